import { loadDatabaseConfig } from '@planbridge/config';
import { applyCatalogueFile } from './database/apply-catalogue-file.ts';
import { ExplainedError } from './explained-error.ts';
import { repositoryRoot } from './repository-root.ts';
import { runCommand } from './run-command.ts';
import { isGiven } from './start/is-given.ts';
import { readRunningSystem } from './start/read-running-system.ts';
import { stateFolder } from './start/state-folder.ts';

await runCommand(async () => {
  const [command, file, ...others] = process.argv.slice(2);
  if (command !== 'apply' || file === undefined || others.length > 0) {
    throw new ExplainedError('Usage: catalogue apply FILE');
  }
  const { version, changed } = await applyCatalogueFile(databaseUrl(process.env), file);
  process.stdout.write(
    changed
      ? `Version ${version} of the catalogue is active.\n`
      : `Version ${version} of the catalogue, which is active, says the same: nothing changed.\n`,
  );
});

/** DATABASE_URL, else the database of the system that `start` runs on this machine. */
function databaseUrl(env: NodeJS.ProcessEnv): string {
  const local = isGiven(env, 'DATABASE_URL') ? null : readRunningSystem(stateFolder(env, repositoryRoot));
  return local?.databaseUrl ?? loadDatabaseConfig(env).databaseUrl;
}
