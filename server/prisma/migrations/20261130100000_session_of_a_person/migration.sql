-- Whether somebody talks on the telephone is asked with every request of staff.
CREATE INDEX "call_line_staff" ON "call_line" ("staff_id", "left_at");

-- An account that is turned off or has another role loses its sessions in the same transaction, whoever changes it and how.
CREATE FUNCTION "end_staff_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "staff_session" WHERE "staff_id" = NEW."id";
  RETURN NULL;
END $$;

CREATE TRIGGER "staff_changed" AFTER UPDATE OF "active", "role" ON "staff"
FOR EACH ROW WHEN (OLD."active" AND NOT NEW."active" OR OLD."role" <> NEW."role")
EXECUTE FUNCTION "end_staff_sessions"();
