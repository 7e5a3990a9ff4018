-- True once a browser in this conversation asked to save data (P53): it holds for the conversation, also from another page.
ALTER TABLE "conversation" ADD COLUMN "save_data" BOOLEAN NOT NULL DEFAULT false;
