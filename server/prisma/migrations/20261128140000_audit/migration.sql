-- Who read or changed what of a resident: only ever added to, each entry sealed with all before it.

CREATE TABLE "audit_entry" (
  "seq" BIGINT NOT NULL PRIMARY KEY,
  -- JSON, not JSONB: what was sealed is kept to the byte.
  "entry" JSON NOT NULL,
  "previous" BYTEA NOT NULL,
  "hash" BYTEA NOT NULL
);

-- For the page of those who look after it.
CREATE INDEX "audit_entry_staff" ON "audit_entry" (("entry" ->> 'staffId'), "seq");
CREATE INDEX "audit_entry_subject" ON "audit_entry" (("entry" -> 'subject' ->> 'id'), "seq");

-- Adds one entry after all others and answers its number. Whoever comes second waits until the first has committed.
CREATE FUNCTION "audit_append"("new_entry" JSON) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  "last" RECORD;
  "number" BIGINT;
BEGIN
  PERFORM pg_advisory_xact_lock(72707371);
  SELECT "seq", "hash" INTO "last" FROM "audit_entry" ORDER BY "seq" DESC LIMIT 1;
  "number" := coalesce("last"."seq", 0) + 1;
  INSERT INTO "audit_entry" ("seq", "entry", "previous", "hash") VALUES (
    "number", "new_entry", coalesce("last"."hash", ''::bytea),
    sha256(coalesce("last"."hash", ''::bytea) || convert_to("number"::text || ' ' || "new_entry"::text, 'UTF8')));
  RETURN "number";
END
$$;

CREATE FUNCTION "audit_refuse_change"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is only added to';
END
$$;

CREATE TRIGGER "audit_entry_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse_change"();
