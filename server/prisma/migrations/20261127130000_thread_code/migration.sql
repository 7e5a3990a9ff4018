-- Codes of six digits by which a conversation goes on by another channel, and how often somebody guessed wrong.

-- One row a code. The code itself is nowhere: what is kept is a keyed hash of it, and that only while it may still be used.
CREATE TABLE "thread_code" (
  "id" UUID PRIMARY KEY,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  -- Null once it was used, or a newer one took its place.
  "mac" BYTEA UNIQUE,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "thread_code_conversation" ON "thread_code" ("conversation_id", "made_at");

-- One row for each that a wrong code counts against: a number, a browser, an address, everybody. Who it is, is a keyed hash too.
CREATE TABLE "thread_code_miss" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "who" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "thread_code_miss_who" ON "thread_code_miss" ("who", "at");
