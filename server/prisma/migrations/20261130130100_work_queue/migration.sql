-- What the council promises of a queue, and which other queue helps when it takes too long. A queue without a row has neither.
CREATE TABLE "work_queue" (
  "name" TEXT NOT NULL,
  "target_share" INTEGER NOT NULL,
  "target_seconds" INTEGER NOT NULL,
  "overflow_after_seconds" INTEGER,
  "overflow_to" TEXT,
  CONSTRAINT "work_queue_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "work_queue_share" CHECK ("target_share" BETWEEN 1 AND 100),
  CONSTRAINT "work_queue_overflow" CHECK (
    ("overflow_after_seconds" IS NULL) = ("overflow_to" IS NULL) AND "overflow_to" IS DISTINCT FROM "name")
);
-- When somebody had waited as long as that.
ALTER TABLE "contact" ADD COLUMN "over_target_at" TIMESTAMPTZ(3);
