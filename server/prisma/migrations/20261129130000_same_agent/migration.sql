-- A contact that comes back about the same is kept for a short while for whoever helped before (P43).
ALTER TABLE "contact" ADD COLUMN "kept_for" UUID, ADD COLUMN "kept_until" TIMESTAMPTZ(3);
