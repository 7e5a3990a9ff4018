-- A contact that its agent set aside until a time, or until the resident says something after that entry of the conversation.
ALTER TABLE "contact" ADD COLUMN "set_aside_until" TIMESTAMPTZ(3), ADD COLUMN "set_aside_seq" INTEGER;
ALTER TABLE "contact" ADD CONSTRAINT "contact_set_aside" CHECK ("set_aside_until" IS NULL OR "state" = 'assigned');
CREATE INDEX "contact_set_aside" ON "contact" ("set_aside_until") WHERE "set_aside_until" IS NOT NULL;
