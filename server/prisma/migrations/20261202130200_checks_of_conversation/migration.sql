-- Each turn of a chat asks how many checks failed in it.
CREATE INDEX "identity_check_conversation" ON "identity_check" ("conversation_id");
