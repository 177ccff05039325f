-- Counters, their journal, and the remembered outcomes. Every key and every statement of the commit path begins with the counter.

CREATE TABLE counter (
  name               text COLLATE "C" PRIMARY KEY,
  value              bigint      NOT NULL,
  version            bigint      NOT NULL,
  updated_at         timestamptz NOT NULL,
  min                bigint      NOT NULL,
  max                bigint      NOT NULL,
  initial_value      bigint      NOT NULL,
  seed               bigint      NOT NULL,
  definition_version bigint      NOT NULL,
  created_at         timestamptz NOT NULL,
  deleted            boolean     NOT NULL,
  visible            boolean     NOT NULL,
  description        text        NOT NULL,
  labels             jsonb       NOT NULL,
  CHECK (deleted OR value BETWEEN min AND max)
) WITH (fillfactor = 70); -- room on each page, so that a new row version needs no index entry (HOT)

-- No index on value or updated_at, ever: it would end HOT updates.
CREATE INDEX counter_labels ON counter USING gin (labels jsonb_path_ops) WHERE labels <> '{}';

CREATE TABLE counter_change (
  counter      text COLLATE "C" NOT NULL,
  from_version bigint      NOT NULL,
  to_version   bigint      NOT NULL,
  value_before bigint      NOT NULL,
  value_after  bigint      NOT NULL,
  increments   bigint      NOT NULL,
  decrements   bigint      NOT NULL,
  refusals     bigint      NOT NULL,
  at           timestamptz NOT NULL,
  kind         text        NOT NULL,
  actor        text,
  actors       integer     NOT NULL,
  reason       text,
  definition   jsonb,
  PRIMARY KEY (counter, to_version, at)
) PARTITION BY RANGE (at);

CREATE TABLE idempotency_record (
  counter      text COLLATE "C" NOT NULL,
  actor        text COLLATE "C" NOT NULL,
  key          text COLLATE "C" NOT NULL,
  at           timestamptz NOT NULL,
  fingerprint  text        NOT NULL,
  outcome      text        NOT NULL,
  value_before bigint      NOT NULL,
  value_after  bigint      NOT NULL,
  version      bigint      NOT NULL,
  detail       jsonb,
  PRIMARY KEY (counter, actor, key, at)
) PARTITION BY RANGE (at);

-- Refusals that stand in no journal row, per counter and minute.
CREATE TABLE counter_refusal (
  counter  text COLLATE "C" NOT NULL,
  minute   timestamptz NOT NULL,
  refusals bigint      NOT NULL,
  PRIMARY KEY (counter, minute)
);

-- Makes one day's partition beside the parent and attaches it: unlike CREATE … PARTITION OF, that lets writers go on.
CREATE FUNCTION make_partition(parent text, day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  child text := parent || to_char(day, '_YYYYMMDD');
BEGIN
  IF to_regclass(child) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('make_partition', 0));
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', child, parent);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, child, day || ' 00:00+00', (day + 1) || ' 00:00+00');
  RETURN true;
EXCEPTION WHEN duplicate_table THEN -- another node made it while we waited for the lock
  RETURN false;
END $$;
