import { closeIncident, createDatabase, openIncident, upsertAccount } from '@planbridge/accounts';
import type { AccountsDatabase, Database } from '@planbridge/accounts';
import { workflowIds } from '@planbridge/contracts';
import type { AnnounceIncident } from '@planbridge/contracts';
import { Context } from '@temporalio/activity';
import { pino } from 'pino';
import { createTestDatabase } from '../../../test/services/database.ts';
import type { TestDatabase } from '../../../test/services/database.ts';
import { createIncidentActivities } from '../src/activities/create-incident-activities.ts';
import { createAnnounce } from '../src/incidents/create-announce.ts';
import { startAnnouncement } from '../src/incidents/start-announcement.ts';
import { createPostMessage } from '../src/slack/post-message.ts';
import type { IncidentActivities } from '../src/workflows/ports.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';
import { eventually } from './parts/eventually.ts';
import { startSlack } from './parts/start-slack.ts';
import { startWorkers } from './parts/start-workers.ts';
import { unusedActivities } from './parts/unused-activities.ts';

let server: TestDatabase;
let database: Database;
let temporal: Awaited<ReturnType<typeof createNamespace>>;
let slack: Awaited<ReturnType<typeof startSlack>>;
let workers: Awaited<ReturnType<typeof startWorkers>>;
/** What the activities do in place of a crash that a test asks for. */
let crash: ((incidentId: string) => Promise<never> | null) | null = null;
let accounts = 0;

beforeAll(async () => {
  [server, temporal, slack] = await Promise.all([createTestDatabase(), createNamespace(), startSlack()]);
  database = createDatabase(server.url);
  const real = createIncidentActivities({
    db: database.db,
    client: temporal.client,
    postMessage: createPostMessage({ apiUrl: slack.url, token: 'xoxb-hush', channel: 'C1' }),
  });
  const activities: IncidentActivities = {
    ...real,
    announceIncident: (input) => crash?.(input.incidentId) ?? real.announceIncident(input),
  };
  workers = await startWorkers({ ...temporal, activities: { ...unusedActivities, ...activities } });
}, 60_000);

afterAll(async () => {
  await workers.stop();
  await temporal.close();
  await slack.close();
  await database.close();
  await server.close();
});

async function setup() {
  crash = null;
  accounts += 1;
  const { db } = database;
  const account = await upsertAccount(db, { id: `auth0|${accounts}`, email: `user${accounts}@example.com` });
  const incident = { accountId: account.id, kind: 'unknown-price', subject: `price_${accounts}` } as const;
  const announce = createAnnounce(temporal.client, pino({ level: 'silent' }));
  return {
    db,
    account,
    incident,
    open: async () => (await openIncident(db, incident)).id,
    close: () => closeIncident(db, incident),
    announce: (id: string) => announce([{ id, ref: account.ref }]),
    announced: async (id: string) => {
      await startAnnouncement(temporal.client, { id, ref: account.ref });
      return await temporal.client.workflow
        .getHandle<AnnounceIncident>(workflowIds.announceIncident(id))
        .result();
    },
    /** The messages about this account. */
    said: () => slack.texts().filter((text) => text.includes(account.ref)),
  };
}

/** Starts what the schedule `announce` would start, and waits for all of it. */
async function sweep(): Promise<number> {
  const { client } = temporal;
  const id = `sweep-${Math.random()}`;
  const swept = await client.workflow.execute<() => Promise<{ started: number }>>('announceIncidents', {
    workflowId: id,
    taskQueue: 'maintenance',
    args: [],
  });
  return swept.started;
}

async function isMarked(db: AccountsDatabase, id: string): Promise<boolean> {
  const [row] = await db.execute(`select announced_at from incidents where id = '${id}'`);
  return row?.['announced_at'] !== null;
}

test('an incident is told once when it opens and once when it is over, however often it is announced', async () => {
  const { open, close, announce, announced, said, account } = await setup();
  const id = await open();
  announce(id);
  announce(id);
  await eventually(() => said().length === 1);
  expect(said()[0]).toContain('unknown-price');
  await announced(id);
  expect(said()).toHaveLength(1);

  expect(await close()).toBe(id);
  announce(id);
  announce(id);
  await eventually(() => said().length === 2);
  expect(said()[1]).toMatch(/^:white_check_mark: Over/);
  await sweep();
  await announced(id);
  expect(said()).toHaveLength(2);
  expect(said().join()).not.toContain(account.email);
  expect(said().join()).not.toContain(account.id);
});

test('an incident that opens again after its end is another one, and told again', async () => {
  const { open, close, announce, announced, said } = await setup();
  await announced(await open());
  expect(said()).toHaveLength(1);
  const first = await close();
  const again = await open();
  expect(again).not.toBe(first);
  announce(again);
  announce(first ?? '');
  await eventually(() => said().length === 3);
  expect(said().filter((text) => text.startsWith(':warning:'))).toHaveLength(2);
});

test('the sweep tells what nobody announced, and nothing twice', async () => {
  const { open, said, announced } = await setup();
  const id = await open();
  expect(await sweep()).toBeGreaterThan(0);
  await eventually(() => said().length === 1);
  await sweep();
  await announced(id);
  expect(said()).toHaveLength(1);
});

test('an incident that was over before anybody was told is told of once, as over', async () => {
  const { open, close, said, announced } = await setup();
  const id = await open();
  await close();
  expect(await announced(id)).toEqual([{ phase: 'over', posted: 'posted' }]);
  expect(said()).toHaveLength(1);
});

test('a crash between marking and posting loses the message; it is never told twice, and the digest covers it', async () => {
  const { open, said, account, db, announced } = await setup();
  const id = await open();
  crash = (crashing) => {
    if (crashing !== id) {
      return null;
    }
    crash = null;
    // The process is gone with its mark made: the server hears nothing more of this attempt.
    return db
      .execute(`update incidents set announced_at = now() where id = '${id}'`)
      .then(() => Context.current().cancelled);
  };
  expect(await announced(id)).toEqual([{ phase: 'open', posted: 'unknown' }]);
  await sweep();
  expect(said()).toEqual([]);

  await temporal.client.workflow.execute('postDigest', {
    workflowId: `digest-${id}`,
    taskQueue: 'maintenance',
    args: [],
  });
  expect(said()).toEqual([expect.stringMatching(/^\d+ incidents? (is|are) open:/)]);
  expect(said()[0]).toContain(`\`unknown-price\`, account ${account.ref}`);
}, 60_000);

test('what Slack refused is posted later, once', async () => {
  const { open, said, announced } = await setup();
  const id = await open();
  slack.answers.push({ body: { ok: false, error: 'ratelimited' } });
  expect(await announced(id)).toEqual([{ phase: 'open', posted: 'posted' }]);
  expect(said()).toHaveLength(2);
}, 60_000);

test('a post whose answer broke off is not repeated', async () => {
  const { open, said, db, announced } = await setup();
  const id = await open();
  slack.answers.push('break');
  expect(await announced(id)).toEqual([{ phase: 'open', posted: 'unknown' }]);
  expect(said()).toHaveLength(1);
  expect(await isMarked(db, id)).toBe(true);
});

test('without Slack the incident is marked and its workflow says that nothing is configured', async () => {
  const { open, db } = await setup();
  const id = await open();
  const { announceIncident } = createIncidentActivities({ db, client: temporal.client, postMessage: null });
  expect(await announceIncident({ incidentId: id, refused: null })).toEqual({
    phase: 'open',
    posted: 'not-configured',
  });
  expect(await isMarked(db, id)).toBe(true);
});
