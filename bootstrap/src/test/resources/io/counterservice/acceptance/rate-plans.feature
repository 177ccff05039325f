Feature: Rate plans
  Whoever runs the service decides how much each key may do: so many operations a second, so many at once, so many a day. A key that has
  used up its plan is told how long to wait, and nothing is done meanwhile. (The examples count days, for a test is too slow for seconds.)

  Background:
    Given a rate plan "trial" of 1000 operations a second, 3 at once and 3 a day
    And a key "guest" with the scopes "counters:read, counters:write, counters:manage"
    And key "guest" has the rate plan "trial"

  Scenario: A key does what its plan admits and no more
    When key "guest" is used
    And "visits" is incremented
    And "visits" is incremented
    And "visits" is incremented
    Then the answer is 200
    When "visits" is incremented
    Then the answer is 429 "quota-exceeded"
    And the answer says how long to wait
    And the answer shows:
      | ratePlan | {trial} |
    And "visits" is at 3

  Scenario: Every answer tells what is left
    When key "guest" is used
    And "visits" is incremented
    Then 2 operations are left for today
    And the answer has the headers:
      | RateLimit-Policy | "{trial}";q=1000;w=1, "{trial}/day";q=3;w=86400 |
    When "nobody" is read
    Then the answer is 404 "counter-not-found"
    And 1 operations are left for today
    When GET "/keys" is sent
    Then the answer is 403 "forbidden"
    And 1 operations are left for today

  Scenario: Other keys are not touched
    Given a key "member" with the scope "counters:read"
    When key "guest" is used
    And these operations are sent in one request:
      | counter | op        |
      | visits  | increment |
      | visits  | increment |
      | visits  | increment |
    And "visits" is read
    Then the answer is 429 "quota-exceeded"
    When key "member" is used
    And "visits" is read
    Then the answer is 200
    And the answer has no header "RateLimit"

  Scenario: A bulk counts for each operation in it and is admitted whole or not at all
    When key "guest" is used
    And these operations are sent in one request:
      | counter | op        |
      | visits  | increment |
      | visits  | increment |
    Then the answer is 200
    And 1 operations are left for today
    When these operations are sent in one request:
      | counter | op        |
      | visits  | increment |
      | visits  | increment |
    Then the answer is 429 "quota-exceeded"
    And 1 operations are left for today
    And "visits" is at 2

  Scenario: A bulk that no waiting would admit is told so
    When key "guest" is used
    And these operations are sent in one request:
      | counter | op        |
      | visits  | increment |
      | visits  | increment |
      | visits  | increment |
      | visits  | increment |
    Then the answer is 400 "invalid-request"
    And the answer says "at most 3 operations, the burst of the rate plan" for "rule"

  Scenario: Looking and repeating count too
    When key "guest" is used
    And "visits" is incremented with:
      | Idempotency-Key | visit-1 |
    And the same request is sent again
    Then the answer is 200
    And 1 operations are left for today
    When "visits" is incremented with:
      | dryRun | true |
    Then 0 operations are left for today

  Scenario: A refusal for the plan is not remembered
    When key "guest" is used
    And "visits" is incremented
    And "visits" is incremented
    And "visits" is incremented
    And "visits" is incremented with:
      | Idempotency-Key | visit-4 |
    Then the answer is 429 "quota-exceeded"
    When rate plan "trial" is changed to 1000 operations a second, 4 at once and 4 a day
    And the same request is sent again
    Then the answer is 200
    And 0 operations are left for today

  Scenario: A key is freed of its plan
    When key "guest" is used
    And "visits" is incremented
    And key "guest" is freed of its rate plan
    And "visits" is incremented
    Then the answer is 200
    And the answer has no header "RateLimit"

  Scenario: A plan that keys have cannot be deleted
    When DELETE "/rate-plans/{trial}" is sent
    Then the answer is 409 "rate-plan-in-use"
    When key "guest" is revoked
    And DELETE "/rate-plans/{trial}" is sent
    Then the answer is 200
    When GET "/rate-plans/{trial}" is sent
    Then the answer is 404 "rate-plan-not-found"

  Scenario: No key gets a plan that does not exist
    When POST "/keys" is sent with
      """
      {"name": "till", "scopes": ["counters:read"], "ratePlan": "{nowhere}"}
      """
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | ratePlan |

  Scenario Outline: No plan is made of <body>
    When POST "/rate-plans" is sent with
      """
      <body>
      """
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | <field> |

    Examples:
      | body                                                                       | field               |
      | {"operationsPerSecond":1,"burst":1}                                        | name                |
      | {"name":"none","operationsPerSecond":1,"burst":1}                          | name                |
      | {"name":"p","operationsPerSecond":0,"burst":1}                             | operationsPerSecond |
      | {"name":"p","operationsPerSecond":-1,"burst":1}                            | operationsPerSecond |
      | {"name":"p","operationsPerSecond":0.5,"burst":1}                           | operationsPerSecond |
      | {"name":"p","operationsPerSecond":1,"burst":0}                             | burst               |
      | {"name":"p","operationsPerSecond":1,"burst":1000000000000}                 | burst               |
      | {"name":"p","operationsPerSecond":1,"burst":10,"operationsPerDay":9}       | operationsPerDay    |
      | {"name":"p","operationsPerSecond":1,"burst":1,"operationsPerDay":1.5}      | operationsPerDay    |
