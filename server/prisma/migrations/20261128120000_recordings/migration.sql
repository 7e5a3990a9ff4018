-- Recordings: of what is talked with an adviser, where the council wants it, and of messages that callers leave.

-- When the caller was told that the talk is recorded; null where they were not, and then it is not.
ALTER TABLE "call" ADD COLUMN "notice_at" TIMESTAMPTZ(3);
-- The resident is in the conference.
ALTER TABLE "call" ADD COLUMN "resident_in" BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE "call_recording" (
  "id" UUID PRIMARY KEY,
  -- Both are let go with their conversation; the row stays until the sound is deleted at the carrier, and says that it was.
  "call_id" UUID REFERENCES "call" ("id") ON DELETE SET NULL,
  "contact_id" UUID REFERENCES "contact" ("id") ON DELETE SET NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('call', 'voicemail')),
  -- The adviser's line, of which the recording is.
  "leg_sid" TEXT,
  -- Twilio's own id of the sound; null before it is known, and after it is deleted.
  "sid" TEXT UNIQUE,
  -- What it shall do, written down before Twilio is asked, and what it does.
  "wanted" TEXT NOT NULL CHECK ("wanted" IN ('recording', 'paused', 'stopped')),
  "state" TEXT NOT NULL CHECK ("state" IN ('due', 'recording', 'paused', 'ended', 'empty', 'failed', 'deleted')),
  -- Whole seconds of sound, once Twilio has told.
  "seconds" INTEGER,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "claimed_at" TIMESTAMPTZ(3),
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "deleted_at" TIMESTAMPTZ(3),
  -- Each line of an adviser in a call is recorded once.
  CONSTRAINT "call_recording_line" UNIQUE ("call_id", "leg_sid")
);
CREATE INDEX "call_recording_contact" ON "call_recording" ("contact_id");
CREATE INDEX "call_recording_open" ON "call_recording" ("started_at") WHERE "state" <> 'deleted';

-- Who listened to what, when and why. Never deleted with the recording.
CREATE TABLE "recording_listen" (
  "id" UUID PRIMARY KEY,
  "recording_id" UUID NOT NULL REFERENCES "call_recording" ("id"),
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "reason" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "recording_listen_recording" ON "recording_listen" ("recording_id", "staff_id", "at");
