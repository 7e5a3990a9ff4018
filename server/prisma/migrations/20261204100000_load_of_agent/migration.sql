-- How much an agent has on hand: contacts held, in wrap-up, offered, and helped in. "taken" places, and "places", which is how many there
-- are while this is on hand; the same as `load` and `places` of queue.ts. One simple query, so that the planner puts it in the place of the call.
CREATE FUNCTION "load_of" ("agent" UUID, "capacity" INTEGER, "whole_channels" TEXT[], "urgent_class" INTEGER)
RETURNS TABLE ("taken" INTEGER, "places" INTEGER)
LANGUAGE sql STABLE
AS $$
  SELECT h.shared + h.whole * greatest(1, load_of."capacity"),
         CASE WHEN h.urgent THEN least(1, load_of."capacity") ELSE load_of."capacity" END
  FROM (
    SELECT count(*) FILTER (WHERE NOT b.whole)::int AS shared, count(*) FILTER (WHERE b.whole)::int AS whole,
           coalesce(bool_or(b."priority" <= "urgent_class"), FALSE) AS urgent
    FROM (
      SELECT c."priority", c."channel" = ANY("whole_channels") AS whole FROM "contact" c
      WHERE c."assigned_to" = "agent" AND c."state" IN ('assigned', 'wrap-up') AND c."set_aside_until" IS NULL
      UNION ALL
      SELECT c."priority", c."channel" = ANY("whole_channels") FROM "offer" o
      JOIN "contact" c ON c."id" = o."contact_id"
      WHERE o."staff_id" = "agent" AND o."state" = 'pending'
      UNION ALL
      SELECT c."priority", c."channel" = ANY("whole_channels") FROM "participant" p
      JOIN "contact" c ON c."id" = p."contact_id"
      WHERE p."staff_id" = "agent" AND p."left_at" IS NULL
    ) b
  ) h
$$;

-- Locks the agent's row until the transaction ends, and then looks what they have on hand. A function, because all of one statement is read
-- as it was when the statement began, which is before the lock was got; each statement in here is read as it is when its turn comes
-- (READ COMMITTED, VOLATILE). So whoever calls this can offer in the same statement, and needs no transaction around it.
CREATE FUNCTION "lock_with_load" ("agent" UUID, "whole_channels" TEXT[], "urgent_class" INTEGER)
RETURNS TABLE (
  "id" UUID, "active" BOOLEAN, "status" TEXT, "queues" TEXT[], "skills" TEXT[], "reserve_for" TEXT[], "taken" INTEGER, "places" INTEGER)
LANGUAGE plpgsql VOLATILE
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
  PERFORM 1 FROM "staff" s WHERE s."id" = "agent" FOR NO KEY UPDATE;
  RETURN QUERY
  SELECT s."id", s."active", s."status", s."queues", s."skills", s."reserve_for", l."taken", l."places"
  FROM "staff" s CROSS JOIN LATERAL "load_of"(s."id", s."capacity", "whole_channels", "urgent_class") l
  WHERE s."id" = "agent";
END
$$;
