-- The index gives the whole order of a class, by age and then by id, so that the first few are read and nothing is sorted.
DROP INDEX "contact_waiting";
CREATE INDEX "contact_waiting" ON "contact" ("queue", "priority", "queued_at", "id") WHERE "state" = 'queued';
