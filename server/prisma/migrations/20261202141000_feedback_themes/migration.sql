-- What residents' comments are about, named by people. Nothing of a comment itself is kept here.
CREATE TABLE "feedback_theme" (
  "id" UUID PRIMARY KEY,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  -- The words that it was found by.
  "words" TEXT[] NOT NULL,
  "owner" TEXT NOT NULL CHECK ("owner" <> ''),
  -- What residents said, and what was done, both in words for residents.
  "said" TEXT NOT NULL CHECK ("said" <> ''),
  "did" TEXT,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "made_by" UUID NOT NULL REFERENCES "staff" ("id"),
  "closed_at" TIMESTAMPTZ(3),
  "closed_by" UUID REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  -- Closed only with an action, and by somebody.
  CHECK ("closed_at" IS NULL OR (coalesce("did", '') <> '' AND "closed_by" IS NOT NULL))
);
CREATE INDEX "feedback_theme_closed" ON "feedback_theme" ("closed_at" DESC) WHERE "closed_at" IS NOT NULL;
