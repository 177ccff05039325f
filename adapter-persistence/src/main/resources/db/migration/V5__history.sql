-- The lowest and the highest value that an operation of a row led to; rows from before this version say it by their ends alone.
ALTER TABLE counter_change ADD COLUMN value_low bigint, ADD COLUMN value_high bigint;

-- Finds what was committed lately. It costs writers next to nothing, unlike a B-tree.
CREATE INDEX counter_change_at ON counter_change USING brin (at) WITH (autosummarize = on);

DROP FUNCTION make_partition(text, date);

-- Makes the partition of the day, month or year in which a day lies beside the parent and attaches it: unlike CREATE … PARTITION OF,
-- that lets writers go on. In those of a year, rows of the hour and the day are updated again and again: they get room for that (HOT).
CREATE FUNCTION make_partition(parent text, day date, width text DEFAULT 'day') RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc(width, day::timestamp);
  child text := parent || to_char(first, '_YYYYMMDD');
BEGIN
  IF to_regclass(child) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('make_partition', 0));
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL) WITH (fillfactor = %s)', child, parent, CASE width WHEN 'year' THEN 70 ELSE 100 END);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, child, first || ' 00:00+00',
    (first + ('1 ' || width)::interval)::date || ' 00:00+00');
  RETURN true;
EXCEPTION WHEN duplicate_table THEN -- another node made it while we waited for the lock
  RETURN false;
END $$;

-- Refusals that stand in no journal row, per counter and minute; and how many of them the roll-ups have taken in.
ALTER TABLE counter_refusal RENAME TO counter_refusal_unpartitioned;
ALTER INDEX counter_refusal_pkey RENAME TO counter_refusal_unpartitioned_pkey;
CREATE TABLE counter_refusal (
  counter  text COLLATE "C" NOT NULL,
  minute   timestamptz NOT NULL,
  refusals bigint      NOT NULL,
  rolled   bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (counter, minute)
) PARTITION BY RANGE (minute);
CREATE INDEX counter_refusal_fresh ON counter_refusal (counter, minute) WHERE refusals <> rolled;
SELECT make_partition('counter_refusal', day) FROM (SELECT DISTINCT (minute AT TIME ZONE 'UTC')::date AS day FROM counter_refusal_unpartitioned) AS days;
INSERT INTO counter_refusal (counter, minute, refusals) SELECT counter, minute, refusals FROM counter_refusal_unpartitioned;
DROP TABLE counter_refusal_unpartitioned;

-- Roll-ups of the journal, by minute, hour and day of UTC: all three hold the same changes. Where a period saw refusals alone, versions
-- and values are null.
CREATE TABLE history_minute (
  counter      text COLLATE "C" NOT NULL,
  start        timestamptz NOT NULL,
  from_version bigint,
  to_version   bigint,
  value_before bigint,
  value_after  bigint,
  value_low    bigint,
  value_high   bigint,
  increments   bigint NOT NULL,
  decrements   bigint NOT NULL,
  sets         bigint NOT NULL,
  refusals     bigint NOT NULL,
  PRIMARY KEY (counter, start)
) PARTITION BY RANGE (start);
CREATE TABLE history_hour (LIKE history_minute INCLUDING ALL) PARTITION BY RANGE (start);
CREATE TABLE history_day (LIKE history_minute INCLUDING ALL) PARTITION BY RANGE (start);

-- The last version of each counter that is rolled up, when it was made, and when the counter's first change was.
CREATE TABLE history_cursor (
  counter text COLLATE "C" PRIMARY KEY,
  version bigint      NOT NULL,
  at      timestamptz NOT NULL,
  since   timestamptz NOT NULL
) WITH (fillfactor = 70);

-- One row; who holds its lock rolls up. Everything before rolled_until has been looked at; null before the first time.
CREATE TABLE history_job (
  id           smallint PRIMARY KEY CHECK (id = 1),
  rolled_until timestamptz,
  next_at      timestamptz NOT NULL,
  swept_at     timestamptz NOT NULL
);
INSERT INTO history_job (id, next_at, swept_at) VALUES (1, now(), 'epoch');

-- Since when each level is complete. What lies before is dropped some time after this was written.
CREATE TABLE history_reach (
  level text PRIMARY KEY,
  since timestamptz NOT NULL
);
INSERT INTO history_reach VALUES ('change', 'epoch'), ('minute', 'epoch'), ('hour', 'epoch'), ('day', 'epoch');
