Feature: Who may watch
  The live feed is opened with a key, with a ticket that stands for a key, or by nobody, who sees public counters alone.

  Scenario: A ticket opens the feed once, in place of its key
    Given a key "page" with the scope "live:read"
    When key "page" is used
    And a ticket is asked for
    Then the answer is 201
    And the answer has the headers:
      | Cache-Control | no-store |
    When no key is used
    And the live feed is opened with the ticket
    Then the feed lets it in
    When the live feed is opened with the ticket
    Then the answer is 401 "unauthenticated"

  Scenario: A key and a ticket at once are one too many
    Given a key "page" with the scope "live:read"
    When key "page" is used
    And a ticket is asked for
    And the live feed is opened with the ticket
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | ticket |
    When no key is used
    And the live feed is opened with the ticket
    Then the feed lets it in

  Scenario: A ticket ends with its key
    Given a key "page" with the scope "live:read"
    When key "page" is used
    And a ticket is asked for
    And key "page" is revoked
    And no key is used
    And the live feed is opened with the ticket
    Then the answer is 401 "unauthenticated"

  Scenario: A rotation makes tickets void, even where the old secret stays good
    Given a key "page" with the scope "live:read"
    When key "page" is used
    And a ticket is asked for
    And key "page" is rotated and its old secret stays good for "PT1H"
    And no key is used
    And the live feed is opened with the ticket
    Then the answer is 401 "unauthenticated"

  Scenario Outline: A key with the scope <scope> <may> watch
    Given a key "program" with the scope "<scope>"
    When key "program" is used
    And a ticket is asked for
    Then the answer is <status>

    Examples:
      | scope           | status | may     |
      | live:read       | 201    | may     |
      | admin           | 201    | may     |
      | counters:read   | 403    | may not |
      | counters:manage | 403    | may not |

  Scenario: Without the scope the feed is closed, and without a key it is open
    Given a key "reader" with the scope "counters:read"
    When key "reader" is used
    And the live feed is opened
    Then the answer is 403 "forbidden"
    And the answer shows:
      | field | scope |
    When a wrong key is used
    And the live feed is opened
    Then the answer is 401 "unauthenticated"
    When no key is used
    And the live feed is opened
    Then the feed lets it in
    When the live feed is opened by a page of "https://anywhere.example"
    Then the feed lets it in

  Scenario: Only pages that the key names may come with it
    Given a key "page" with the scope "live:read"
    And key "page" serves pages of "https://shop.example"
    When key "page" is used
    And the live feed is opened by a page of "https://shop.example"
    Then the feed lets it in
    When the live feed is opened by a page of "https://evil.example"
    Then the answer is 403 "forbidden"
    And the answer shows:
      | field | Origin |
    When the live feed is opened by a page of "null"
    Then the answer is 403 "forbidden"
    When the live feed is opened
    Then the feed lets it in

  Scenario: A ticket that was carried off is of no use on another page
    Given a key "page" with the scope "live:read"
    And key "page" serves pages of "https://shop.example"
    When key "page" is used
    And a ticket is asked for
    And no key is used
    And the live feed is opened with the ticket by a page of "https://evil.example"
    Then the answer is 403 "forbidden"

  Scenario: The service's own pages need not be named
    Given a key "page" with the scope "live:read"
    When key "page" is used
    And the live feed is opened by a page of its own
    Then the feed lets it in

  Scenario Outline: No ticket is made of <request>
    When POST "/live/tickets<query>" is sent with
      """
      <body>
      """
    Then the answer is 400 "invalid-request"

    Examples:
      | request         | query  | body        |
      | a longer life   |        | {"ttl": 60} |
      | a list          |        | []          |
      | a question      | ?ttl=9 | {}          |
