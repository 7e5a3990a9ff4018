-- What a touch costs, from when on. A price is never changed: a new one begins later. Whole hundredths of a penny.
CREATE TABLE "tariff" (
  "id" TEXT PRIMARY KEY,
  "touch" TEXT NOT NULL,
  "price" INTEGER NOT NULL CHECK ("price" >= 0),
  "valid_from" DATE NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('published', 'local estimate')),
  "source" TEXT NOT NULL,
  UNIQUE ("touch", "valid_from")
);

-- One row for each leg of a contact, and for each form that was sent without one, at the price in force at that moment.
CREATE TABLE "touch" (
  "leg" TEXT PRIMARY KEY,
  -- Stays when the contact is erased: what it cost is nobody's secret.
  "contact_id" UUID REFERENCES "contact" ("id") ON DELETE SET NULL,
  "service_id" TEXT REFERENCES "service" ("id"),
  "touch" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- The day, of the council's calendar, on which the contact came in or the form was sent.
  "day" DATE NOT NULL,
  "tariff_id" TEXT NOT NULL REFERENCES "tariff" ("id"),
  "price" INTEGER NOT NULL CHECK ("price" >= 0)
);
CREATE INDEX "touch_day" ON "touch" ("day");
CREATE INDEX "touch_contact" ON "touch" ("contact_id") WHERE "contact_id" IS NOT NULL;
