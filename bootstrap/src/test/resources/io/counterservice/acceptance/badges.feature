Feature: Badges
  A counter that is marked public can be shown by any page, as a picture, without a key.

  Scenario: A public counter is shown to anybody
    Given a counter "downloads" with:
      | initialValue | 1234567 |
      | public       | true    |
    When no key is used
    And GET "/badges/{downloads}.svg?label=Downloads" is sent
    Then the answer is 200
    And the answer has the headers:
      | Content-Type                | image/svg+xml; charset=utf-8 |
      | Access-Control-Allow-Origin | *                            |
    And the answer has the text "<title>Downloads: 1,234,567</title>"

  Scenario: A change is seen in the badge
    Given a counter "downloads" with:
      | initialValue | 5    |
      | public       | true |
    When GET "/badges/{downloads}.svg?label=Downloads" is sent
    And "downloads" is incremented
    And no key is used
    And GET "/badges/{downloads}.svg?label=Downloads" is sent
    Then the answer has the text "Downloads: 6"

  Scenario: Whoever has the picture is not sent it again
    Given a counter "downloads" with:
      | public | true |
    When no key is used
    And GET "/badges/{downloads}.svg" is sent
    And the answer's entity tag is used for the next request
    And GET "/badges/{downloads}.svg" is sent
    Then the answer is 304

  Scenario: A private counter is told like one that does not exist, whoever asks
    Given a counter "secret" at 42
    When GET "/badges/{secret}.svg" is sent
    Then the answer is 404 "counter-not-found"
    And the answer has nothing of the text "42"
    When no key is used
    And GET "/badges/{secret}.svg" is sent
    Then the answer is 404 "counter-not-found"
    When GET "/badges/{nobody}.svg" is sent
    Then the answer is 404 "counter-not-found"

  Scenario: What was public can be taken back
    Given a counter "downloads" with:
      | public | true |
    When "downloads" is patched with:
      | public | false |
    And no key is used
    And GET "/badges/{downloads}.svg" is sent
    Then the answer is 404 "counter-not-found"

  Scenario Outline: A wrong <field> is named
    Given a counter "downloads" with:
      | public | true |
    When GET "/badges/{downloads}.svg?<field>=<value>" is sent
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | <field> |
    And the answer says "<rule>" for "rule"

    Examples:
      | field      | value        | rule                     |
      | label      | {65 letters} | at most 64 characters    |
      | color      | rainbow      | 6 hexadecimal digits     |
      | labelColor | %23fff       | without #                |
      | style      | plastic      | flat, flat-square, round |
      | format     | roman        | full, grouped, short     |
      | logo       | cat          | not a query parameter    |

  Scenario: Pages find the script of the live element
    When no key is used
    And GET "/embed.js" is sent
    Then the answer is 200
    And the answer has the headers:
      | Content-Type                | text/javascript; charset=utf-8 |
      | Access-Control-Allow-Origin | *                              |
