-- Contacts of today are counted every few seconds while a supervisor watches the wallboard.
CREATE INDEX "contact_queued_at" ON "contact" ("queued_at") WHERE "queued_at" IS NOT NULL;
-- Of those who wait in a queue, so many in a hundred may give up before the wallboard says that it is too many.
ALTER TABLE "work_queue" ADD COLUMN "abandoned_share" INTEGER NOT NULL DEFAULT 5;
ALTER TABLE "work_queue" ADD CONSTRAINT "work_queue_abandoned" CHECK ("abandoned_share" BETWEEN 1 AND 100);
-- Which supervisor set the status of a member of staff; NULL where they, or the hub, did.
ALTER TABLE "staff" ADD COLUMN "status_by" UUID;
