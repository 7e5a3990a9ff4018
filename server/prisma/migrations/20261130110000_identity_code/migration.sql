-- Codes that are texted to the number on a resident's record, to prove in one contact that it is them.

-- One row a text, kept for as long as it counts. Of the digits there is only a mark, and none once the code is used up.
CREATE TABLE "identity_code" (
  "id" UUID PRIMARY KEY,
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
  "resident_id" UUID NOT NULL REFERENCES "resident" ("id") ON DELETE CASCADE,
  "mac" BYTEA,
  "misses" INTEGER NOT NULL DEFAULT 0,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "identity_code_resident" ON "identity_code" ("resident_id", "sent_at");
