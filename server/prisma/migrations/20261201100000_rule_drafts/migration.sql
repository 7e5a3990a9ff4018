-- Changes of the rules that people are working on. `files` holds the texts of changed files by path; null is a file that is gone.
CREATE TABLE "rule_draft" (
  "id" UUID PRIMARY KEY,
  "title" TEXT NOT NULL,
  "author_id" UUID NOT NULL,
  -- Everybody who changed something in it: none of them may approve it.
  "edited_by" UUID[] NOT NULL,
  "base_version" TEXT NOT NULL,
  "files" JSON NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'in-review', 'approved', 'scheduled', 'published', 'withdrawn')),
  "equality_note" TEXT,
  "approved_by" UUID[] NOT NULL DEFAULT '{}',
  "reason" TEXT,
  "publish_at" TIMESTAMPTZ(3),
  -- Who had it published, now or at its date.
  "published_by" UUID,
  -- Why it could not be published at its date.
  "faults" TEXT[] NOT NULL DEFAULT '{}',
  -- Counts the changes, so that two people never overwrite each other.
  "revision" INTEGER NOT NULL DEFAULT 1,
  "changed_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "rule_draft_state" ON "rule_draft" ("state", "publish_at");

-- Which rules are in force: those of the newest row. Before the first, the files that came with the hub decide.
CREATE TABLE "rule_publication" (
  "number" INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "version" TEXT NOT NULL,
  -- Null where an older version was put back.
  "draft_id" UUID,
  "title" TEXT NOT NULL,
  "author_id" UUID,
  "approved_by" UUID[] NOT NULL DEFAULT '{}',
  "equality_note" TEXT,
  "published_by" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE TRIGGER "rule_publication_immutable" BEFORE UPDATE OR DELETE ON "rule_publication"
FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();
