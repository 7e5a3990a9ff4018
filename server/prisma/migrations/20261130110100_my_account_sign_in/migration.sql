-- Residents sign in to MyAccount from their chat.

-- When somebody signed in from this conversation, so that it does not count for ever; null where the browser shows it again each time.
ALTER TABLE "conversation" ADD COLUMN "signed_in_at" TIMESTAMPTZ(3);

-- One row a sign-in that was begun, gone with its first answer: the same answer again finds nothing. Of its state there is only a mark.
CREATE TABLE "my_account_sign_in" (
  "state_hash" BYTEA PRIMARY KEY,
  "conversation_id" UUID NOT NULL REFERENCES "conversation" ("id") ON DELETE CASCADE,
  "until" TIMESTAMPTZ(3) NOT NULL
);
