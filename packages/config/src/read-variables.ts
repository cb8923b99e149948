import type { z } from 'zod';
import { describeVariables } from './describe-variables.ts';
import type { Description } from './descriptions.ts';
import type { Environment } from './environment.ts';
import { readText } from './read-text.ts';
import type { Reading } from './reading.ts';

/**
 * Reads every variable of the schema and names all that is wrong at once. `check` is given the texts by variable name, those of files
 * too, and finds what is wrong with several together.
 */
export function readVariables<Schema extends z.ZodObject>(
  schema: Schema,
  env: Environment,
  check: (texts: Environment) => readonly string[],
): Reading<z.output<Schema>> {
  const variables = describeVariables(schema).map(([key, description]) => {
    const reading = readText(description, env);
    return { key, description, reading, text: reading.ok ? reading.value : undefined };
  });

  const parsed = schema.safeParse(Object.fromEntries(variables.map(({ key, text }) => [key, text])));
  const faults = variables.flatMap(({ key, description, reading, text }) => {
    if (!reading.ok) return reading.faults;
    const issue = parsed.error?.issues.find(({ path }) => path[0] === key);
    if (issue === undefined) return [];
    return [text === undefined ? missing(description) : wrong(description, issue.message)];
  });
  faults.push(
    ...check(Object.fromEntries(variables.map(({ description, text }) => [description.name, text]))),
  );

  return parsed.success && faults.length === 0 ? { ok: true, value: parsed.data } : { ok: false, faults };
}

function missing({ name, example, secret }: Description): string {
  const ways = secret === true ? `it or ${name}_FILE` : 'it';
  return `${name} is missing: set ${ways}${example === undefined ? '' : `, for example to ${example}`}.`;
}

function wrong({ name, example }: Description, fault: string): string {
  return `${name} ${fault}${example === undefined ? '' : `, for example ${example}`}.`;
}
