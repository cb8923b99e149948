CREATE SEQUENCE "public"."sync_ticket" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "account_customers" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"current" boolean DEFAULT true NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"ref" text DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 16) NOT NULL,
	"email" text,
	"plan" text DEFAULT 'free' NOT NULL,
	"status" text DEFAULT 'none' NOT NULL,
	"seats" integer DEFAULT 1 NOT NULL,
	"entitlement" jsonb,
	"revision" bigint DEFAULT 0 NOT NULL,
	"pushed_revision" bigint DEFAULT 0 NOT NULL,
	"push_pending" boolean DEFAULT true NOT NULL,
	"covered_ticket" bigint DEFAULT 0 NOT NULL,
	"fence" bigint DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"catalogue_version" integer DEFAULT 0 NOT NULL,
	"recheck_at" timestamp with time zone,
	"trial_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_ref_unique" UNIQUE("ref")
);
--> statement-breakpoint
CREATE TABLE "catalogues" (
	"version" serial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"catalogue" jsonb NOT NULL,
	"applied_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"plan" text NOT NULL,
	"seats" integer DEFAULT 1 NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handoffs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"expires_at" timestamp with time zone DEFAULT clock_timestamp() + interval '10 minutes' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"announced_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_announced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" text NOT NULL,
	"from_plan" text NOT NULL,
	"to_plan" text NOT NULL,
	"revision" bigint NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"event_id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"ticket" bigint DEFAULT nextval('sync_ticket') NOT NULL,
	"customer_id" text,
	"object_id" text,
	"object_type" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "account_customers" ADD CONSTRAINT "account_customers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_changes" ADD CONSTRAINT "plan_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_customers_account_id_index" ON "account_customers" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_customers_one_current" ON "account_customers" USING btree ("account_id") WHERE "account_customers"."current";--> statement-breakpoint
CREATE INDEX "accounts_recheck_at_index" ON "accounts" USING btree ("recheck_at") WHERE "accounts"."recheck_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_push_pending_index" ON "accounts" USING btree ("id") WHERE "accounts"."push_pending";--> statement-breakpoint
CREATE INDEX "grants_account_id_index" ON "grants" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "handoffs_expires_at_index" ON "handoffs" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_one_open" ON "incidents" USING btree (coalesce("account_id", ''),"kind","subject") WHERE "incidents"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "plan_changes_account_id_index" ON "plan_changes" USING btree ("account_id");