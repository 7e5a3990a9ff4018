-- What was said of an e-form so far, each answer with who said it. One open draft of a form in a conversation.
CREATE TABLE "form_draft" (
  "id" UUID PRIMARY KEY,
  "form_id" TEXT NOT NULL,
  "form_version" INTEGER NOT NULL,
  -- Null for a page that nobody came to from a chat.
  "conversation_id" UUID REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "resident_id" UUID REFERENCES "resident" ("id"),
  "answers" JSONB NOT NULL DEFAULT '{}',
  -- open, sent or left
  "state" TEXT NOT NULL DEFAULT 'open',
  "version" INTEGER NOT NULL DEFAULT 1,
  "reference" TEXT UNIQUE,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  "sent_at" TIMESTAMPTZ(3),
  CHECK (("state" = 'sent') = ("reference" IS NOT NULL))
);
CREATE UNIQUE INDEX "form_draft_open" ON "form_draft" ("conversation_id", "form_id") WHERE "state" = 'open';
CREATE INDEX "form_draft_conversation" ON "form_draft" ("conversation_id", "updated_at" DESC) WHERE "conversation_id" IS NOT NULL;

-- What goes to the back office: written with the draft that is sent, delivered later, once.
CREATE TABLE "submission" (
  -- The idempotency key, too.
  "id" UUID PRIMARY KEY,
  "draft_id" UUID NOT NULL UNIQUE REFERENCES "form_draft" ("id") ON DELETE CASCADE,
  "reference" TEXT NOT NULL UNIQUE,
  "service_code" TEXT NOT NULL,
  -- Description, address and attributes as they are sent.
  "payload" JSONB NOT NULL,
  "latitude" DOUBLE PRECISION,
  "longitude" DOUBLE PRECISION,
  -- due, sent or refused
  "state" TEXT NOT NULL DEFAULT 'due',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "next_at" TIMESTAMPTZ(3) NOT NULL,
  -- The back office's own number for it.
  "service_request_id" TEXT,
  "problem" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "sent_at" TIMESTAMPTZ(3)
);
CREATE INDEX "submission_due" ON "submission" ("next_at") WHERE "state" = 'due';
CREATE INDEX "submission_nearby" ON "submission" ("service_code", "latitude") WHERE "latitude" IS NOT NULL;

-- Who wants to hear of a report that somebody else made, instead of making another.
CREATE TABLE "submission_follower" (
  "submission_id" UUID NOT NULL REFERENCES "submission" ("id") ON DELETE CASCADE,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("submission_id", "conversation_id")
);

-- A link into an online service, given in a chat: what became of it comes back.
CREATE TABLE "deep_link" (
  "id" UUID PRIMARY KEY,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "service_id" TEXT NOT NULL REFERENCES "service" ("id"),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "opened_at" TIMESTAMPTZ(3),
  "completed_at" TIMESTAMPTZ(3)
);
CREATE INDEX "deep_link_conversation" ON "deep_link" ("conversation_id", "created_at" DESC);
