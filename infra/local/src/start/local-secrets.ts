import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { ExplainedError } from '../explained-error.ts';

const secretsSchema = z.object({
  postgresPassword: z.string(),
  stripeSecretKey: z.string(),
  stripeWebhookSecret: z.string(),
  entitlementApiToken: z.string(),
  slackToken: z.string(),
});

export type LocalSecrets = Readonly<z.output<typeof secretsSchema>>;

/** The secrets that the parts of a local system share, made once and readable by this user alone. */
export async function localSecrets(path: string): Promise<LocalSecrets> {
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null) {
    return parse(path, kept);
  }
  const secrets = {
    postgresPassword: random(),
    stripeSecretKey: `sk_test_${random()}`,
    stripeWebhookSecret: `whsec_${random()}`,
    entitlementApiToken: random(),
    slackToken: `xoxb-${random()}`,
  };
  await writeFile(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return secrets;
}

function random(): string {
  return randomBytes(24).toString('hex');
}

function parse(path: string, text: string): LocalSecrets {
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new ExplainedError(
      `${path} does not hold the secrets of a local system. Mend it, or start anew with \`start --fresh\`.`,
      { cause: error },
    );
  }
}
