-- How often each key was let in, by day of UTC. A few rows a key and day, added to every ten seconds by each node.
CREATE TABLE key_use (
  key      text COLLATE "C" NOT NULL,
  day      date NOT NULL,
  requests bigint NOT NULL,
  last_at  timestamptz NOT NULL,
  PRIMARY KEY (key, day)
) WITH (fillfactor = 70);
