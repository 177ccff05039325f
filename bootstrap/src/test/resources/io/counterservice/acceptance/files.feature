Feature: Counters as files
  Counters leave the service as a file, for a spreadsheet or for a program, and come back from one.

  Scenario: What is exported can be imported, and then nothing is left to change
    When PUT "/counters/{stock}" is sent with
      """
      {"min": 0, "max": 10, "value": 3, "description": "=1+1, \"two\""}
      """
    And GET "/export?prefix={stock}" is sent
    Then the answer is 200
    And the answer has the headers:
      | Content-Type        | text/csv; charset=utf-8; header=present |
      | Content-Disposition | attachment; filename="counters.csv"     |
    And the answer has the text "name,value,initialValue,min,max,description,labels,public"
    And the answer has the text ",3,0,0,10,"
    When POST "/import" is sent as "text/csv" with
      """
      name,value,min,max,description
      {stock},3,0,10,"'=1+1, ""two"""
      """
    Then the answer is 200
    And the answer shows:
      | rows      | 1 |
      | unchanged | 1 |

  Scenario: A dry run shows what would change
    Given a counter "stock" at 5, between 0 and 10
    When POST "/import?dryRun=true" is sent as "text/csv" with
      """
      name,value,min,max
      {stock},7,0,20
      {seats},1,,
      """
    Then the answer is 200
    And the answer shows:
      | rows                      | 2       |
      | created                   | 1       |
      | changed                   | 1       |
      | differences.0.line        | 2       |
      | differences.0.name        | {stock} |
      | differences.0.before.max  | 10      |
      | differences.0.after.max   | 20      |
      | differences.0.after.value | 7       |
      | differences.1.after.value | 1       |
    And "stock" is at 5
    And there is no counter "seats"

  Scenario: A row that is refused does not fail the others
    When POST "/import" is sent as "application/x-ndjson" with
      """
      {"name":"{stock}","value":3,"max":10,"labels":{"team":"web"},"version":99,"createdAt":"2026-01-01T00:00:00Z"}
      {"name":"{seats}","value":11,"max":10}
      {"name":"{rooms}","valeu":1}
      {"name":"{stock}","value":4}
      """
    Then the answer is 200
    And the answer shows:
      | created          | 1                         |
      | refused          | 3                         |
      | problems.0.line  | 2                         |
      | problems.0.type  | /problems/above-maximum   |
      | problems.0.field | value                     |
      | problems.1.line  | 3                         |
      | problems.1.type  | /problems/invalid-request |
      | problems.1.field | valeu                     |
      | problems.1.rule  | is not a field here       |
      | problems.2.line  | 4                         |
    And "stock" is at 3
    And there is no counter "seats"

  Scenario: An import is one entry of the audit trail, and each change tells of it
    Given a key "loader" with the scopes "counters:manage, counters:read"
    When key "loader" is used
    And POST "/import" is sent as "text/csv" with
      """
      name,value
      {stock},3
      {seats},4
      """
    And POST "/counters/{stock}/increment" is sent
    And GET "/counters/{seats}/changes?after=-1" is sent
    Then the answer shows:
      | items.0.by.key | {loader} |
    And the answer has the text "\"reason\":\"import "
    When the administrator's key is used
    And GET "/audit?actor={loader}" is sent
    Then the answer lists:
      | action            | after.rows | after.created |
      | counters-imported | 2          | 2             |

  Scenario: What is no file of counters changes nothing
    When POST "/import" is sent as "text/csv" with
      """
      name,valeu
      {stock},3
      """
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | valeu |
      | rule  | is not a column here; known are name, value, initialValue, min, max, description, labels, public |
    When POST "/import" is sent as "application/x-ndjson" with
      """
      name,value
      {stock},3
      """
    Then the answer is 400 "invalid-request"
    And there is no counter "stock"

  Scenario: A key imports and exports what its pattern covers
    Given a key "shop" with the scopes "counters:manage, counters:read" for the counters "stock"
    And a counter "seats" at 1
    When key "shop" is used
    And POST "/import" is sent as "text/csv" with
      """
      name,value
      {stock},3
      {seats},3
      """
    Then the answer shows:
      | created         | 1                   |
      | refused         | 1                   |
      | problems.0.type | /problems/forbidden |
    When GET "/export?format=ndjson" is sent
    Then the answer lists:
      | name  | value |
      | stock | 3     |
