-- What is added up of a day, by queue, channel and service ('' where none is known), so that a report reads days and not contacts.
CREATE TABLE "measure_day" (
  "day" DATE NOT NULL,
  "queue" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "service_id" TEXT NOT NULL,
  -- Whole numbers by name; the names are those of insight/measures/sums.ts.
  "sums" JSONB NOT NULL,
  PRIMARY KEY ("day", "queue", "channel", "service_id")
);

-- When each member of staff changed their status: how busy agents are cannot be known from how they are now.
CREATE TABLE "staff_status_log" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id") ON DELETE CASCADE,
  "status" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "staff_status_log_staff" ON "staff_status_log" ("staff_id", "at");

-- By the database itself, because a status is changed in several places and none of them may be forgotten.
CREATE FUNCTION "log_staff_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "staff_status_log" ("staff_id", "status", "at") VALUES (NEW."id", NEW."status", NEW."status_since");
  RETURN NEW;
END $$;
CREATE TRIGGER "staff_status_changed" AFTER UPDATE OF "status" ON "staff"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION "log_staff_status"();
