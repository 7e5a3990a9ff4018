-- Residents whose contacts and record are not for a member of staff: themselves, their family, their friends.
CREATE TABLE "staff_relation" (
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id") ON DELETE CASCADE,
  "resident_id" UUID NOT NULL REFERENCES "resident" ("id") ON DELETE CASCADE,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('own', 'family', 'friend')),
  PRIMARY KEY ("staff_id", "resident_id")
);
