-- The language in which somebody needs an interpreter, as a tag such as 'ro'; kept and withdrawn with their needs.
ALTER TABLE "needs_passport" ADD COLUMN "language" TEXT;
