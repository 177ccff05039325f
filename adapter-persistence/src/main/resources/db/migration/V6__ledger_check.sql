-- One row: the walk over all counters that proves them. After position it goes on, at next_at; who has the turn puts next_at ahead first, and
-- moves it back when the turn ends. No position is the beginning of a walk.
CREATE TABLE ledger_check (
  id            smallint PRIMARY KEY CHECK (id = 1),
  position      text COLLATE "C",
  faulty        bigint      NOT NULL,
  faulty_before bigint      NOT NULL,
  walked_at     timestamptz,
  next_at       timestamptz NOT NULL
);
INSERT INTO ledger_check (id, faulty, faulty_before, next_at) VALUES (1, 0, 0, now());
