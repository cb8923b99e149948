CREATE TABLE "marks" (
	"name" text PRIMARY KEY NOT NULL,
	"at_seconds" bigint NOT NULL
);
