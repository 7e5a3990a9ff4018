-- How long what is deleted by itself is kept, where supervisors say so; without a row the settings of the rules do.
CREATE TABLE "retention_period" (
  "kind" TEXT PRIMARY KEY,
  "days" INTEGER NOT NULL CONSTRAINT "retention_period_days" CHECK ("days" > 0),
  "version" INTEGER NOT NULL DEFAULT 1
);

-- How long its caller was promised at most: a longer period that is set later never counts for it. NULL: the days of the rules.
ALTER TABLE "call_recording" ADD COLUMN "keep_days" INTEGER;
