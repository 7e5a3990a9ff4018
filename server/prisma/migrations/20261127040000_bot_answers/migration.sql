-- What the assistant answered, once a contact and service, so that what became of it can be counted.
CREATE TABLE "bot_answer" (
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
  "service_id" TEXT NOT NULL REFERENCES "service" ("id"),
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- What the resident said to "did this help?"; null while they said nothing.
  "helped" BOOLEAN,
  PRIMARY KEY ("contact_id", "service_id")
);
CREATE INDEX "bot_answer_at" ON "bot_answer" ("at");
