Feature: Preconditions
  Whoever decides on what he has read can make sure that nobody came between.

  Scenario: An operation for the version that was read
    Given a counter "stock" at 5
    When "stock" is read
    Then the answer has the headers:
      | ETag | "0" |
    When "stock" is set to 8 with:
      | If-Match | "0" |
    Then the answer is 200
    And the answer has the headers:
      | ETag | "1" |

  Scenario: Somebody came between
    Given a counter "stock" at 5
    When "stock" is incremented
    And "stock" is set to 8 with:
      | If-Match | "0" |
    Then the answer is 412 "version-mismatch"
    And the answer shows:
      | counter | stock |
      | value   | 6     |
      | version | 1     |
    And "stock" is at 6, version 1

  Scenario: One of several versions
    Given a counter "stock" at 5
    When "stock" is incremented
    And "stock" is incremented with:
      | If-Match | "0", "1" |
    Then the answer is 200

  Scenario: Any version, as long as there is one
    Given a counter "stock" at 5
    When "stock" is incremented with:
      | If-Match | * |
    Then the answer is 200

  Scenario: Deleting what was read
    Given a counter "stock" at 5
    When "stock" is incremented
    And "stock" is deleted with:
      | If-Match | "0" |
    Then the answer is 412 "version-mismatch"
    And "stock" is at 6

  Scenario: An edit of a busy counter is guarded by the version of its last edit
    Given a counter "stock" at 5
    When "stock" is incremented
    And "stock" is patched with:
      | max               | 100 |
      | definitionVersion | 0   |
    Then the answer is 200
    And the answer shows:
      | version           | 2 |
      | definitionVersion | 2 |

  Scenario: Another edit came between
    Given a counter "stock" at 5
    When "stock" is patched with:
      | max | 50 |
    And "stock" is patched with:
      | max               | 100 |
      | definitionVersion | 0   |
    Then the answer is 412 "definition-mismatch"
    And the answer shows:
      | definitionVersion | 1  |
      | max               | 50 |
    And "stock" is at 5, version 1

  Scenario Outline: <tag> is no version
    Given a counter "stock" at 5
    When "stock" is incremented with:
      | If-Match | <tag> |
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | If-Match |
    And "stock" is at 5, version 0

    Examples:
      | tag    |
      | 0      |
      | W/"0"  |
      | "zero" |
