-- Imports of counters, and their files in parts, until an hour after somebody last worked on them.
CREATE TABLE counter_import (
  id         text COLLATE "C" PRIMARY KEY,
  actor      text COLLATE "C" NOT NULL,
  address    text,
  format     text   NOT NULL,
  file       text   NOT NULL,
  phase      text   NOT NULL,
  total      bigint NOT NULL,
  created    bigint NOT NULL,
  changed    bigint NOT NULL,
  unchanged  bigint NOT NULL,
  refused    bigint NOT NULL,
  -- Problems and differences, as JSON.
  problems    text NOT NULL,
  differences text NOT NULL,
  changed_at timestamptz NOT NULL,
  revision   bigint NOT NULL
);
CREATE TABLE counter_import_part (
  import text COLLATE "C" NOT NULL REFERENCES counter_import ON DELETE CASCADE,
  number integer NOT NULL,
  bytes  bytea NOT NULL,
  PRIMARY KEY (import, number)
);
-- Packing them would cost more than the room for an hour.
ALTER TABLE counter_import_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
