-- Finds what was rolled up in the last minutes. It costs those who write next to nothing, unlike a B-tree.
CREATE INDEX history_minute_start ON history_minute USING brin (start) WITH (autosummarize = on);

-- The nodes there are, as each told of itself last. One that ends takes its row along.
CREATE TABLE node (
  id         uuid PRIMARY KEY,
  name       text        NOT NULL,
  version    text        NOT NULL,
  started_at timestamptz NOT NULL,
  lanes      integer     NOT NULL,
  places     bigint      NOT NULL,
  seen_at    timestamptz NOT NULL
);

-- What each node did, every few seconds; kept for an hour, also that of nodes that are gone.
CREATE TABLE node_sample (
  until       timestamptz NOT NULL,
  node        uuid        NOT NULL,
  since       timestamptz NOT NULL,
  applied     bigint      NOT NULL,
  refused     bigint      NOT NULL,
  limited     bigint      NOT NULL,
  committed   bigint      NOT NULL,
  commits     bigint[]    NOT NULL, -- by how long they took
  waiting     integer     NOT NULL,
  waiting_max integer     NOT NULL,
  PRIMARY KEY (until, node)
);
