-- Queues of theirs in which a member of staff is a reserve: offered what waits there only while nobody else of it has a place.
ALTER TABLE "staff" ADD COLUMN "reserve_for" TEXT[] NOT NULL DEFAULT '{}';
