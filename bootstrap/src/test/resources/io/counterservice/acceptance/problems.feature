Feature: Problems
  Every failure is a problem with a stable type. The type is an address that explains it. Of all that is wrong, the first is told.

  Scenario Outline: The type <type> is explained at its address, without a key
    When no key is used
    And GET "/problems/<type>" is sent
    Then the answer is 200
    And the answer has the text "<type>"
    And the answer has the text "What to do"

    Examples:
      | type                   |
      | path-not-found         |
      | method-not-allowed     |
      | unavailable            |
      | unauthenticated        |
      | too-many-failures      |
      | not-acceptable         |
      | forbidden              |
      | unsupported-media-type |
      | body-too-large         |
      | body-timeout           |
      | invalid-request        |
      | overloaded             |
      | idempotency-key-reused |
      | counter-not-found      |
      | counter-exists         |
      | version-mismatch       |
      | definition-mismatch    |
      | above-maximum          |
      | below-minimum          |
      | bounds-exclude-value   |
      | key-not-found          |
      | key-not-in-force       |
      | outcome-unknown        |
      | internal-error         |

  Scenario: All types are listed in one place
    When no key is used
    And GET "/problems" is sent
    Then the answer is 200
    And the answer has the text "/problems/above-maximum"

  Scenario: A type that is none
    When GET "/problems/bad-luck" is sent
    Then the answer is 404 "path-not-found"

  Scenario Outline: First things first: <first> comes before <then>
    Given a counter "stock" at 5
    And a key "reader" with the scope "counters:read" for the counters "stock"
    And <as>
    When <method> "<path>" is sent with
      """
      <body>
      """
    Then the answer is <status> "<type>"

    Examples:
      | first             | then          | as                   | method | path                         | body     | status | type               |
      | the path          | the key       | no key is used       | POST   | /nothing                     | {"by":0} | 404    | path-not-found     |
      | the method        | the key       | no key is used       | PATCH  | /operations                  | {"by":0} | 405    | method-not-allowed |
      | the key           | a mistake     | no key is used       | POST   | /counters/{stock}/increment  | {"by":0} | 401    | unauthenticated    |
      | the key           | the counter   | no key is used       | POST   | /counters/{nobody}/decrement | {"by":1} | 401    | unauthenticated    |
      | the scope         | a mistake     | key "reader" is used | POST   | /counters/{stock}/increment  | {"by":0} | 403    | forbidden          |
      | a mistake         | the counter   | the administrator's key is used| POST   | /counters/{nobody}/decrement | {"by":0} | 400    | invalid-request    |

  Scenario: An answer that nobody accepts
    Given a counter "stock" at 5
    When the next request has the header "Accept" with "text/csv"
    And "stock" is read
    Then the answer is 406 "not-acceptable"

  Scenario: A version of the interface that is not there
    Given a counter "stock" at 5
    When the next request has the header "API-Version" with "2"
    And "stock" is read
    Then the answer is 400 "invalid-request"
    When the next request has the header "API-Version" with "1"
    And "stock" is read
    Then the answer is 200
