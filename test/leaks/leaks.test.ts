import { randomBytes } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDataConverter, createPayloadCodec } from '@planbridge/codec';
import type { PayloadCodec } from '@temporalio/common';
import { scheduleIds, searchAttributes } from '@planbridge/contracts';
import { Client, Connection } from '@temporalio/client';
import { openBrowser } from '../e2e/parts/open-browser.ts';
import { startSystem } from '../e2e/parts/start-system.ts';
import type { StartedSystem } from '../e2e/parts/start-system.ts';
import { findLeaks } from './src/find-leaks.ts';
import { listRuns } from './src/list-runs.ts';
import { plainPayloads } from './src/plain-payloads.ts';
import { readKeys } from './src/read-keys.ts';
import { readTemporal } from './src/read-temporal.ts';
import { beRefused } from './src/scenes/be-refused.ts';
import { hearForeignWords } from './src/scenes/hear-foreign-words.ts';
import { liveThroughASubscription } from './src/scenes/live-through-a-subscription.ts';
import { loseTheDatabase } from './src/scenes/lose-the-database.ts';
import { meetEveryIncident } from './src/scenes/meet-every-incident.ts';
import { receiveOddWebhooks } from './src/scenes/receive-odd-webhooks.ts';
import { createStage } from './src/stage.ts';
import type { Stage } from './src/stage.ts';
import { untilIncidents } from './src/until-incidents.ts';
import type { Text } from './src/text.ts';

const running = "ExecutionStatus = 'Running'";
const reports = fileURLToPath(new URL('../../.reports/leaks', import.meta.url));

jest.setTimeout(180_000);

const codecKeys = `leaks:${randomBytes(32).toString('base64')}`;

/**
 * Decided: an error answer is held to the same as a log, because proxies and a website's error reports keep it too. It may repeat the name of a
 * field that the caller sent, which helps whoever mistyped it, but no value.
 */
let system: StartedSystem;
let connection: Connection;
let client: Client;
let codec: PayloadCodec;
let stage: Stage;
const texts: Text[] = [];

beforeAll(async () => {
  system = await startSystem({ LOG_LEVEL: 'trace', CODEC_KEYS: codecKeys });
  connection = await Connection.connect({ address: system.temporalAddress });
  const keys = readKeys(codecKeys);
  const dataConverter = createDataConverter(keys);
  client = new Client({ connection, namespace: system.temporalNamespace, dataConverter });
  codec = createPayloadCodec(keys);
  stage = createStage(system);
  await perform();
}, 180_000);

afterAll(async () => {
  await connection?.close();
  // The system forgets them; whoever reads of a leak wants to see its line.
  await cp(system.logs, reports, { recursive: true });
  await system.stop();
});

async function perform(): Promise<void> {
  await Promise.all([liveThroughASubscription(stage), beRefused(stage), receiveOddWebhooks(stage)]);
  await meetEveryIncident(stage);
  // Nobody waits for their hour: the digest's is in the morning.
  await Promise.all(Object.values(scheduleIds).map((id) => client.schedule.getHandle(id).trigger()));
  await untilIncidents(stage, ['wrong-mode']);
  await loseTheDatabase(stage);
  await hearForeignWords(stage, {
    isTriedAgain,
    snapshot: async () => {
      texts.push(...(await readTemporal(client, codec, running)));
    },
  });
  texts.push(...(await readTemporal(client, codec)), ...(await written()), ...stage.answers);
}

async function isTriedAgain(): Promise<true | null> {
  const descriptions = await Promise.all(
    (await listRuns(client, running)).map(({ workflowId }) =>
      client.workflow.getHandle(workflowId).describe(),
    ),
  );
  const pending = descriptions.flatMap(({ raw }) => raw.pendingActivities ?? []);
  return pending.some(({ lastFailure }) => lastFailure !== null && lastFailure !== undefined) ? true : null;
}

/** What gateway and worker have written: every line of their logs, and their metrics. */
async function written(): Promise<readonly Text[]> {
  const metrics = [system.gatewayMetricsUrl, system.workerMetricsUrl].map(async (url) => ({
    place: url,
    text: await (await fetch(url)).text(),
  }));
  const names = (await readdir(system.logs)).filter((name) => !/^(sandbox|temporal|postgres)/.test(name));
  const logs = names.map(async (name) =>
    (await readFile(join(system.logs, name), 'utf8'))
      .split('\n')
      .map((line, index) => ({ place: `line ${index + 1} of ${name}`, text: line })),
  );
  return [...(await Promise.all(metrics)), ...(await Promise.all(logs)).flat()];
}

const secrets = (): readonly (readonly [string, string])[] => [
  ...Object.entries(system.secrets),
  ['database password', new URL(system.databaseUrl).password],
  ['codec key', codecKeys.split(':')[1] ?? ''],
];

test('no secret, e-mail, account id, page’s address or remote word is in Temporal, a log, a metric or an error answer', () => {
  const needles = [...stage.needles, ...secrets().map(([name, value]) => ({ name, value }))];
  expect(findLeaks(texts, needles)).toEqual([]);
});

test('what may be there is there, so the search has read what was written', () => {
  const all = texts.map(({ text }) => text).join('\n');
  for (const known of [
    'stripe-event/evt_',
    'checkout/',
    'portal/',
    'sync/',
    'incident/',
    'schedule',
    'The product answered 500.',
    'Stripe answered with an error of its own (500).',
    'Encoded failure',
    '"listening"',
    '"polling"',
    'temporal_workflow_completed_total',
    'planbridge_',
    'invalid-signature',
  ]) {
    expect({ known, found: all.includes(known) }).toEqual({ known, found: true });
  }
});

test('Temporal keeps nothing that could be read without the key but what it must read itself', async () => {
  const runs = await listRuns(client);
  const histories = await Promise.all(
    runs.map(({ workflowId, runId }) => client.workflow.getHandle(workflowId, runId).fetchHistory()),
  );
  const fields = histories
    .flatMap(({ events }) => plainPayloads(events))
    .map((field) => field.replace(/^\.\w+Attributes\./, ''));
  expect([...new Set(fields)].toSorted((a, b) => a.localeCompare(b))).toEqual([
    // The SDK's own note of a local activity: its number, name and times.
    'details.data.payloads',
    ...Object.values(searchAttributes)
      .map((name) => `searchAttributes.indexedFields.${name}`)
      .toSorted((a, b) => a.localeCompare(b)),
    'searchAttributes.indexedFields.TemporalScheduledById',
    'searchAttributes.indexedFields.TemporalScheduledStartTime',
  ]);
});

test('the Web UI shows by way of the codec endpoint what Temporal keeps encrypted', async () => {
  const browser = await openBrowser();
  try {
    const [run] = await listRuns(client, "PlanbridgeEventType = 'checkout.session.completed'");
    if (run === undefined) {
      throw new Error('Nobody has bought anything.');
    }
    const { page, photograph } = await browser.visit();
    const path = `namespaces/${system.temporalNamespace}/workflows/${encodeURIComponent(run.workflowId)}/${run.runId}`;
    await page.goto(`${system.temporalUiUrl}/${path}/history`);
    const input = page.getByText(/"customerId": "cus_\w+"/);
    await input.waitFor();
    expect(await page.getByText('"checkout.session.completed"').count()).toBeGreaterThan(0);
    await photograph('encrypted-workflow');
  } finally {
    await browser.close();
  }
});
