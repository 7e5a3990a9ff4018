-- What a draft of the rules would have done with the contacts of a period. It is made again whenever somebody asks.
CREATE TABLE "rule_what_if" (
  "id" UUID PRIMARY KEY,
  "draft_id" UUID NOT NULL,
  -- What the draft changes in which rules, as a hash: it stays the same through review, and is another after a change.
  "content" TEXT NOT NULL,
  -- Days of the council's calendar, both included; null for all that is stored.
  "from_day" DATE,
  "to_day" DATE,
  "state" TEXT NOT NULL DEFAULT 'running' CHECK ("state" IN ('running', 'done', 'cancelled', 'failed')),
  "done" INTEGER NOT NULL DEFAULT 0,
  "total" INTEGER NOT NULL DEFAULT 0,
  "started_by" UUID NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  -- When whoever works on it last said that they still do.
  "touched_at" TIMESTAMPTZ(3) NOT NULL,
  "result" JSON,
  -- Changed contacts, no more of each than the page shows.
  "contacts" JSON NOT NULL DEFAULT '[]'
);
CREATE INDEX "rule_what_if_draft" ON "rule_what_if" ("draft_id");

-- Who let rules pass that leave a group behind, and why. Kept for ever.
CREATE TABLE "rule_guard_override" (
  "id" UUID PRIMARY KEY,
  "draft_id" UUID NOT NULL,
  -- The contents that it holds for: any further change needs another.
  "content" TEXT NOT NULL,
  "staff_id" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  -- What was found then, with its figures.
  "findings" JSON NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "rule_guard_override_content" ON "rule_guard_override" ("content");
CREATE TRIGGER "rule_guard_override_immutable" BEFORE UPDATE OR DELETE ON "rule_guard_override"
FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();
