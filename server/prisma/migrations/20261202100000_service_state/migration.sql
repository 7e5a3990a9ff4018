-- A service that is coming may name the day on which it goes live, one that is out of order what residents are told. A change is made
-- over what was read, or not at all.
ALTER TABLE "service" ADD COLUMN "live_on" DATE;
ALTER TABLE "service" ADD COLUMN "outage_words" TEXT;
ALTER TABLE "service" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
