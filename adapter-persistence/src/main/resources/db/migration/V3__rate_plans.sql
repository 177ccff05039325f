-- Rate plans. A key names its plan in api_key.rate_plan: 'none' is never limited, NULL has the default plan. That is no foreign
-- key, because a revoked key keeps the name of a plan that was deleted since.
CREATE TABLE rate_plan (
  name                  text COLLATE "C" PRIMARY KEY,
  operations_per_second bigint NOT NULL,
  burst                 bigint NOT NULL,
  operations_per_day    bigint,
  CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' AND name <> 'none'),
  CHECK (operations_per_second >= 1),
  CHECK (burst >= 1),
  CHECK (operations_per_day >= burst)
);
