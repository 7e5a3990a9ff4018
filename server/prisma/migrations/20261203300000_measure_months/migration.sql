-- The days of each month added up once more: a report of a year reads twelve months, not three hundred and sixty-five days. Written with
-- the days, and nothing that the days do not say.
CREATE TABLE "measure_month" (
  -- The first day of the month.
  "month" DATE NOT NULL CHECK (extract(day FROM "month") = 1),
  "queue" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "service_id" TEXT NOT NULL,
  "sums" JSONB NOT NULL,
  PRIMARY KEY ("month", "queue", "channel", "service_id")
);

CREATE TABLE "measure_group_month" (
  "month" DATE NOT NULL CHECK (extract(day FROM "month") = 1),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('need', 'wait', 'half-hour')),
  "part" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "service_id" TEXT NOT NULL,
  "sums" JSONB NOT NULL,
  PRIMARY KEY ("kind", "month", "part", "channel", "service_id")
);

INSERT INTO "measure_month" ("month", "queue", "channel", "service_id", "sums")
SELECT "month", "queue", "channel", "service_id", jsonb_object_agg("name", "sum") FROM (
  SELECT date_trunc('month', d."day")::date AS "month", d."queue", d."channel", d."service_id", s."key" AS "name",
         sum(s."value"::bigint) AS "sum"
  FROM "measure_day" d, jsonb_each_text(d."sums") s GROUP BY 1, 2, 3, 4, 5
) a GROUP BY 1, 2, 3, 4;

INSERT INTO "measure_group_month" ("month", "kind", "part", "channel", "service_id", "sums")
SELECT "month", "kind", "part", "channel", "service_id", jsonb_object_agg("name", "sum") FROM (
  SELECT date_trunc('month', d."day")::date AS "month", d."kind", d."part", d."channel", d."service_id", s."key" AS "name",
         sum(s."value"::bigint) AS "sum"
  FROM "measure_group_day" d, jsonb_each_text(d."sums") s GROUP BY 1, 2, 3, 4, 5, 6
) a GROUP BY 1, 2, 3, 4, 5;
