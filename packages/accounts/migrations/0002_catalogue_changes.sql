ALTER TABLE "accounts" ADD COLUMN "decision_basis" jsonb;--> statement-breakpoint
CREATE INDEX "accounts_catalogue_version_index" ON "accounts" USING btree ("catalogue_version","ref");