import { DatabaseError } from '@planbridge/accounts';
import { ConfigError, loadWorkerConfig } from '@planbridge/config';
import { ExplainedError } from './explained-error.ts';
import { parseOptions } from './restored/parse-options.ts';
import { restored } from './restored/restored.ts';
import { usage as restoredUsage } from './restored/usage.ts';

const usage = `Usage: planbridge COMMAND

  restored    goes on after the database was put back from a backup

\`planbridge COMMAND --help\` says more.
`;

/** PostgreSQL's: only the owner of a sequence may restart it. */
const missingPrivilege = '42501';

const write = (text: string) => void process.stdout.write(text);

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (error instanceof DatabaseError) {
    return error.code === missingPrivilege
      ? `${error.message} The database’s user lacks a privilege: take the one that migrates.`
      : `${error.message} Correct DATABASE_URL, or mend the database, and run this again.`;
  }
  if (error instanceof ExplainedError || error instanceof ConfigError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined || command === '--help' || command === 'help') {
    write(usage);
  } else if (command !== 'restored') {
    throw new ExplainedError(`There is no command ${JSON.stringify(command)}.\n\n${usage}`);
  } else if (args.includes('--help')) {
    write(restoredUsage);
  } else {
    const options = parseOptions(args);
    await restored(loadWorkerConfig(process.env), options, (text) => write(`${text}\n`));
  }
}
