Feature: Counting
  Increment, decrement, set and reset. Every applied operation gives the counter its next version, and the answer says what was applied.

  Scenario: The first increment of an unknown counter creates it
    When "downloads" is incremented
    Then the answer is 200
    And the answer shows:
      | name    | downloads |
      | value   | 1         |
      | applied | 1         |
      | version | 1         |
    And the answer has the headers:
      | ETag         | "1"              |
      | Content-Type | application/json |

  Scenario Outline: <operation>
    Given a counter "stock" at 5
    When "stock" is <operation>
    Then the answer is 200
    And the answer shows:
      | name    | stock     |
      | value   | <value>   |
      | applied | <applied> |
      | version | 1         |
    And "stock" is at <value>, version 1

    Examples:
      | operation          | value | applied |
      | incremented        | 6     | 1       |
      | incremented by 10  | 15    | 10      |
      | decremented        | 4     | -1      |
      | decremented by 10  | -5    | -10     |
      | set to 42          | 42    | 37      |
      | set to -1          | -1    | -6      |
      | set to 5           | 5     | 0       |
      | reset              | 5     | 0       |

  Scenario: The amount may stand in the query
    Given a counter "stock" at 5
    When POST "/counters/{stock}/increment?by=4" is sent
    Then the answer is 200
    And "stock" is at 9

  Scenario: A reset goes back to the initial value, by POST or by PUT
    Given a counter "stock" at 5
    When "stock" is incremented by 3
    And "stock" is reset
    Then the answer shows:
      | value   | 5  |
      | applied | -3 |
      | version | 2  |
    When "stock" is incremented by 3
    And PUT "/counters/{stock}/reset" is sent
    Then the answer shows:
      | value   | 5  |
      | version | 4  |

  Scenario: Clamping moves to the maximum and says by how much
    Given a counter "seats" at 8, between 0 and 10
    When "seats" is incremented by 5 with:
      | mode | clamp |
    Then the answer is 200
    And the answer shows:
      | value   | 10 |
      | applied | 2  |
      | version | 1  |

  Scenario: Clamping moves to the minimum likewise
    Given a counter "seats" at 8, between 0 and 10
    When "seats" is decremented by 9 with:
      | mode | clamp |
    Then the answer shows:
      | value   | 0  |
      | applied | -8 |

  Scenario: Clamping by nothing is an applied operation of 0
    Given a counter "seats" at 10, between 0 and 10
    When "seats" is incremented with:
      | mode | clamp |
    Then the answer is 200
    And the answer shows:
      | value   | 10 |
      | applied | 0  |
      | version | 1  |

  Scenario: A dry run answers what would happen and changes nothing
    Given a counter "seats" at 8, between 0 and 10
    When "seats" is incremented by 2 with:
      | dryRun | true |
    Then the answer is 200
    And the answer shows:
      | value   | 10 |
      | applied | 2  |
      | version | 1  |
    And "seats" is at 8, version 0

  Scenario: A dry run is refused where the operation would be
    Given a counter "seats" at 8, between 0 and 10
    When "seats" is incremented by 3 with:
      | dryRun | true |
    Then the answer is 409 "above-maximum"
    And the answer shows:
      | attempted | 11 |
    And "seats" is at 8, version 0

  Scenario: A dry run of the first increment creates nothing
    When "downloads" is incremented with:
      | dryRun | true |
    Then the answer is 200
    And the answer shows:
      | value   | 1 |
      | version | 1 |
    And there is no counter "downloads"
