-- Forms that an agent fills in together with a resident: how it was confirmed that they are right, and how they count.

-- Any change of the answers takes back what was confirmed or doubted before.
ALTER TABLE "form_draft" ADD COLUMN "assisted" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "confirmed_by" TEXT,
                         ADD COLUMN "confirmed_at" TIMESTAMPTZ(3), ADD COLUMN "doubted_at" TIMESTAMPTZ(3);

-- The channel that the resident used, of those that were assisted.
ALTER TABLE "submission" ADD COLUMN "assisted" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "channel" TEXT;
