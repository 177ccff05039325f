Feature: Idempotency
  A caller who got no answer repeats the request with the same Idempotency-Key and gets the first answer; nothing is counted twice.

  Scenario: A repeated increment is counted once
    When "orders" is incremented by 3 with:
      | Idempotency-Key | order-1 |
    Then the answer is 200
    And the answer has no header "Idempotency-Replayed"
    When the same request is sent again
    Then the answer is 200
    And the answer shows:
      | value   | 3 |
      | applied | 3 |
      | version | 1 |
    And the answer has the headers:
      | Idempotency-Replayed | true |
    And "orders" is at 3, version 1

  Scenario: The first answer stays the answer when the counter has moved on
    When "orders" is incremented by 3 with:
      | Idempotency-Key | order-1 |
    And "orders" is incremented by 10
    And "orders" is incremented by 3 with:
      | Idempotency-Key | order-1 |
    Then the answer shows:
      | value   | 3 |
      | version | 1 |
    And "orders" is at 13, version 2

  Scenario: A refusal is remembered too
    Given a counter "seats" at 10, between 0 and 10
    When "seats" is incremented with:
      | Idempotency-Key | seat-1 |
    Then the answer is 409 "above-maximum"
    When "seats" is decremented by 5
    And "seats" is incremented with:
      | Idempotency-Key | seat-1 |
    Then the answer is 409 "above-maximum"
    And the answer has the headers:
      | Idempotency-Replayed | true |
    And the answer shows:
      | value | 10 |
    And "seats" is at 5, version 1

  Scenario: "There is no such counter" is remembered too
    When "seats" is decremented with:
      | Idempotency-Key | seat-1 |
    Then the answer is 404 "counter-not-found"
    When "seats" is created
    And "seats" is decremented with:
      | Idempotency-Key | seat-1 |
    Then the answer is 404 "counter-not-found"
    And the answer has the headers:
      | Idempotency-Replayed | true |
    And "seats" is at 0, version 0

  Scenario Outline: The same key with another request (<other>) is a mistake
    Given a counter "orders" at 0
    When "orders" is incremented by 3 with:
      | Idempotency-Key | order-1 |
    And "orders" is <other> with:
      | Idempotency-Key | order-1 |
    Then the answer is 422 "idempotency-key-reused"
    And "orders" is at 3, version 1

    Examples:
      | other            |
      | incremented by 4 |
      | decremented by 3 |
      | set to 3         |
      | reset            |
      | deleted          |

  Scenario: What is said in the query or in the body is the same request
    When POST "/counters/{orders}/increment?by=2" is sent
    And the next request has the header "Idempotency-Key" with "order-1"
    And POST "/counters/{orders}/increment?by=2" is sent
    And "orders" is incremented by 2 with:
      | Idempotency-Key | order-1 |
    Then the answer is 200
    And the answer has the headers:
      | Idempotency-Replayed | true |
    And "orders" is at 4, version 2

  Scenario: A bare key and a quoted one are the same key
    When "orders" is incremented with:
      | Idempotency-Key | order-1 |
    And "orders" is incremented with:
      | Idempotency-Key | "order-1" |
    Then the answer has the headers:
      | Idempotency-Replayed | true |
    And "orders" is at 1, version 1

  Scenario: A key belongs to one counter
    When "orders" is incremented with:
      | Idempotency-Key | order-1 |
    And "orders.web" is incremented with:
      | Idempotency-Key | order-1 |
    Then the answer is 200
    And the answer has no header "Idempotency-Replayed"
    And "orders.web" is at 1

  Scenario: A key belongs to one caller
    Given a key "till" with the scope "counters:write"
    When "orders" is incremented with:
      | Idempotency-Key | order-1 |
    And key "till" is used
    And "orders" is incremented with:
      | Idempotency-Key | order-1 |
    Then the answer has no header "Idempotency-Replayed"
    And "orders" is at 2

  Scenario: The key comes before everything else
    Given a counter "orders" at 0
    When "orders" is incremented with:
      | Idempotency-Key | order-1 |
      | If-Match        | "0"     |
    And the same request is sent again
    Then the answer is 200
    And the answer has the headers:
      | Idempotency-Replayed | true |

  Scenario: A creation is repeated safely
    When the next request has the header "Idempotency-Key" with "new-1"
    And "seats" is created with:
      | max | 10 |
    Then the answer is 201
    When the next request has the header "Idempotency-Key" with "new-1"
    And "seats" is created with:
      | max | 10 |
    Then the answer is 201
    And the answer has the headers:
      | Idempotency-Replayed | true |

  Scenario: Mistakes are not remembered
    When the next request has the header "Idempotency-Key" with "order-1"
    And POST "/counters/{orders}/increment?by=none" is sent
    Then the answer is 400 "invalid-request"
    When "orders" is incremented with:
      | Idempotency-Key | order-1 |
    Then the answer is 200

  Scenario: A dry run has no key
    When "orders" is incremented with:
      | Idempotency-Key | order-1 |
      | dryRun          | true    |
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | Idempotency-Key |
