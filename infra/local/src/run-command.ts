import { ConfigError } from '@planbridge/config';
import { ExplainedError } from './explained-error.ts';

/** Runs a command to its end. What the reader can mend is told in its own words; anything else is a fault of ours and comes with its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const isExplained = error instanceof ExplainedError || error instanceof ConfigError;
    const text = isExplained ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
