Feature: Bounds
  A counter never leaves its bounds. An operation that would is refused and changes nothing.

  Scenario Outline: <operation> of a counter at <value>, between 0 and 10
    Given a counter "seats" at <value>, between 0 and 10
    When "seats" is <operation>
    Then the answer is 409 "<problem>"
    And the answer shows:
      | counter   | seats       |
      | value     | <value>     |
      | version   | 0           |
      | min       | 0           |
      | max       | 10          |
      | attempted | <attempted> |
    And "seats" is at <value>, version 0

    Examples:
      | value | operation                          | problem       | attempted            |
      | 10    | incremented                        | above-maximum | 11                   |
      | 8     | incremented by 3                   | above-maximum | 11                   |
      | 0     | decremented                        | below-minimum | -1                   |
      | 2     | decremented by 3                   | below-minimum | -1                   |
      | 5     | set to 11                          | above-maximum | 11                   |
      | 5     | set to -1                          | below-minimum | -1                   |
      | 10    | incremented by 9223372036854775807 | above-maximum | 9223372036854775817  |
      | 0     | decremented by 9223372036854775807 | below-minimum | -9223372036854775807 |

  Scenario Outline: The bounds themselves belong to the range
    Given a counter "seats" at 5, between 0 and 10
    When "seats" is <operation>
    Then the answer is 200
    And "seats" is at <value>

    Examples:
      | operation        | value |
      | incremented by 5 | 10    |
      | decremented by 5 | 0     |
      | set to 10        | 10    |

  Scenario: 64 bits never wrap
    Given a counter "atoms" at 9223372036854775807, between -9223372036854775808 and 9223372036854775807
    When "atoms" is incremented
    Then the answer is 409 "above-maximum"
    And the answer shows:
      | attempted | 9223372036854775808 |
    And "atoms" is at 9223372036854775807, version 0

  Scenario: Clamping saturates
    Given a counter "atoms" at -9223372036854775807, between -9223372036854775808 and 9223372036854775807
    When "atoms" is decremented by 9223372036854775807 with:
      | mode | clamp |
    Then the answer shows:
      | value   | -9223372036854775808 |
      | applied | -1                   |

  Scenario: Wider bounds let the next operation through
    Given a counter "seats" at 10, between 0 and 10
    When "seats" is incremented
    Then the answer is 409 "above-maximum"
    When "seats" is patched with:
      | max | 11 |
    And "seats" is incremented
    Then the answer is 200
    And "seats" is at 11, version 2
