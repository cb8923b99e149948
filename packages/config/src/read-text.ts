import { readFileSync } from 'node:fs';
import type { Description } from './descriptions.ts';
import type { Environment } from './environment.ts';
import type { Reading } from './reading.ts';

/** The text of a variable, or of the file that `NAME_FILE` names. Blank is absent: compose files and CI write unset variables so. */
export function readText({ name, secret }: Description, env: Environment): Reading<string | undefined> {
  const text = env[name]?.trim() || undefined;
  const path = secret === true ? env[`${name}_FILE`]?.trim() || undefined : undefined;
  if (path === undefined) return { ok: true, value: text };
  if (text !== undefined) return faulty(`${name} and ${name}_FILE are both set: keep one of them.`);
  try {
    const content = readFileSync(path, 'utf8').trim();
    return content === ''
      ? faulty(`${name}_FILE names ${path}, which is empty.`)
      : { ok: true, value: content };
  } catch {
    return faulty(
      `${name}_FILE names ${path}, which cannot be read: check that the file exists and may be read by this user.`,
    );
  }
}

function faulty(fault: string): Reading<never> {
  return { ok: false, faults: [fault] };
}
