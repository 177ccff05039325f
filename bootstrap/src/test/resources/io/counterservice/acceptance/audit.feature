Feature: The audit trail
  Whoever administers the service can find out who changed what, when, from where, and what was there before and after.

  Scenario: The life of a counter is told, the newest first
    When PUT "/counters/{stock}" is sent with
      """
      {"max": 10, "labels": {"team": "web"}}
      """
    And PATCH "/counters/{stock}" is sent with
      """
      {"max": 20, "labels": {"team": "ops"}, "reason": "more shelves"}
      """
    And DELETE "/counters/{stock}" is sent
    And GET "/audit?subject={stock}" is sent
    Then the answer is 200
    And the answer lists:
      | action          | subject | address   | before.max | before.label:team | after.max | after.label:team | after.reason |
      | counter-deleted | {stock} | 127.0.0.1 | 20         | ops               | absent    | absent           | absent       |
      | counter-edited  | {stock} | 127.0.0.1 | 10         | web               | 20        | ops              | more shelves |
      | counter-created | {stock} | 127.0.0.1 | absent     | absent            | 10        | web              | absent       |
    And the answer shows:
      | items.1.before.min   | absent |
      | items.1.before.value | absent |
      | items.2.after.value  | 0      |
      | next                 | null   |

  Scenario: A key that counts leaves no entry, and one that defines leaves its own
    Given a key "till" with the scopes "counters:write, counters:manage"
    When key "till" is used
    And POST "/counters/{stock}/increment" is sent
    And POST "/counters/{stock}/reset" is sent
    And PATCH "/counters/{stock}" is sent with
      """
      {"max": 20}
      """
    And the administrator's key is used
    And GET "/audit?actor={till}" is sent
    Then the answer lists:
      | action         | subject | actor  |
      | counter-edited | {stock} | {till} |

  Scenario: What is refused or only tried is not told
    Given a counter "stock" at 5
    When PATCH "/counters/{stock}" is sent with
      """
      {"max": 4, "initialValue": 0}
      """
    Then the answer is 409 "bounds-exclude-value"
    When PATCH "/counters/{stock}?dryRun=true" is sent with
      """
      {"max": 20}
      """
    Then the answer is 200
    When GET "/audit?subject={stock}&action=counter-edited" is sent
    Then the answer lists nothing

  Scenario: What is repeated is told once
    Given the next request has the header "Idempotency-Key" with "once"
    When PUT "/counters/{stock}" is sent with
      """
      {"max": 10}
      """
    And the same request is sent again
    Then the answer has the headers:
      | Idempotency-Replayed | true |
    When GET "/audit?subject={stock}" is sent
    Then the answer lists:
      | action          |
      | counter-created |

  Scenario: What becomes of a key is told without its secret
    Given a key "till" with the scope "counters:read"
    And key "till" is rotated and its old secret stays good for "PT1H"
    When PATCH "/keys/{till}" is sent with
      """
      {"name": "till 3"}
      """
    And key "till" is revoked
    And GET "/audit?subject={till}" is sent
    Then the answer lists:
      | action      | subject | before.name | after.name | after.scopes  |
      | key-revoked | {till}  | absent      | absent     | absent        |
      | key-edited  | {till}  | till        | till 3     | absent        |
      | key-rotated | {till}  | absent      | absent     | absent        |
      | key-created | {till}  | absent      | till       | counters:read |
    And the answer has nothing of the secret of key "till"
    And the answer has nothing of the secret of key "old till"

  Scenario: What becomes of a rate plan is told, unless it stays what it was
    When PUT "/rate-plans/{gold}" is sent with
      """
      {"operationsPerSecond": 5, "burst": 10}
      """
    And the same request is sent again
    And PUT "/rate-plans/{gold}" is sent with
      """
      {"operationsPerSecond": 6, "burst": 10}
      """
    And DELETE "/rate-plans/{gold}" is sent
    And GET "/audit?subject={gold}" is sent
    Then the answer lists:
      | action        | before.operationsPerSecond | after.operationsPerSecond | after.burst |
      | plan-deleted  | 6                          | absent                    | absent      |
      | plan-replaced | 5                          | 6                         | absent      |
      | plan-created  | absent                     | 5                         | 10          |

  Scenario: Pages lead on, under a prefix
    When PUT "/counters/{shelf.1}" is sent with
      """
      {}
      """
    And PUT "/counters/{shelf.2}" is sent with
      """
      {}
      """
    And PUT "/counters/{shelf.3}" is sent with
      """
      {}
      """
    And GET "/audit?subject={shelf.}*&limit=2" is sent
    Then the answer lists:
      | subject   |
      | {shelf.3} |
      | {shelf.2} |
    When the next page is read
    Then the answer lists:
      | subject   |
      | {shelf.1} |

  Scenario: It can be had as a table
    When PUT "/counters/{stock}" is sent with
      """
      {"max": 10}
      """
    And the next request has the header "Accept" with "text/csv"
    And GET "/audit?subject={stock}" is sent
    Then the answer is 200
    And the answer has the text "number,at,actor,address,action,subject,before,after"
    And the answer has the text ",127.0.0.1,counter-created,"

  Scenario: It is for administrators
    Given a key "manager" with the scopes "counters:read, counters:write, counters:manage, live:read"
    When key "manager" is used
    And GET "/audit" is sent
    Then the answer is 403 "forbidden"

  Scenario Outline: A question that makes no sense is told so: <query>
    When GET "/audit?<query>" is sent
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | <field> |

    Examples:
      | query            | field   |
      | limit=0          | limit   |
      | limit=1001       | limit   |
      | before=0         | before  |
      | action=painted   | action  |
      | actor=a%20b      | actor   |
      | subject=a%5Cb    | subject |
      | from=yesterday   | from    |
      | from=now&to=-1d  | to      |
      | colour=red       | colour  |
