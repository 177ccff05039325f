Feature: Bulk
  Many operations in one request: each with its own outcome, or all or none.

  Scenario: Each operation has its own answer, in order
    Given a counter "stock" at 5, between 0 and 10
    When these operations are sent in one request:
      | counter | op        | by | value | mode  |
      | stock   | decrement | 2  |       |       |
      | sold    | increment | 2  |       |       |
      | stock   | increment | 9  |       |       |
      | stock   | increment | 9  |       | clamp |
      | stock   | set       |    | 1     |       |
      | stock   | reset     |    |       |       |
      | nobody  | decrement |    |       |       |
    Then the answer is 200
    And the answer lists:
      | status | name  | value | applied | version | problem.type      | problem.attempted |
      | 200    | stock | 3     | -2      | 1       |                   |                   |
      | 200    | sold  | 2     | 2       | 1       |                   |                   |
      | 409    |       |       |         |         | above-maximum     | 12                |
      | 200    | stock | 10    | 7       | 2       |                   |                   |
      | 200    | stock | 1     | -9      | 3       |                   |                   |
      | 200    | stock | 5     | 4       | 4       |                   |                   |
      | 404    |       |       |         |         | counter-not-found |                   |
    And "stock" is at 5, version 4
    And "sold" is at 2, version 1

  Scenario: A mistake in one item is the answer to that item
    When these operations are sent in one request:
      | counter | op        | by | mode |
      | sold    | increment | 1  |      |
      | sold    | increment | 0  |      |
      | sold    | triple    |    |      |
      | s/old   | increment |    |      |
      | sold    | increment | 1  | hope |
      | sold    | increment | 1  |      |
    Then the answer is 200
    And the answer lists:
      | status | value | problem.type    | problem.field |
      | 200    | 1     |                 |               |
      | 400    |       | invalid-request | by            |
      | 400    |       | invalid-request | op            |
      | 400    |       | invalid-request | counter       |
      | 400    |       | invalid-request | mode          |
      | 200    | 2     |                 |               |

  Scenario: Lines in, lines out
    When these operations are sent as lines:
      | counter | op        | by |
      | sold    | increment | 2  |
      | sold    | decrement | 1  |
    Then the answer is 200
    And the answer has the headers:
      | Content-Type | application/x-ndjson |
    And the answer lists:
      | status | name | value | applied | version |
      | 200    | sold | 2     | 2       | 1       |
      | 200    | sold | 1     | -1      | 2       |

  Scenario: An empty bulk is no mistake
    When POST "/operations" is sent with
      """
      []
      """
    Then the answer is 200
    And the answer lists nothing

  Scenario: An item may carry an Idempotency-Key of its own
    When these operations are sent in one request:
      | counter | op        | by | idempotencyKey |
      | sold    | increment | 2  | sale-1         |
      | sold    | increment | 2  | sale-1         |
      | sold    | increment | 3  | sale-1         |
    Then the answer lists:
      | status | value | version | problem.type           |
      | 200    | 2     | 1       |                        |
      | 200    | 2     | 1       |                        |
      | 422    |       |         | idempotency-key-reused |
    And "sold" is at 2, version 1

  Scenario: One Idempotency-Key covers a whole bulk, item n as key/n
    When the next request has the header "Idempotency-Key" with "batch-1"
    And these operations are sent in one request:
      | counter | op        | by |
      | sold    | increment | 2  |
      | sold    | increment | 3  |
    And the same request is sent again
    Then the answer is 200
    And the answer has the headers:
      | Idempotency-Replayed | true |
    And the answer lists:
      | value | version |
      | 2     | 1       |
      | 5     | 2       |
    And "sold" is at 5, version 2
    When "sold" is incremented by 3 with:
      | Idempotency-Key | batch-1/1 |
    Then the answer shows:
      | value   | 5 |
      | version | 2 |

  Scenario: A key on the item and on the request is a mistake
    When the next request has the header "Idempotency-Key" with "batch-1"
    And these operations are sent in one request:
      | counter | op        | idempotencyKey |
      | sold    | increment | sale-1         |
    Then the answer lists:
      | status | problem.type    | problem.field  |
      | 400    | invalid-request | idempotencyKey |
    And there is no counter "sold"

  Scenario: A transfer between two counters
    Given a counter "from" at 5, between 0 and 10
    And a counter "to" at 1, between 0 and 10
    When these operations are sent in one request, all or none:
      | counter | op        | by |
      | from    | decrement | 4  |
      | to      | increment | 4  |
    Then the answer is 200
    And the answer lists:
      | status | name | value | applied | version |
      | 200    | from | 1     | -4      | 1       |
      | 200    | to   | 5     | 4       | 1       |

  Scenario: A transfer that does not fit moves nothing
    Given a counter "from" at 5, between 0 and 10
    And a counter "to" at 8, between 0 and 10
    When these operations are sent in one request, all or none:
      | counter | op        | by |
      | from    | decrement | 4  |
      | to      | increment | 4  |
    Then the answer is 409 "above-maximum"
    And the answer shows:
      | index     | 1  |
      | counter   | to |
      | value     | 8  |
      | attempted | 12 |
    And "from" is at 5, version 0
    And "to" is at 8, version 0

  Scenario: Operations of an atomic bulk build on each other
    Given a counter "seats" at 9, between 0 and 10
    When these operations are sent in one request, all or none:
      | counter | op        | by |
      | seats   | decrement | 5  |
      | seats   | increment | 6  |
    Then the answer is 200
    And "seats" is at 10, version 2

  Scenario: The refusal of an atomic bulk is remembered
    Given a counter "from" at 5, between 0 and 10
    And a counter "to" at 8, between 0 and 10
    When the next request has the header "Idempotency-Key" with "move-1"
    And these operations are sent in one request, all or none:
      | counter | op        | by |
      | from    | decrement | 4  |
      | to      | increment | 4  |
    And "to" is set to 0
    And the next request has the header "Idempotency-Key" with "move-1"
    And these operations are sent in one request, all or none:
      | counter | op        | by |
      | from    | decrement | 4  |
      | to      | increment | 4  |
    Then the answer is 409 "above-maximum"
    And the answer has the headers:
      | Idempotency-Replayed | true |
    And the answer shows:
      | index | 1 |
    And "from" is at 5, version 0

  Scenario Outline: Anything else under the key of an atomic bulk is a mistake (<to> of 10)
    Given a counter "from" at 5, between 0 and 10
    And a counter "to" at <to>, between 0 and 10
    When the next request has the header "Idempotency-Key" with "move-1"
    And these operations are sent in one request, all or none:
      | counter | op        | by |
      | from    | decrement | 4  |
      | to      | increment | 4  |
    And the next request has the header "Idempotency-Key" with "move-1"
    And these operations are sent in one request, all or none:
      | counter | op        | by |
      | from    | decrement | 4  |
    Then the answer is 422 "idempotency-key-reused"
    And the answer shows:
      | index | 0 |
    When the next request has the header "Idempotency-Key" with "move-1"
    And these operations are sent in one request, all or none:
      | counter | op        | by |
      | from    | decrement | 1  |
      | to      | increment | 1  |
    Then the answer is 422 "idempotency-key-reused"
    When the next request has the header "Idempotency-Key" with "move-1"
    And these operations are sent in one request:
      | counter | op        | by |
      | from    | decrement | 4  |
      | to      | increment | 4  |
    Then the answer lists:
      | status | problem.type           |
      | 422    | idempotency-key-reused |
      | 422    | idempotency-key-reused |
    And "from" is at <from after>, version <version>

    Examples:
      | to | from after | version |
      | 0  | 1          | 1       |
      | 8  | 5          | 0       |

  Scenario: In an atomic bulk every operation has a key of its own or none has
    When these operations are sent in one request, all or none:
      | counter | op        | idempotencyKey |
      | from    | increment | move-1         |
      | to      | increment |                |
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | idempotencyKey |
      | index | 1              |
    And there is no counter "from"

  Scenario: A bulk touches only what the key may touch
    Given a key "shop" with the scope "counters:write" for the counters "shop.*"
    When key "shop" is used
    And these operations are sent in one request:
      | counter   | op        |
      | shop.cups | increment |
      | bank.cash | increment |
    Then the answer is 200
    And the answer lists:
      | status | value | problem.type | problem.field | problem.counter |
      | 200    | 1     |              |               |                 |
      | 403    |       | forbidden    | name          | bank.cash       |
    And there is no counter "bank.cash"

  Scenario: All or none counts what the key may not touch
    Given a key "shop" with the scope "counters:write" for the counters "shop.*"
    When key "shop" is used
    And these operations are sent in one request, all or none:
      | counter   | op        |
      | shop.cups | increment |
      | bank.cash | increment |
    Then the answer is 403 "forbidden"
    And the answer shows:
      | index | 1 |
    And there is no counter "shop.cups"
