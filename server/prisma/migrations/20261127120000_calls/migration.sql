-- Telephone calls: what a call is saying and waiting for, and everything that Twilio told of it.

CREATE TABLE "call" (
  "id" UUID PRIMARY KEY,
  -- Twilio's own id; not known yet of a call that we are about to make.
  "sid" TEXT UNIQUE,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "direction" TEXT NOT NULL CHECK ("direction" IN ('inbound', 'outbound')),
  -- Of the resident; null where it is withheld.
  "number" TEXT,
  -- Why we ring: the contact of the call back, or null for a call that was cut off in danger.
  "contact_id" UUID REFERENCES "contact" ("id") ON DELETE SET NULL,
  -- How far Twilio says it got.
  "status" TEXT,
  -- human or machine, of a call that we made.
  "answered_by" TEXT,
  -- Documents answered so far, and the last of them: a request that comes again gets the same.
  "step" INTEGER NOT NULL DEFAULT 0,
  "document" TEXT NOT NULL DEFAULT '',
  "scene" TEXT NOT NULL DEFAULT 'asking',
  -- Events of the thread up to here were said aloud, or need not be.
  "spoken_seq" INTEGER NOT NULL,
  -- How often in a row nothing was heard.
  "silences" INTEGER NOT NULL DEFAULT 0,
  -- The one offer of a text with a link (P55d), and what became of it.
  "text_offer" TEXT CHECK ("text_offer" IN ('offered', 'taken')),
  "conference_sid" TEXT,
  -- The line of the agent in the conference; null while none is there.
  "agent_sid" TEXT,
  "held" BOOLEAN NOT NULL DEFAULT FALSE,
  -- When it was last told to ask for its next document.
  "redirected_at" TIMESTAMPTZ(3),
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  -- What follows from its end was done.
  "settled_at" TIMESTAMPTZ(3)
);
CREATE INDEX "call_conversation" ON "call" ("conversation_id", "started_at");
CREATE INDEX "call_live" ON "call" ("started_at") WHERE "ended_at" IS NULL;
CREATE INDEX "call_unsettled" ON "call" ("ended_at") WHERE "ended_at" IS NOT NULL AND "settled_at" IS NULL;

-- Everything that was told of a call, in the order it came.
CREATE TABLE "call_event" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "call_id" UUID NOT NULL REFERENCES "call" ("id") ON DELETE CASCADE,
  "what" TEXT NOT NULL,
  "params" JSONB NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "call_event_call" ON "call_event" ("call_id");

-- A call back is not offered to anybody before: they asked for a later time, or we rang in vain (P61).
ALTER TABLE "contact" ADD COLUMN "not_before" TIMESTAMPTZ(3);
