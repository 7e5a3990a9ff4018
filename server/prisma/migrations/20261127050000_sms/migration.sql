-- Text messages: what came in, what is to go out, and what became of it.

-- A number that texted us. Its conversation is the thread in which its next text stands.
CREATE TABLE "sms_number" (
  "number" TEXT PRIMARY KEY,
  "conversation_id" UUID REFERENCES "conversation" ("id") ON DELETE SET NULL,
  -- STOP was the last that it said about texts (P04).
  "stopped_at" TIMESTAMPTZ(3),
  -- It cannot be texted: a landline, or a number that does not exist any more.
  "bad_at" TIMESTAMPTZ(3),
  "bad_code" INTEGER
);

-- Kept as it came, with everything that Twilio says of it. Read by a job, so that the answer is never late.
CREATE TABLE "sms_inbound" (
  "sid" TEXT PRIMARY KEY,
  -- The same over every try of one webhook.
  "token" TEXT UNIQUE,
  "sender" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "params" JSONB NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'due' CHECK ("state" IN ('due', 'done')),
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "ord" BIGINT GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX "sms_inbound_due" ON "sms_inbound" ("ord") WHERE "state" = 'due';

-- One row a text, written before anything is sent.
CREATE TABLE "sms_outbound" (
  "id" UUID PRIMARY KEY,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  -- The last event that it says, and which text of those that say it.
  "seq" INTEGER NOT NULL,
  "part" INTEGER NOT NULL,
  "receiver" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "segments" INTEGER NOT NULL,
  -- Said by nobody in person: counted, so that two machines never talk to each other for long (P67).
  "automatic" BOOLEAN NOT NULL,
  -- due: to be sent, or under way until "next_at". accepted: Twilio has it. refused: it will never go out. held: not to be sent.
  "state" TEXT NOT NULL DEFAULT 'due' CHECK ("state" IN ('due', 'accepted', 'refused', 'held')),
  -- Why it is held.
  "why" TEXT,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "next_at" TIMESTAMPTZ(3) NOT NULL,
  "sid" TEXT UNIQUE,
  -- How far Twilio says it got.
  "status" TEXT,
  "error_code" INTEGER,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  UNIQUE ("conversation_id", "seq", "part")
);
CREATE INDEX "sms_outbound_due" ON "sms_outbound" ("next_at") WHERE "state" = 'due';
CREATE INDEX "sms_outbound_receiver" ON "sms_outbound" ("receiver", "created_at");

-- Every status event, in the order they came.
CREATE TABLE "sms_status" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "sid" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "error_code" INTEGER,
  "params" JSONB NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "sms_status_sid" ON "sms_status" ("sid");

-- When the next text may leave a sending number: one row a number, so that all nodes together keep its rate.
CREATE TABLE "sms_pace" (
  "sender" TEXT PRIMARY KEY,
  "free_at" TIMESTAMPTZ(3) NOT NULL
);

-- Events up to here were put into texts, or need none.
ALTER TABLE "conversation"
  ADD COLUMN "texted_seq" INTEGER NOT NULL DEFAULT 0,
  -- The number that this thread is with, as it is dialled from anywhere.
  ADD COLUMN "number" TEXT;
CREATE INDEX "conversation_to_text" ON "conversation" ("id") WHERE "channel" = 'sms' AND "texted_seq" < "last_seq";
