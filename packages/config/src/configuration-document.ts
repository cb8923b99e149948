import type { z } from 'zod';
import { codecVariables } from './codec-variables.ts';
import { describeVariables } from './describe-variables.ts';
import type { Description } from './descriptions.ts';
import { entitlementVariables } from './entitlement-variables.ts';
import { gatewayVariables } from './gateway-variables.ts';
import { serviceVariables } from './service-variables.ts';
import { temporalVariables } from './temporal-variables.ts';
import { workerVariables } from './worker-variables.ts';

const introduction = `# Configuration

Gateway and worker are configured by their environment alone, and check it before they do anything else: a faulty one stops the process at
once, with a sentence for each fault. Blank is the same as absent. A variable marked _secret_ may be given as a file instead: \`NAME_FILE\` names
it, as with secrets that are mounted into a container. \`migrate\` and \`catalogue\` need \`DATABASE_URL\` alone.

This page is made from the schema in \`packages/config\` by \`npx -y pnpm@12 --filter @planbridge/config run document\`.
`;

/** docs/configuration.md, from the same descriptions that make the sentences at start-up. */
export function configurationDocument(): string {
  const shared = new Set(Object.keys(serviceVariables));
  const both = describeVariables(gatewayVariables).filter(([key]) => shared.has(key));
  return [
    introduction,
    section('Gateway and worker', both),
    section('Gateway', ownVariables(gatewayVariables, shared)),
    section('Worker', ownVariables(workerVariables, shared)),
    ...Object.entries(entitlementVariables).map(([style, schema]) =>
      section(`Worker, with \`ENTITLEMENT_API_STYLE=${style}\``, describeVariables(schema)),
    ),
    section('Temporal, for both', describeVariables(temporalVariables)),
    'These are the names of Temporal’s own environment configuration. Its configuration file (`temporal.toml`) is not read.\n',
    section('Codec endpoint', describeVariables(codecVariables)),
    'By `npx -y pnpm@12 run codec`, for Temporal’s Web UI and command line; only where CODEC_KEYS is set. `start` runs it by itself then, and `docker-compose.temporal.yml` tells its Web UI what `TEMPORAL_CODEC_ENDPOINT` says, such as `http://127.0.0.1:8234`.\n',
  ].join('\n');
}

type Variables = readonly (readonly [key: string, Description])[];

function ownVariables(schema: z.ZodObject, shared: ReadonlySet<string>): Variables {
  return describeVariables(schema).filter(([key]) => !shared.has(key));
}

function section(title: string, variables: Variables): string {
  return `## ${title}\n\n${variables.map(([, description]) => line(description)).join('\n')}\n`;
}

function line({ name, about, example, secret, fallback }: Description): string {
  const traits = [presence(fallback), ...(secret === true ? ['secret'] : [])].join(', ');
  return `- \`${name}\` _(${traits})_: ${about}${example === undefined ? '' : ` Example: \`${example}\`.`}`;
}

function presence(fallback: string | null | undefined): string {
  if (fallback === undefined) return 'required';
  return fallback === null || fallback === '' ? 'optional' : `default ${fallback}`;
}
