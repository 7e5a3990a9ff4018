-- A stored decision can be made again and compared byte for byte, so its text stays as it was written (JSONB would sort it).
ALTER TABLE "decision" ALTER COLUMN "facts" TYPE JSON USING "facts"::text::json;
ALTER TABLE "decision" ALTER COLUMN "decision" TYPE JSON USING "decision"::text::json;
-- Since when each stored fact has been known: {"resident.digitalAccess": "2026-03-01T09:00:00.000Z"}.
ALTER TABLE "decision" ADD COLUMN "fact_ages" JSON NOT NULL DEFAULT '{}';
CREATE INDEX "decision_at" ON "decision" ("at");

-- Every set of rules that ever decided. Never changed, so that whatever it decided can be explained and made again.
CREATE TABLE "rule_set" (
  "version" TEXT PRIMARY KEY,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- The files as they were, by path.
  "files" JSON NOT NULL,
  "adopted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE FUNCTION "refuse_change" () RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of "%" are never changed', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "rule_set_immutable" BEFORE UPDATE OR DELETE ON "rule_set"
FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();

-- What a resident told us of themselves in this conversation: it holds though nobody knows who they are.
ALTER TABLE "conversation" ADD COLUMN "told" JSONB NOT NULL DEFAULT '{}';
-- True once something was disclosed that few may read (P10 to P12, P15).
ALTER TABLE "conversation" ADD COLUMN "restricted" BOOLEAN NOT NULL DEFAULT false;

-- What the policy asks to be done because of a contact. Each thing is asked for once a contact, however often it is decided.
CREATE TABLE "duty" (
  "id" UUID PRIMARY KEY,
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
  "kind" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "rule" TEXT NOT NULL,
  "clause" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "done_at" TIMESTAMPTZ(3),
  "done_by" UUID REFERENCES "staff" ("id"),
  UNIQUE ("contact_id", "kind", "what")
);
CREATE INDEX "duty_to_do" ON "duty" ("at") WHERE "done_at" IS NULL AND "kind" IN ('task', 'ask', 'notify');

-- A case with a clock of its own: complaints, requests for information, requests about somebody's own data (P28 to P30).
CREATE TABLE "council_case" (
  "id" UUID PRIMARY KEY,
  "reference" TEXT NOT NULL UNIQUE,
  "kind" TEXT NOT NULL,
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id"),
  "resident_id" UUID REFERENCES "resident" ("id"),
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  -- Days of the calendar in Europe/London.
  "acknowledge_by" DATE,
  "answer_by" DATE NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  UNIQUE ("contact_id", "kind")
);
CREATE INDEX "council_case_resident" ON "council_case" ("resident_id") WHERE "resident_id" IS NOT NULL;
CREATE INDEX "council_case_open" ON "council_case" ("answer_by") WHERE "closed_at" IS NULL;

-- What became of a form on the website: told by the form, or by the resident.
CREATE TABLE "online_attempt" (
  "id" UUID PRIMARY KEY,
  "conversation_id" UUID REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "resident_id" UUID REFERENCES "resident" ("id"),
  "service_id" TEXT REFERENCES "service" ("id"),
  "outcome" TEXT NOT NULL,
  "step" TEXT,
  "error" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "online_attempt_resident" ON "online_attempt" ("resident_id", "at" DESC) WHERE "resident_id" IS NOT NULL;
CREATE INDEX "online_attempt_conversation" ON "online_attempt" ("conversation_id", "at" DESC) WHERE "conversation_id" IS NOT NULL;

-- Since when each fact of a resident has been known, where that is not the last change of the row.
ALTER TABLE "resident" ADD COLUMN "known_since" JSONB NOT NULL DEFAULT '{}';
