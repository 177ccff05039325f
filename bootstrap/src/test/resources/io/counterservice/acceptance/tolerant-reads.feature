Feature: Tolerant reads
  A caller who accepts an answer of some age says how old it may be, and is told how old it is.

  Scenario: An answer that may be old tells its age
    Given a counter "stock" at 5
    And the next request has the header "Cache-Control" with "max-stale=60"
    When "stock" is read
    Then the answer is 200
    And the answer shows:
      | value | 5 |
    And the answer has the headers:
      | Age  | 0   |
      | ETag | "0" |

  Scenario: Any age will do
    Given a counter "stock" at 5
    And the next request has the header "Cache-Control" with "max-stale"
    When "stock" is read
    Then the answer has the headers:
      | Age | 0 |

  Scenario: Whoever made a change sees it at once
    Given a counter "stock" at 5
    And the next request has the header "Cache-Control" with "max-stale=3600"
    When "stock" is read
    And "stock" is incremented
    And the next request has the header "Cache-Control" with "max-stale=3600"
    And "stock" is read
    Then the answer shows:
      | value   | 6 |
      | version | 1 |

  Scenario: A deleted counter is gone, however old an answer may be
    Given a counter "stock" at 5
    And the next request has the header "Cache-Control" with "max-stale=3600"
    When "stock" is read
    And "stock" is deleted
    And the next request has the header "Cache-Control" with "max-stale=3600"
    And "stock" is read
    Then the answer is 404 "counter-not-found"

  Scenario: Reads are exact by default
    Given a counter "stock" at 5
    When "stock" is read
    Then the answer has no header "Age"

  Scenario Outline: What is no number of seconds is ignored
    Given a counter "stock" at 5
    And the next request has the header "Cache-Control" with "<directive>"
    When "stock" is read
    Then the answer is 200
    And the answer has no header "Age"

    Examples:
      | directive       |
      | max-stale=soon  |
      | max-stale=-1    |
      | max-stale=1.5   |
      | max-age=60      |
