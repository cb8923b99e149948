import { loadDatabaseConfig } from '@planbridge/config';
import { migrateDatabase } from './database/migrate-database.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const { databaseUrl } = loadDatabaseConfig(process.env);
  await migrateDatabase(databaseUrl);
  process.stdout.write('The schema is up to date.\n');
});
