-- The sealed account for when the identity provider is down: every try counts, on all nodes together.
CREATE TABLE "break_glass_try" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "break_glass_try_pkey" PRIMARY KEY ("id")
);

-- Each use, which supervisors are shown until another of them has marked it as seen.
CREATE TABLE "break_glass_use" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "seen_by" UUID,

    CONSTRAINT "break_glass_use_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "break_glass_use" ADD CONSTRAINT "break_glass_use_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
