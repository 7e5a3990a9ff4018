-- What a resident agreed that we keep of their needs. The needs themselves stay with the record, where the rules read them. Once it
-- is withdrawn, nothing stands here but when.
CREATE TABLE "needs_passport" (
  "resident_id" UUID NOT NULL,
  "channel" TEXT,
  "recorded_by" UUID,
  "recorded_at" TIMESTAMPTZ(3),
  "review_on" DATE,
  "words" TEXT,
  "withdrawn_at" TIMESTAMPTZ(3),

  CONSTRAINT "needs_passport_pkey" PRIMARY KEY ("resident_id"),
  CONSTRAINT "needs_passport_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "needs_passport_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "needs_passport_withdrawn_or_kept" CHECK (
    CASE WHEN "withdrawn_at" IS NULL
      THEN "channel" IS NOT NULL AND "recorded_at" IS NOT NULL AND "review_on" IS NOT NULL
      ELSE num_nonnulls("channel", "recorded_by", "recorded_at", "review_on", "words") = 0 END)
);
