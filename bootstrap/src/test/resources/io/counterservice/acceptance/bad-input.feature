Feature: Bad input
  A mistake gets a problem that names the field and the rule, and changes nothing.

  Scenario Outline: <method> <path> with <body>
    Given a counter "stock" at 5
    When <method> "<path>" is sent with
      """
      <body>
      """
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | <field> |
    And the answer says "<rule>" for "rule"
    And "stock" is at 5, version 0

    Examples: unknown fields and parameters
      | method | path                                | body                        | field  | rule             |
      | POST   | /counters/{stock}/increment         | {"by":1,"amount":2}         | amount | not a field      |
      | POST   | /counters/{stock}/increment         | {"By":1}                    | By     | not a field      |
      | POST   | /counters/{stock}/increment?bye=1   | {}                          | bye    | not a query      |
      | POST   | /counters/{stock}/increment?by=1    | {"by":1}                    | by     | query            |
      | POST   | /counters/{stock}/increment         | {"by":1,"by":1}             | by     | twice            |
      | PUT    | /counters/{stock}/value             | {"value":1,"by":1}          | by     | not a field      |
      | POST   | /counters                           | {"name":"{stock}","value":1}| value  | not a field      |
      | PATCH  | /counters/{stock}                   | {"name":"other"}            | name   | not a field      |

    Examples: wrong types
      | method | path                        | body                                     | field    | rule          |
      | POST   | /counters/{stock}/increment | {"by":"1"}                               | by       | whole number  |
      | POST   | /counters/{stock}/increment | {"by":true}                              | by       | whole number  |
      | POST   | /counters/{stock}/increment | {"by":null}                              | by       | not null      |
      | POST   | /counters/{stock}/increment | {"by":[1]}                               | by       | whole number  |
      | POST   | /counters/{stock}/increment | {"mode":1}                               | mode     | string        |
      | POST   | /counters                   | {"name":7}                               | name     | string        |
      | PUT    | /counters/{stock}           | {"labels":{"team":1}}                    | labels.team | string     |
      | PUT    | /counters/{stock}           | {"public":"yes"}                         | public   | true or false |
      | POST   | /counters/{stock}/increment | [1]                                      | body     | JSON object   |

    Examples: numbers out of range or with a fraction
      | method | path                        | body                            | field        | rule     |
      | POST   | /counters/{stock}/increment | {"by":0}                        | by           | 1 to     |
      | POST   | /counters/{stock}/decrement | {"by":-1}                       | by           | 1 to     |
      | POST   | /counters/{stock}/increment | {"by":1.5}                      | by           | fraction |
      | POST   | /counters/{stock}/increment | {"by":1e3}                      | by           | fraction |
      | POST   | /counters/{stock}/increment | {"by":9223372036854775808}      | by           | 64-bit   |
      | PUT    | /counters/{stock}/value     | {"value":-9223372036854775809}  | value        | 64-bit   |
      | PUT    | /counters/{stock}/value     | {"value":0.1}                   | value        | fraction |
      | PUT    | /counters/{stock}           | {"min":1,"max":0}               | min          | above    |
      | PUT    | /counters/{stock}           | {"min":1,"value":5}             | initialValue | bounds   |

    Examples: what is missing, too long or unheard of
      | method | path                        | body                                      | field       | rule            |
      | POST   | /counters                   | {}                                        | name        | given           |
      | PUT    | /counters/{stock}/value     | {}                                        | value       | given           |
      | POST   | /counters/{stock}/increment | {"mode":"hope"}                           | mode        | reject or clamp |
      | POST   | /counters/{stock}/increment | {"reason":"{201 letters}"}                | reason      | 200             |
      | PUT    | /counters/{stock}           | {"description":"{501 letters}"}           | description | 500             |
      | PUT    | /counters/{stock}           | {"labels":{"team":"{64 letters}"}}        | labels      | 63              |

    Examples: malformed JSON
      | method | path                        | body         | field | rule        |
      | POST   | /counters/{stock}/increment | {"by":       | body  | early       |
      | POST   | /counters/{stock}/increment | {"by":1}}    | body  | well-formed |
      | POST   | /counters/{stock}/increment | {'by':1}     | body  | well-formed |
      | POST   | /counters/{stock}/increment | {"by":01}    | body  | well-formed |
      | POST   | /counters/{stock}/increment | nonsense     | body  | well-formed |
      | POST   | /operations                 | {"by":1}     | body  | array       |

  Scenario Outline: <name> is not a name
    When POST "/counters/<name>/increment" is sent
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | name |
    And the answer says "1 to 128 characters of A-Z a-z 0-9 . _ : -" for "rule"

    Examples:
      | name          |
      | {129 letters} |
      | .hidden       |
      | -minus        |
      | a%2Fb         |
      | a%20b         |
      | %C3%A4        |
      | a%00b         |

  Scenario Outline: The longest and the oddest names that are names
    When POST "/counters/<name>/increment" is sent
    Then the answer is 200

    Examples:
      | name          |
      | {128 letters} |
      | 7             |
      | a._:-         |
      | %61a%3Ab      |

  Scenario Outline: <type> is not a media type that this route reads
    Given a counter "stock" at 5
    When POST "/counters/{stock}/increment" is sent as "<type>" with
      """
      {"by":1}
      """
    Then the answer is 415 "unsupported-media-type"
    And the answer has the headers:
      | Accept | application/json |
    And "stock" is at 5, version 0

    Examples:
      | type                              |
      | text/plain                        |
      | application/x-www-form-urlencoded |
      | application/json; charset=latin1  |

  Scenario: A body over the limit
    Given a counter "stock" at 5
    When POST "/counters/{stock}/increment" is sent with
      """
      {"reason":"{20000 letters}"}
      """
    Then the answer is 413 "body-too-large"
    And the answer shows:
      | field | body |
    And "stock" is at 5, version 0

  Scenario Outline: <method> <path> is not offered
    Given a counter "stock" at 5
    When <method> "<path>" is sent
    Then the answer is 405 "method-not-allowed"
    And the answer has the headers:
      | Allow | <allowed> |
    And "stock" is at 5, version 0

    Examples:
      | method | path                        | allowed                  |
      | GET    | /counters/{stock}/increment | POST                     |
      | DELETE | /counters/{stock}/increment | POST                     |
      | DELETE | /counters                   | GET, HEAD, POST          |
      | POST   | /counters/{stock}           | DELETE, GET, HEAD, PATCH, PUT |
      | GET    | /operations                 | POST                     |

  Scenario Outline: There is nothing at <path>
    When GET "<path>" is sent
    Then the answer is 404 "path-not-found"

    Examples:
      | path                    |
      | /nothing                |
      | /counters/a/b/c         |
      | /counters/a/increment/b |
      | /v1/counters            |

  Scenario Outline: A list asks within limits
    When GET "<path>" is sent
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | <field> |

    Examples:
      | path                     | field  |
      | /counters?limit=0        | limit  |
      | /counters?limit=1000000  | limit  |
      | /counters?limit=ten      | limit  |
      | /counters?label=team     | label  |
      | /counters?prefix=a%20b   | prefix |
      | /counters?page=2         | page   |
      | /counters/a/changes?after=-2 | after |
