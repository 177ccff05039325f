Feature: Reads and the journal
  A read is exact. The journal tells every change of a counter, in order and without gaps.

  Scenario: A read sees every acknowledged change
    Given a counter "stock" with:
      | initialValue | 5         |
      | description  | Cups left |
      | labels       | team:shop |
    When "stock" is incremented by 2
    And "stock" is read
    Then the answer is 200
    And the answer shows:
      | name              | stock            |
      | value             | 7                |
      | version           | 1                |
      | min               | -9007199254740991|
      | max               | 9007199254740991 |
      | initialValue      | 5                |
      | held              | 0                |
      | description       | Cups left        |
      | labels.team       | shop             |
      | public            | false            |
      | definitionVersion | 0                |
    And the answer has the headers:
      | ETag | "1" |

  Scenario: The journal of a counter, from its creation to its deletion
    Given a counter "stock" at 5, between 0 and 10
    When "stock" is incremented by 2
    And "stock" is incremented by 9
    And "stock" is decremented by 1
    And "stock" is set to 1
    And "stock" is reset
    And "stock" is patched with:
      | max | 20 |
    And "stock" is deleted
    And the changes of "stock" after version 0 are read
    Then the answer is 200
    And the answer lists:
      | name  | kind   | from | to | delta | value | increments | decrements |
      | stock | count  | 1    | 1  | 2     | 7     | 1          | 0          |
      | stock | count  | 2    | 2  | -1    | 6     | 0          | 1          |
      | stock | count  | 3    | 3  | -5    | 1     |            |            |
      | stock | count  | 4    | 4  | 4     | 5     |            |            |
      | stock | edit   | 5    | 5  | 0     | 5     |            |            |
      | stock | delete | 6    | 6  | -5    | 0     |            |            |

  Scenario: A reader resumes after the version that it has seen
    When "stock" is incremented
    And "stock" is incremented
    And "stock" is incremented
    And the changes of "stock" after version 2 are read
    Then the answer lists:
      | from | to | value |
      | 3    | 3  | 3     |
    And the answer shows:
      | next | null |
    When the changes of "stock" after version 3 are read
    Then the answer lists nothing

  Scenario: A journal comes in pages
    When "stock" is incremented
    And "stock" is incremented
    And GET "/counters/{stock}/changes?after=0&limit=1" is sent
    Then the answer lists:
      | to |
      | 1  |
    And the answer shows:
      | next | 1 |

  Scenario: A change tells who made it and why
    Given a key "till" with the scope "counters:write"
    When key "till" is used
    And "stock" is incremented with:
      | reason | delivery 7 |
    And GET "/counters/{stock}" is sent
    Then the answer is 403 "forbidden"
    Given a key "auditor" with the scope "counters:read"
    When key "auditor" is used
    And the changes of "stock" after version 0 are read
    Then the answer lists:
      | delta | by.key | reason     |
      | 1     | {till} | delivery 7 |

  Scenario: An edit tells the definition that is in force from then on
    Given a counter "stock" at 5
    When "stock" is patched with:
      | max    | 20       |
      | labels | team:web |
    And the changes of "stock" after version 0 are read
    Then the answer lists:
      | kind | definition.max | definition.labels.team |
      | edit | 20             | web                    |

  Scenario: Where there is no counter there is no journal
    When the changes of "nobody" after version 0 are read
    Then the answer is 404 "counter-not-found"

  Scenario: A counter created again has one journal with the one before
    Given a counter "stock" at 5
    And "stock" is deleted
    When "stock" is created with:
      | initialValue | 2 |
    And the changes of "stock" after version 0 are read
    Then the answer lists:
      | kind   | from | to | delta | value |
      | delete | 1    | 1  | -5    | 0     |
      | create | 2    | 2  | 2     | 2     |
