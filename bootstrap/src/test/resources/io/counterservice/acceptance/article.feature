Feature: The acceptance criteria of the article
  The three criteria with which the service was asked for, in their own words.

  Scenario: Incrementing
    Given the counter is initialized to 0
    When an increment request is received
    Then the counter should increase by 1
    And the value should be 1

  Scenario: Decrementing
    Given the counter has a value of 5
    When a decrement request is received
    Then the counter should decrease by 1
    And the value should be 4

  Scenario: At the maximum
    Given the counter is at its maximum value
    When an increment request is received
    Then an error should be returned
    And the counter should not have changed
