-- Days on which the council has other hours than its week, or is closed, as supervisors say. "open" is a list of pairs such as
-- [["09:00", "12:00"]], empty where it is closed. A day has one exception at most: which of two would count is nobody's guess.
CREATE TABLE "hours_exception" (
  "id" UUID PRIMARY KEY,
  "from_day" DATE NOT NULL,
  "to_day" DATE NOT NULL,
  "open" JSONB NOT NULL,
  "reason" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "hours_exception_order" CHECK ("from_day" <= "to_day"),
  CONSTRAINT "hours_exception_one_a_day" EXCLUDE USING gist (daterange("from_day", "to_day", '[]') WITH &&)
);
