-- Of which pages browsers may watch with a key, besides the service's own: none for the keys there were.
ALTER TABLE api_key ADD COLUMN origins text[] NOT NULL DEFAULT '{}' CHECK (cardinality(origins) <= 16);

-- Tickets that let a browser in once, in place of a key. No ticket is here: only its SHA-256 digest, as lower-case hexadecimal digits.
-- The secret is the digest of the key's secret at the time: a rotation in between makes the ticket void.
CREATE TABLE live_ticket (
  digest     text COLLATE "C" PRIMARY KEY,
  key_id     text NOT NULL,
  secret     text NOT NULL,
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (digest ~ '^[0-9a-f]{64}$'),
  CHECK (secret ~ '^[0-9a-f]{64}$')
);
