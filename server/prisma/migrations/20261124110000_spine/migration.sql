-- The spine: residents, conversations and their log, contacts, offers, staff and their sessions. PostgreSQL 15 compatible.

CREATE TABLE "resident" (
  "id" UUID PRIMARY KEY,
  "reference" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "postcode" TEXT NOT NULL,
  "phone" TEXT,
  "line_type" TEXT NOT NULL DEFAULT 'unknown',
  "email" TEXT,
  "language" TEXT NOT NULL DEFAULT 'en-GB',
  "digital_access" TEXT NOT NULL DEFAULT 'unknown',
  "digital_skills" TEXT NOT NULL DEFAULT 'unknown',
  "needs" TEXT[] NOT NULL DEFAULT '{}',
  "flags" TEXT[] NOT NULL DEFAULT '{}',
  "safe_contact" TEXT NOT NULL DEFAULT 'unknown',
  "sms_consent" BOOLEAN,
  "my_account_registered_at" TIMESTAMPTZ(3),
  "my_account_last_sign_in_at" TIMESTAMPTZ(3),
  "my_account_services" TEXT[] NOT NULL DEFAULT '{}',
  "demonstration" BOOLEAN NOT NULL DEFAULT false,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

CREATE TABLE "staff" (
  "id" UUID PRIMARY KEY,
  "subject" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "skills" TEXT[] NOT NULL DEFAULT '{}',
  "queues" TEXT[] NOT NULL DEFAULT '{}',
  "capacity" INTEGER NOT NULL DEFAULT 2,
  "status" TEXT NOT NULL DEFAULT 'offline',
  "status_reason" TEXT,
  "status_since" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "active" BOOLEAN NOT NULL DEFAULT true
);

CREATE TABLE "staff_session" (
  "token_hash" BYTEA PRIMARY KEY,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id") ON DELETE CASCADE,
  "csrf_token" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "staff_session_staff_id" ON "staff_session" ("staff_id");

-- A row a live socket of a member of staff, renewed while it lives: presence that survives the death of a hub node.
CREATE TABLE "presence" (
  "socket_id" TEXT PRIMARY KEY,
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id") ON DELETE CASCADE,
  "node" TEXT NOT NULL,
  "lease_until" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "presence_staff_id" ON "presence" ("staff_id", "lease_until");

CREATE TABLE "service" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "online" TEXT NOT NULL,
  "complex" BOOLEAN NOT NULL,
  "urgent" BOOLEAN NOT NULL DEFAULT false,
  "outage" BOOLEAN NOT NULL DEFAULT false,
  "lgsl" INTEGER,
  "identity_level" INTEGER NOT NULL DEFAULT 0,
  "path" TEXT NOT NULL,
  "recorded_link" TEXT,
  "position" INTEGER NOT NULL
);

CREATE TABLE "conversation" (
  "id" UUID PRIMARY KEY,
  "channel" TEXT NOT NULL,
  "resident_id" UUID REFERENCES "resident" ("id"),
  "identity_level" INTEGER NOT NULL DEFAULT 0,
  "token_hash" BYTEA UNIQUE,
  "state" TEXT NOT NULL DEFAULT 'bot',
  "assigned_to" UUID REFERENCES "staff" ("id"),
  "last_seq" INTEGER NOT NULL DEFAULT 0,
  -- The last event that asks for a decision, and how far decisions have come: a turn is due while the first is greater.
  "due_seq" INTEGER NOT NULL DEFAULT 0,
  "done_seq" INTEGER NOT NULL DEFAULT 0,
  "bot_state" JSONB,
  "bot_misses" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
) WITH (fillfactor = 70);
-- No column that every message changes may stand in an index here, or every message would rewrite all of them (HOT updates).
CREATE INDEX "conversation_turn_due" ON "conversation" ("id") WHERE "due_seq" > "done_seq";
CREATE INDEX "conversation_assigned_to" ON "conversation" ("assigned_to") WHERE "assigned_to" IS NOT NULL;
CREATE INDEX "conversation_resident_id" ON "conversation" ("resident_id") WHERE "resident_id" IS NOT NULL;

-- Written by "append_events" alone, which holds the row of the conversation while it writes: a foreign key would look for that
-- row a second time for every message. Whoever erases a conversation erases its events.
CREATE TABLE "event" (
  "conversation_id" UUID NOT NULL,
  "seq" INTEGER NOT NULL,
  "client_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "sender" TEXT NOT NULL,
  "name" TEXT,
  "text" TEXT NOT NULL,
  "actions" JSONB,
  "staff" JSONB,
  -- This event asks for a decision.
  "turn_due" BOOLEAN NOT NULL DEFAULT false,
  "at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("conversation_id", "seq"),
  UNIQUE ("conversation_id", "client_id")
);

CREATE TABLE "contact" (
  "id" UUID PRIMARY KEY,
  "conversation_id" UUID REFERENCES "conversation" ("id"),
  "resident_id" UUID REFERENCES "resident" ("id"),
  "channel" TEXT NOT NULL,
  "direction" TEXT NOT NULL DEFAULT 'inbound',
  "service_id" TEXT REFERENCES "service" ("id"),
  "state" TEXT NOT NULL DEFAULT 'open',
  "queue" TEXT NOT NULL DEFAULT 'general',
  "priority" INTEGER NOT NULL DEFAULT 4 CHECK ("priority" BETWEEN 1 AND 5),
  "skills" TEXT[] NOT NULL DEFAULT '{}',
  "reason" TEXT NOT NULL DEFAULT '',
  "signal" TEXT,
  "answer_within_seconds" INTEGER,
  "callback_name" TEXT,
  "callback_phone" TEXT,
  "callback_when" TEXT,
  "assigned_to" UUID REFERENCES "staff" ("id"),
  "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "queued_at" TIMESTAMPTZ(3),
  "accepted_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "closed_at" TIMESTAMPTZ(3),
  "disposition" TEXT,
  "wrap_up_note" TEXT,
  "outcome" TEXT NOT NULL DEFAULT 'open',
  "version" INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX "contact_waiting" ON "contact" ("queue", "priority", "queued_at") WHERE "state" = 'queued';
CREATE INDEX "contact_assigned_to" ON "contact" ("assigned_to", "state") WHERE "assigned_to" IS NOT NULL;
CREATE INDEX "contact_on_hand" ON "contact" ("assigned_to") WHERE "state" IN ('assigned', 'wrap-up');
CREATE INDEX "contact_handled" ON "contact" ("queue", "ended_at" DESC) WHERE "ended_at" IS NOT NULL;
CREATE INDEX "contact_resident" ON "contact" ("resident_id", "started_at" DESC) WHERE "resident_id" IS NOT NULL;
CREATE INDEX "contact_conversation" ON "contact" ("conversation_id") WHERE "conversation_id" IS NOT NULL;
-- One demand at a time in a conversation; a callback is a demand of its own.
CREATE UNIQUE INDEX "contact_one_live" ON "contact" ("conversation_id")
  WHERE "state" IN ('open', 'queued', 'offered', 'assigned', 'wrap-up') AND "channel" <> 'callback';

-- Every decision with the facts it was made from, so that it can be explained and made again. No message text: `seq` names it.
CREATE TABLE "decision" (
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "seq" INTEGER NOT NULL,
  "contact_id" UUID REFERENCES "contact" ("id"),
  "facts" JSONB NOT NULL,
  "decision" JSONB NOT NULL,
  "rule_set_version" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("conversation_id", "seq")
);
CREATE INDEX "decision_contact" ON "decision" ("contact_id", "seq" DESC) WHERE "contact_id" IS NOT NULL;

CREATE TABLE "offer" (
  "id" UUID PRIMARY KEY,
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id"),
  "staff_id" UUID NOT NULL REFERENCES "staff" ("id"),
  "state" TEXT NOT NULL DEFAULT 'pending',
  "offered_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "settled_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "offer_one_pending" ON "offer" ("contact_id") WHERE "state" = 'pending';
CREATE INDEX "offer_staff" ON "offer" ("staff_id") WHERE "state" = 'pending';
CREATE INDEX "offer_staff_recent" ON "offer" ("staff_id", "offered_at" DESC);
CREATE INDEX "offer_contact" ON "offer" ("contact_id", "offered_at" DESC);

CREATE TABLE "alert" (
  "id" UUID PRIMARY KEY,
  "contact_id" UUID NOT NULL REFERENCES "contact" ("id"),
  "signal" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "alert_at" ON "alert" ("at" DESC);

-- What may be loaded only once, such as the demonstration council.
CREATE TABLE "loaded" (
  "name" TEXT PRIMARY KEY,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

/*
 * Appends a batch of events to their conversations and answers, for each item in order, its sequence, its time and what
 * became of it: stored, duplicate (the same client id was stored before: its old sequence), refused (an agent who does not
 * hold the conversation) or missing (no such conversation).
 *
 * Guarantee: sequences of a conversation are 1, 2, 3… without gaps, whatever runs at the same time, because every row of
 * "conversation" in the batch is locked first, in id order, before anything is counted. Each statement below sees what was
 * committed before the lock was got (READ COMMITTED, VOLATILE).
 *
 * batch: [{"conversation_id", "client_id", "kind", "sender", "name"?, "text", "actions"?, "staff"?, "staff_id"?, "turn"}]
 */
CREATE FUNCTION "append_events" ("batch" JSONB)
RETURNS TABLE ("ord" INTEGER, "outcome" TEXT, "seq" INTEGER, "at" TIMESTAMPTZ, "turn_due" BOOLEAN)
LANGUAGE plpgsql VOLATILE
-- Planning costs more than running, so the plan is made once a connection; made while the tables are empty it would scan them
-- for ever, so it may only use their indexes.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
  moment TIMESTAMPTZ := date_trunc('milliseconds', clock_timestamp());
BEGIN
  PERFORM 1 FROM "conversation" c
    WHERE c."id" = ANY (ARRAY(SELECT DISTINCT (i ->> 'conversation_id')::uuid FROM jsonb_array_elements("batch") i))
    ORDER BY c."id" FOR UPDATE;

  RETURN QUERY
  WITH item AS MATERIALIZED (
    SELECT r.ordinality::int AS ord, r."conversation_id", r."client_id", r."kind", r."sender", r."name", r."text",
           r."actions", r."staff", r."staff_id", r."turn"
    FROM ROWS FROM (jsonb_to_recordset("batch") AS (
      "conversation_id" UUID, "client_id" UUID, "kind" TEXT, "sender" TEXT, "name" TEXT, "text" TEXT,
      "actions" JSONB, "staff" JSONB, "staff_id" UUID, "turn" BOOLEAN)) WITH ORDINALITY AS r
  ), judged AS MATERIALIZED (
    SELECT i.*, c."last_seq", c."state",
           CASE WHEN c."id" IS NULL THEN 'missing'
                WHEN e."seq" IS NOT NULL THEN 'duplicate'
                WHEN i."staff_id" IS NOT NULL AND i."staff_id" IS DISTINCT FROM c."assigned_to" THEN 'refused'
                ELSE 'stored' END AS outcome,
           e."seq" AS old_seq, e."at" AS old_at,
           row_number() OVER (PARTITION BY i."conversation_id", i."client_id" ORDER BY i.ord) AS copy
    FROM item i
    LEFT JOIN "conversation" c ON c."id" = i."conversation_id"
    LEFT JOIN "event" e ON e."conversation_id" = i."conversation_id" AND e."client_id" = i."client_id"
  ), numbered AS MATERIALIZED (
    SELECT j.*, j."last_seq" + row_number() OVER (PARTITION BY j."conversation_id" ORDER BY j.ord)::int AS new_seq,
           j."sender" = 'resident' AND (j."state" IN ('bot', 'ended') OR coalesce(j."turn", false)) AS turn_due
    FROM judged j WHERE j.outcome = 'stored' AND j.copy = 1
  ), inserted AS (
    INSERT INTO "event" ("conversation_id", "seq", "client_id", "kind", "sender", "name", "text", "actions", "staff", "turn_due", "at")
    SELECT n."conversation_id", n.new_seq, n."client_id", n."kind", n."sender", n."name", n."text", n."actions", n."staff", n.turn_due, moment
    FROM numbered n
  ), moved AS (
    UPDATE "conversation" c
    SET "last_seq" = t.last_seq, "due_seq" = greatest(c."due_seq", t.due_seq), "last_at" = moment
    FROM (SELECT n."conversation_id", max(n.new_seq) AS last_seq, coalesce(max(n.new_seq) FILTER (WHERE n.turn_due), 0) AS due_seq
          FROM numbered n GROUP BY n."conversation_id") t
    WHERE c."id" = t."conversation_id"
  )
  SELECT j.ord,
         CASE WHEN j.outcome = 'stored' AND j.copy > 1 THEN 'duplicate' ELSE j.outcome END,
         coalesce(n.new_seq, j.old_seq), coalesce(CASE WHEN n.new_seq IS NULL THEN j.old_at END, moment),
         coalesce(n.turn_due, false)
  FROM judged j LEFT JOIN numbered n ON n."conversation_id" = j."conversation_id" AND n."client_id" = j."client_id"
  ORDER BY j.ord;
END
$$;
