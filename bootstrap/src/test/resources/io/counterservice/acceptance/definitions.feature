Feature: Definitions
  A counter has a definition: bounds, the value it starts at, a description, labels. It is created, replaced, edited and deleted,
  and each of these is an operation with a version of its own.

  Scenario: A new counter has version 0 and defaults that every JSON client reads exactly
    When "likes" is created
    Then the answer is 201
    And the answer shows:
      | name              | likes             |
      | value             | 0                 |
      | applied           | 0                 |
      | version           | 0                 |
      | min               | -9007199254740991 |
      | max               | 9007199254740991  |
      | initialValue      | 0                 |
      | held              | 0                 |
      | description       |                   |
      | labels            | {}                |
      | public            | false             |
      | definitionVersion | 0                 |
    And the answer has the headers:
      | Location | /counters/{likes} |
      | ETag     | "0"               |

  Scenario: A counter is created with a definition of its own
    When "seats" is created with:
      | initialValue | 120                 |
      | min          | 0                   |
      | max          | 120                 |
      | description  | Seats left, hall 1  |
      | labels       | team:web, hall:1    |
      | public       | true                |
    Then the answer is 201
    And the answer shows:
      | value       | 120                |
      | min         | 0                  |
      | max         | 120                |
      | description | Seats left, hall 1 |
      | labels.team | web                |
      | labels.hall | 1                  |
      | public      | true               |

  Scenario: The whole 64-bit range may be asked for
    When "atoms" is created with:
      | initialValue | 9223372036854775807  |
      | min          | -9223372036854775808 |
      | max          | 9223372036854775807  |
    Then the answer is 201
    And "atoms" is at 9223372036854775807

  Scenario: A name is given once
    Given a counter "likes" at 7
    When "likes" is created
    Then the answer is 409 "counter-exists"
    And the answer shows:
      | counter | likes |
      | value   | 7     |
      | version | 0     |
    And "likes" is at 7, version 0

  Scenario: The case of a name matters
    Given a counter "Likes" at 7
    When "likes" is created
    Then the answer is 201
    And "Likes" is at 7
    And "likes" is at 0

  Scenario: PUT creates what is not there
    When "seats" is replaced with:
      | max          | 10 |
      | initialValue | 4  |
    Then the answer is 201
    And the answer shows:
      | value   | 4  |
      | max     | 10 |
      | version | 0  |

  Scenario: PUT takes the fields that it leaves out back to their defaults and keeps the value
    Given a counter "seats" with:
      | initialValue | 4         |
      | max          | 10        |
      | description  | Seats     |
      | labels       | team:web  |
    When "seats" is replaced with:
      | max | 20 |
    Then the answer is 200
    And the answer shows:
      | value             | 4  |
      | applied           | 0  |
      | version           | 1  |
      | definitionVersion | 1  |
      | max               | 20 |
      | initialValue      | 0  |
      | description       |    |
      | labels            | {} |

  Scenario: PUT and PATCH may set the value too
    Given a counter "seats" at 8
    When "seats" is replaced with:
      | max   | 5 |
      | value | 2 |
    Then the answer is 200
    And the answer shows:
      | value   | 2  |
      | applied | -6 |
      | max     | 5  |
    When "seats" is patched with:
      | value | 6 |
    Then the answer is 409 "above-maximum"
    And "seats" is at 2, version 1

  Scenario: PATCH changes only what it names
    Given a counter "seats" with:
      | initialValue | 4                |
      | max          | 10               |
      | description  | Seats            |
      | labels       | team:web, hall:1 |
    When "seats" is patched with:
      | max    | 12                          |
      | labels | team:null, hall:2, floor:3  |
    Then the answer is 200
    And the answer shows:
      | value        | 4                        |
      | version      | 1                        |
      | max          | 12                       |
      | initialValue | 4                        |
      | description  | Seats                    |
      | labels       | {"floor":"3","hall":"2"} |

  Scenario: A null in a PATCH takes a field back to its default
    Given a counter "seats" at 4, between 0 and 10
    When "seats" is patched with:
      | max          | null |
      | initialValue | null |
    Then the answer is 200
    And the answer shows:
      | min          | 0                |
      | max          | 9007199254740991 |
      | initialValue | 0                |

  Scenario: New bounds that exclude the value are refused unless a value comes with them
    Given a counter "seats" at 8, between 0 and 10
    When "seats" is patched with:
      | max          | 5 |
      | initialValue | 5 |
    Then the answer is 409 "bounds-exclude-value"
    And the answer shows:
      | value         | 8 |
      | version       | 0 |
      | attempted.max | 5 |
    When "seats" is patched with:
      | max          | 5 |
      | initialValue | 5 |
      | value        | 3 |
    Then the answer is 200
    And the answer shows:
      | value   | 3  |
      | applied | -5 |
      | version | 1  |
      | max     | 5  |

  Scenario: An edit that would make a definition impossible is refused
    Given a counter "seats" at 8, between 0 and 10
    When "seats" is patched with:
      | min | 11 |
    Then the answer is 400 "invalid-request"
    And the answer shows:
      | field | min |
    And "seats" is at 8, version 0

  Scenario: Deleting takes the value to 0 and answers for the last time
    Given a counter "seats" at 8
    When "seats" is deleted
    Then the answer is 200
    And the answer shows:
      | value   | 0  |
      | applied | -8 |
      | version | 1  |
    And there is no counter "seats"

  Scenario: A counter created again goes on where the deleted one ended
    Given a counter "seats" at 8
    And "seats" is deleted
    When "seats" is created with:
      | initialValue | 3 |
    Then the answer is 201
    And the answer shows:
      | value             | 3 |
      | applied           | 3 |
      | version           | 2 |
      | definitionVersion | 2 |

  Scenario Outline: What is not there cannot be <verb>
    When "nobody" is <verb>
    Then the answer is 404 "counter-not-found"
    And the answer shows:
      | counter | nobody |

    Examples:
      | verb             |
      | read             |
      | deleted          |
      | reset            |
      | set to 1         |
      | decremented      |
      | decremented by 2 |

  Scenario: A list is in byte order and shows whole counters
    Given a counter "shop.b" at 2
    And a counter "shop.a" at 1
    And a counter "shop.B" at 3
    And a counter "shelf" at 9
    When the counters starting with "shop." are listed
    Then the answer lists:
      | name   | value | version | max              |
      | shop.B | 3     | 0       | 9007199254740991 |
      | shop.a | 1     | 0       | 9007199254740991 |
      | shop.b | 2     | 0       | 9007199254740991 |

  Scenario: A long list comes in pages
    Given a counter "p.1" at 1
    And a counter "p.2" at 2
    And a counter "p.3" at 3
    When the counters starting with "p." are listed with:
      | limit | 2 |
    Then the answer lists:
      | name |
      | p.1  |
      | p.2  |
    And the answer shows:
      | next | {p.2} |
    When the next page is read
    Then the answer lists:
      | name |
      | p.3  |
    And the answer has no header "Link"

  Scenario: A list by label
    Given a counter "l.1" with:
      | labels | team:web, tier:1 |
    And a counter "l.2" with:
      | labels | team:web, tier:2 |
    And a counter "l.3" with:
      | labels | team:shop |
    When the counters starting with "l." are listed with:
      | label | team:web |
    Then the answer lists:
      | name |
      | l.1  |
      | l.2  |
    When the counters starting with "l." are listed with:
      | label | team:web&label=tier:2 |
    Then the answer lists:
      | name |
      | l.2  |

  Scenario: Deleted counters are not listed
    Given a counter "d.1" at 1
    And "d.1" is deleted
    When the counters starting with "d." are listed
    Then the answer lists nothing
