-- Who signs in to the console: with a password kept here, as a bcrypt hash, or at an OpenID Connect provider.
CREATE TABLE console_user (
  name                 text COLLATE "C" PRIMARY KEY,
  role                 text NOT NULL,
  provider             text,
  password_hash        text,
  must_change_password boolean NOT NULL,
  failures             integer NOT NULL,
  locked_until         timestamptz,
  sessions_from        timestamptz NOT NULL,
  created_at           timestamptz NOT NULL,
  disabled_at          timestamptz,
  CHECK (name ~ '^[A-Za-z0-9._@+-]{1,64}$'),
  CHECK (role IN ('viewer', 'operator', 'admin')),
  CHECK ((provider IS NULL) <> (password_hash IS NULL)),
  CHECK (failures BETWEEN 0 AND 4)
);
