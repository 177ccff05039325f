Feature: History
  What was counted when, by the clock of whoever asks, and what a counter was at an instant. Nothing has to be set up for it.

  Scenario: Everything of this month, up to now
    Given a counter "sales" at 10
    When "sales" is incremented by 5
    And "sales" is decremented by 2
    And "sales" is set to 30
    And "sales" is reset
    And "sales" is incremented by 1
    And the history of "sales" is read with:
      | step | month |
      | from | now   |
    Then the answer is 200
    And the answer shows:
      | name       | sales |
      | step       | month |
      | tz         | UTC   |
      | resolution | exact |
    And the answer lists:
      | delta | increments | decrements | sets | refusals | min | max | close |
      | 1     | 2          | 1          | 2    | 0        | 10  | 30  | 11    |

  Scenario: Time in which nothing happened is there, and empty
    When "sales" is incremented by 3
    And the history of "sales" is read with:
      | step | month |
      | from | -1y   |
    Then the answer has 13 buckets
    And the answer shows:
      | items.0.open       | null |
      | items.0.delta      | 0    |
      | items.0.increments | 0    |
      | items.0.min        | null |
      | items.0.close      | null |
      | items.12.delta     | 3    |
      | items.12.close     | 3    |

  Scenario: Without a word it is the last day, hour by hour
    When "sales" is incremented
    And the history of "sales" is read
    Then the answer is 200
    And the answer has 25 buckets
    And the answer shows:
      | step | hour |

  Scenario Outline: A <what> has <hours> hours
    When "sales" is incremented
    And the history of "sales" is read with:
      | from | <from> |
      | to   | <to>   |
      | tz   | <tz>   |
    Then the answer has <hours> buckets
    And the answer shows:
      | items.0.start | <start> |
      | to            | <end>   |

    Examples:
      | what                                 | hours | from       | to         | tz             | start                     | end                       |
      | day in Berlin                        | 24    | 2024-03-30 | 2024-03-31 | Europe/Berlin  | 2024-03-30T00:00:00+01:00 | 2024-03-31T00:00:00+01:00 |
      | day on which clocks go forward       | 23    | 2024-03-31 | 2024-04-01 | Europe/Berlin  | 2024-03-31T00:00:00+01:00 | 2024-04-01T00:00:00+02:00 |
      | day on which clocks go back          | 25    | 2024-10-27 | 2024-10-28 | Europe/Berlin  | 2024-10-27T00:00:00+02:00 | 2024-10-28T00:00:00+01:00 |
      | day in Nepal, a quarter off the hour | 24    | 2024-03-31 | 2024-04-01 | Asia/Kathmandu | 2024-03-31T00:00:00+05:45 | 2024-04-01T00:00:00+05:45 |

  Scenario: How often a hall was full
    Given a counter "seats" at 10, between 0 and 10
    When "seats" is incremented
    And "seats" is incremented
    Then within 5 seconds the history of "seats" tells of 2 refusals

  Scenario: Several counters on one chart
    When "sales.berlin" is incremented by 5
    And "sales.london" is incremented by 2
    And the histories of "sales.london, sales.paris, sales.berlin" are read with:
      | step | month |
      | from | now   |
    Then the answer is 200
    And the answer shows:
      | series.0.name          | {sales.berlin} |
      | series.0.items.0.close | 5              |
      | series.1.name          | {sales.london} |
      | series.1.items.0.close | 2              |
      | series.2               | absent         |
      | unknown.0              | {sales.paris}  |
      | unknown.1              | absent         |

  Scenario: All branches together
    When "sales.berlin" is incremented by 5
    And "sales.london" is incremented by 2
    And "sales.london" is decremented by 1
    And "stock" is incremented by 100
    And the history of all counters starting with "sales." is read with:
      | step | month |
      | from | now   |
    Then the answer is 200
    And the answer lists:
      | delta | increments | decrements | min  | max  | close |
      | 6     | 2          | 1          | null | null | 6     |

  Scenario: A table for a spreadsheet
    When "sales" is incremented by 5
    And the next request has the header "Accept" with "text/csv"
    And the history of "sales" is read with:
      | step | month |
      | from | now   |
    Then the answer is 200
    And the answer has the headers:
      | Content-Type | text/csv; charset=utf-8; header=present |
    And the answer has the text "name,start,end,open,delta,increments,decrements,sets,refusals,min,max,close"
    And the answer has the text ",5,1,0,0,0,0,5,5"

  Scenario: What a counter was at an instant
    Given a counter "stock" at 5
    When "stock" is incremented by 2
    And the time is noted
    And "stock" is incremented by 3
    And "stock" is read as it was at that time
    Then the answer is 200
    And the answer shows:
      | name       | stock |
      | value      | 7     |
      | version    | 1     |
      | resolution | exact |
    And "stock" is at 10, version 2

  Scenario: Before a counter existed it had no value
    Given a counter "stock" at 5
    When GET "/counters/{stock}?at=-1y" is sent
    Then the answer is 200
    And the answer shows:
      | value   | null |
      | version | null |

  Scenario: A deleted counter has no history
    Given a counter "stock" at 5
    When "stock" is deleted
    And the history of "stock" is read
    Then the answer is 404 "counter-not-found"
    When GET "/counters/{stock}?at=now" is sent
    Then the answer is 404 "counter-not-found"

  Scenario Outline: A bad <field> is named
    Given a counter "sales" at 5
    When GET "/counters/{sales}<query>" is sent
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | <field> |
    And the answer says "<rule>" for "rule"

    Examples:
      | field | query                        | rule                        |
      | from  | /history?from=-1d&to=-2d     | must not be after to        |
      | from  | /history?from=9999-01-01     | must not be in the future   |
      | from  | /history?from=yesterday      | must be an instant          |
      | step  | /history?step=minute&from=-1y| more than 10000 buckets     |
      | step  | /history?step=second         | must be minute, 5m, hour    |
      | tz    | /history?tz=Europe/Bonn      | must be a time zone         |
      | at    | ?at=9999-01-01               | must not be in the future   |
      | at    | ?at=tomorrow                 | must be an instant          |

  Scenario: A key sees the history of its own counters alone
    Given a key "shop" with the scope "counters:read" for the counters "shop.*"
    When "shop.a" is incremented
    And "other" is incremented
    And key "shop" is used
    And the history of "shop.a" is read
    Then the answer is 200
    When the history of "other" is read
    Then the answer is 403 "forbidden"
    When the histories of "shop.a, other" are read
    Then the answer is 403 "forbidden"
    When the history of all counters starting with "shop." is read
    Then the answer is 200
    When the history of all counters starting with "sh" is read
    Then the answer is 403 "forbidden"
