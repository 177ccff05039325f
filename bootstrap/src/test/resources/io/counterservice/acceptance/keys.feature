Feature: API keys
  A program shows a key. The key says what it may do and to which counters, and it can be ended at any time.

  Scenario: Without a key nothing is told
    Given a counter "stock" at 5
    When no key is used
    And "stock" is read
    Then the answer is 401 "unauthenticated"
    And the answer has the headers:
      | WWW-Authenticate | Bearer realm="counter" |
    When "nobody" is read
    Then the answer is 401 "unauthenticated"

  Scenario: A wrong key is no key
    When a wrong key is used
    And "stock" is incremented
    Then the answer is 401 "unauthenticated"
    And there is no counter "stock"

  Scenario: A key may be sent as X-API-Key
    Given a counter "stock" at 5
    And a key "reader" with the scope "counters:read"
    When no key is used
    And the secret of key "reader" is sent in the header "X-API-Key"
    And "stock" is read
    Then the answer is 200

  Scenario: The secret is shown once
    When POST "/keys" is sent with
      """
      {"name": "till 3", "scopes": ["counters:write", "counters:read"], "pattern": "shop.*", "expiresAt": "2099-01-31T12:00:00Z"}
      """
    Then the answer is 201
    And the answer shows:
      | scopes    | ["counters:read","counters:write"]|
      | pattern   | shop.*                            |
      | expiresAt | 2099-01-31T12:00:00Z              |
      | revokedAt | null                              |
    And the answer says "till 3" for "name"
    And the answer says "ck_" for "secret"
    And the answer has the headers:
      | Cache-Control | no-store |
    When the location of the answer is read
    Then the answer is 200
    And the answer says "till 3" for "name"
    And the answer shows:
      | secret | absent |

  Scenario Outline: A key with the scope <scope> may <may>
    Given a counter "stock" at 5
    And a key "program" with the scope "<scope>"
    When key "program" is used
    And <method> "<path>" is sent
    Then the answer is <status>

    Examples:
      | scope           | method | path                        | status | may                   |
      | counters:read   | GET    | /counters/{stock}           | 200    | read                  |
      | counters:read   | GET    | /counters/{stock}/changes   | 200    | read the journal      |
      | counters:read   | POST   | /counters/{stock}/increment | 403    | not count             |
      | counters:read   | DELETE | /counters/{stock}           | 403    | not delete            |
      | counters:write  | POST   | /counters/{stock}/increment | 200    | count                 |
      | counters:write  | POST   | /counters/{new}/increment   | 200    | create by counting    |
      | counters:write  | GET    | /counters/{stock}           | 403    | not read              |
      | counters:write  | DELETE | /counters/{stock}           | 403    | not delete            |
      | counters:manage | DELETE | /counters/{stock}           | 200    | delete                |
      | counters:manage | POST   | /counters/{stock}/increment | 403    | not count             |
      | counters:manage | GET    | /keys                       | 403    | not see keys          |
      | admin           | DELETE | /counters/{stock}           | 200    | do everything: delete |
      | admin           | POST   | /counters/{stock}/increment | 200    | do everything: count  |
      | admin           | GET    | /keys                       | 200    | do everything: keys   |

  Scenario: A refusal for lack of a scope says which
    Given a key "reader" with the scope "counters:read"
    When key "reader" is used
    And "stock" is incremented
    Then the answer is 403 "forbidden"
    And the answer shows:
      | field | scope |
    And the answer says "counters:write" for "rule"

  Scenario: A name pattern limits a key to some counters
    Given a counter "shop.cups" at 1
    And a counter "shopping" at 2
    And a key "shop" with the scopes "counters:read, counters:write" for the counters "shop.*"
    When key "shop" is used
    And "shop.cups" is incremented
    Then the answer is 200
    When "shopping" is incremented
    Then the answer is 403 "forbidden"
    And the answer shows:
      | field | name |
    When "nobody" is read
    Then the answer is 403 "forbidden"
    When the counters starting with "shop" are listed
    Then the answer lists:
      | name      |
      | shop.cups |

  Scenario: A pattern without a star is one counter
    Given a key "one" with the scope "counters:write" for the counters "shop"
    When key "one" is used
    And "shop" is incremented
    Then the answer is 200
    When "shop.cups" is incremented
    Then the answer is 403 "forbidden"

  Scenario: A key expires
    Given a key "guest" with the scope "counters:read" that expires in 3 seconds
    Then key "guest" is accepted
    And key "guest" is refused within 10 seconds

  Scenario: A revoked key is refused within a second
    Given a key "till" with the scope "counters:read"
    Then key "till" is accepted
    When key "till" is revoked
    Then key "till" is refused within 1 second
    When GET "/keys/{till}" is sent
    Then the answer is 200

  Scenario: A rotated key has a new secret and the old one ends at once
    Given a key "till" with the scope "counters:read"
    When key "till" is rotated
    Then key "till" is accepted
    And key "old till" is refused within 1 second

  Scenario: A rotation with overlap honours both secrets for a while
    Given a key "till" with the scope "counters:read"
    When key "till" is rotated and its old secret stays good for "PT1H"
    Then key "till" is accepted
    And key "old till" is accepted

  Scenario: The old secret ends when the overlap does
    Given a key "till" with the scope "counters:read"
    When key "till" is rotated and its old secret stays good for "PT1S"
    Then key "old till" is refused within 10 seconds
    And key "till" is accepted

  Scenario: A revoked key gets no new secret
    Given a key "till" with the scope "counters:read"
    When key "till" is revoked
    And POST "/keys/{till}/rotate" is sent
    Then the answer is 409 "key-not-in-force"

  Scenario Outline: No key is made of <body>
    When POST "/keys" is sent with
      """
      <body>
      """
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | <field> |

    Examples:
      | body                                                                               | field     |
      | {"scopes":["admin"]}                                                               | name      |
      | {"name":"k"}                                                                       | scopes    |
      | {"name":"k","scopes":[]}                                                           | scopes    |
      | {"name":"k","scopes":["all"]}                                                      | scopes    |
      | {"name":"k","scopes":["admin"],"pattern":"*shop"}                                  | pattern   |
      | {"name":"k","scopes":["admin"],"pattern":"shop.*"}                                 | pattern   |
      | {"name":"k","scopes":["admin"],"expiresAt":"yesterday"}                            | expiresAt |
      | {"name":"k","scopes":["admin"],"expiresAt":"2001-01-01T00:00:00Z"}                 | expiresAt |
      | {"name":"k","scopes":["admin"],"origins":["shop.example"]}                         | origins   |
      | {"name":"k","scopes":["admin"],"origins":["https://shop.example/cart"]}            | origins   |
      | {"name":"k","scopes":["admin"],"colour":"red"}                                     | colour    |

  Scenario: What is not there cannot be revoked
    When DELETE "/keys/nobody" is sent
    Then the answer is 404 "key-not-found"

  Scenario: A secret is never stored for a repetition
    When the next request has the header "Idempotency-Key" with "key-1"
    And POST "/keys" is sent with
      """
      {"name": "till", "scopes": ["admin"]}
      """
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | Idempotency-Key |

  Scenario: Guessing keys is slowed down, and good keys are not
    Given a key "till" with the scope "counters:read"
    When a wrong key is presented 21 times from the address "127.0.0.77"
    Then the answer is 429 "too-many-failures"
    And the answer says how long to wait
    And key "till" is accepted
