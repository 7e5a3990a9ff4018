-- What the sign-in of the demonstration keeps, so that every hub node knows it: its signing keys, and sign-ins under way.
-- Empty where the council's own identity provider is used.
CREATE TABLE "oidc_store" (
  "kind" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "payload" JSONB NOT NULL,
  "grant_id" TEXT,
  "uid" TEXT,
  "expires_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("kind", "id")
);
CREATE INDEX "oidc_store_grant_id" ON "oidc_store" ("grant_id") WHERE "grant_id" IS NOT NULL;
CREATE INDEX "oidc_store_uid" ON "oidc_store" ("uid") WHERE "uid" IS NOT NULL;
CREATE INDEX "oidc_store_expires_at" ON "oidc_store" ("expires_at") WHERE "expires_at" IS NOT NULL;
