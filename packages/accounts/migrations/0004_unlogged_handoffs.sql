-- URLs that are bearer secrets and live for minutes: they belong in no write-ahead log, base backup or replica, and a click need not wait for the
-- disk. A crash empties the table, and who was waiting clicks again.
ALTER TABLE "handoffs" SET UNLOGGED;
