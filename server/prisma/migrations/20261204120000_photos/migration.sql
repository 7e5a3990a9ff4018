-- Photos that residents add to what they told us: made anew from the pixels alone, after a virus scanner found nothing in what was sent.
CREATE TABLE "photo" (
  "id" UUID PRIMARY KEY,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  -- SHA-256 of what was sent: the same photo once more is the same photo.
  "source_hash" BYTEA NOT NULL,
  -- A JPEG.
  "picture" BYTEA NOT NULL,
  "width" INTEGER NOT NULL,
  "height" INTEGER NOT NULL,
  "added_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "photo_once" UNIQUE ("conversation_id", "source_hash")
);
-- What was kept long enough goes, the oldest first.
CREATE INDEX "photo_added" ON "photo" ("added_at");
-- A JPEG is not made smaller by packing it once more.
ALTER TABLE "photo" ALTER COLUMN "picture" SET STORAGE EXTERNAL;
