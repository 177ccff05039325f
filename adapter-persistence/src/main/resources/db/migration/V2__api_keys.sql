-- API keys. No secret is here: only SHA-256 digests, as lower-case hexadecimal digits.
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
  -- Place of the last change in the order of changes; given while api_key_sequence is locked, so that it commits in order.
  change_number   bigint NOT NULL UNIQUE,
  CHECK (id ~ '^[A-Za-z0-9]{1,32}$'),
  CHECK (secret ~ '^[0-9a-f]{64}$' AND retiring_secret ~ '^[0-9a-f]{64}$'),
  CHECK ((retiring_secret IS NULL) = (retiring_until IS NULL))
);

-- The one row that orders changes of keys: whoever changes a key locks it first and counts it up.
CREATE TABLE api_key_sequence (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  last   bigint NOT NULL
);
INSERT INTO api_key_sequence (last) VALUES (0);
