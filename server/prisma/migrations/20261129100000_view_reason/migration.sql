-- Why staff opened the debts and benefits of a resident: one reason for each of them in a contact.
CREATE TABLE "view_reason" (
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id") ON DELETE CASCADE,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "reason" TEXT NOT NULL CHECK ("reason" IN ('asked', 'payment', 'benefits', 'change', 'other')),
  -- Of somebody who gave a reason that is not on the list.
  "words" TEXT CHECK (char_length("words") <= 200),
  "at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("contact_id", "staff_id"),
  CONSTRAINT "view_reason_words" CHECK (("words" IS NOT NULL) = ("reason" = 'other'))
);
