-- What advisers say often, ready to be chosen. One for a service comes first where a contact is about that service.
CREATE TABLE "canned_reply" (
  "id" TEXT PRIMARY KEY,
  "title" TEXT NOT NULL,
  "service_id" TEXT REFERENCES "service" ("id"),
  "text" TEXT NOT NULL,
  "position" INTEGER NOT NULL
);
