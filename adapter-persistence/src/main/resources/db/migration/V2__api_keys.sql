-- API keys. No secret is here: only SHA-256 digests of secrets, as lower-case hexadecimal digits.
CREATE TABLE api_key (
  id              text COLLATE "C" PRIMARY KEY,
  name            text NOT NULL,
  secret          text NOT NULL,
  retiring_secret text,
  retiring_until  timestamptz,
  scopes          text[] NOT NULL,
  pattern         text NOT NULL,
  rate_plan       text,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz,
  revoked_at      timestamptz,
  -- The key's last place in the order of all changes.
  change_number   bigint NOT NULL UNIQUE,
  CHECK (id ~ '^[A-Za-z0-9]{1,32}$'),
  CHECK (char_length(name) BETWEEN 1 AND 100),
  CHECK (secret ~ '^[0-9a-f]{64}$'),
  CHECK (retiring_secret ~ '^[0-9a-f]{64}$'),
  CHECK ((retiring_secret IS NULL) = (retiring_until IS NULL)),
  CHECK (pattern ~ '^([A-Za-z0-9][A-Za-z0-9._:-]{0,127})?[*]?$' AND pattern <> '')
);

-- One row. Whoever changes keys locks it first and takes the next number from it, and so commits before anyone takes the
-- number after: numbers become visible in order. A sequence would not do, for its numbers commit out of order.
CREATE TABLE api_key_order (
  id          smallint PRIMARY KEY CHECK (id = 1),
  last_number bigint NOT NULL
);
INSERT INTO api_key_order (id, last_number) VALUES (1, 0);
