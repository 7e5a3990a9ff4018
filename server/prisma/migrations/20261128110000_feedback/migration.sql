-- "How did we do?": asked at most once a contact, and what was answered. The asking is the row; the answer fills it.
CREATE TABLE "feedback" (
  "contact_id" UUID PRIMARY KEY REFERENCES "contact" ("id") ON DELETE CASCADE,
  -- The channel of the thread when it was asked.
  "channel" TEXT NOT NULL CHECK ("channel" IN ('webchat', 'sms', 'phone')),
  "how" TEXT NOT NULL CHECK ("how" IN ('form', 'call', 'text')),
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  -- Why it was not asked after all; null where it was.
  "why_not" TEXT,
  -- The event that asks, where it was asked by text.
  "seq" INTEGER,
  -- 5 is very good, 1 very poor.
  "score" INTEGER CHECK ("score" BETWEEN 1 AND 5),
  -- Masked like a message.
  "comment" TEXT,
  "answered_at" TIMESTAMPTZ(3),
  CHECK (("score" IS NULL) = ("answered_at" IS NULL)),
  CHECK ("score" IS NOT NULL OR "comment" IS NULL),
  CHECK ("why_not" IS NULL OR "score" IS NULL),
  CHECK (("seq" IS NOT NULL) = ("how" = 'text' AND "why_not" IS NULL))
);
CREATE INDEX "feedback_answered" ON "feedback" ("answered_at") WHERE "answered_at" IS NOT NULL;

-- Contacts that ended lately and may be asked about by text.
CREATE INDEX "contact_to_rate" ON "contact" ("closed_at") WHERE "state" = 'closed' AND "channel" IN ('sms', 'phone');
