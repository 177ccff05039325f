-- Who did what to what the service is told to do. Rows are added, and taken out when they are old; none is ever changed.
CREATE TABLE audit_entry (
  number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  -- The id of a key, user: and a name, or service.
  actor   text COLLATE "C" NOT NULL,
  address text,
  action  text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  before  jsonb NOT NULL,
  after   jsonb NOT NULL
);
CREATE INDEX audit_entry_actor ON audit_entry (actor, number);
CREATE INDEX audit_entry_action ON audit_entry (action, number);
CREATE INDEX audit_entry_subject ON audit_entry (subject, number);
CREATE INDEX audit_entry_at ON audit_entry (at);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE 'what stands in the audit trail is never changed';
END $$;
CREATE TRIGGER audit_entry_stands BEFORE UPDATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
