import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ExplainedError } from '../explained-error.ts';

export type RestoredOptions = Readonly<{ past: bigint; backupAt: Date | null; dryRun: boolean }>;

// A revision travels as a JSON number.
const revision = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const moment = z.iso.datetime({ offset: true });

export function parseOptions(args: readonly string[]): RestoredOptions {
  const { past = '0', backup, 'dry-run': dryRun = false } = read(args);
  const parsedPast = revision.safeParse(past.trim() === '' ? undefined : past);
  if (!parsedPast.success) {
    throw new ExplainedError(`--past must be a whole number such as 918, not ${JSON.stringify(past)}.`);
  }
  if (backup !== undefined && !moment.safeParse(backup).success) {
    throw new ExplainedError(
      `--backup must be a moment such as 2026-11-25T03:00:00Z, not ${JSON.stringify(backup)}.`,
    );
  }
  return {
    past: BigInt(parsedPast.data),
    backupAt: backup === undefined ? null : new Date(backup),
    dryRun,
  };
}

function read(args: readonly string[]) {
  try {
    const options = {
      past: { type: 'string' },
      backup: { type: 'string' },
      'dry-run': { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExplainedError(
      `${reason.replace(/\.$/, '')}. \`planbridge restored --help\` says what it takes.`,
      { cause },
    );
  }
}
