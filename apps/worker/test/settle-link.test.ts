import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { workflowIds } from '@planbridge/contracts';
import { Client, Connection } from '@temporalio/client';
import { createSettleLink } from '../src/clicks/create-settle-link.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import { unusedActivities } from './parts/unused-activities.ts';

test('a link made while the account’s sync is about to close is settled all the same', async () => {
  const workflows = await startWorkflows();
  const ref = randomUUID().slice(0, 16);
  const closing = new AbortController();
  const settled = { state: 'settled', ref } as const;
  const stop = await workflows.startWorker({
    ...unusedActivities,
    settleAccount: async (request) => {
      // It has read Stripe before the link was made.
      if (request.kind === 'account' && request.ticket === '1' && !closing.signal.aborted) {
        await once(closing.signal, 'abort');
      }
      return settled;
    },
    openCheckout: async ({ fingerprint }) => ({
      result: { fingerprint, outcome: 'already-on-plan' },
      link: { ticket: '2' },
    }),
  });
  try {
    const sync = await workflows.startSync({ ref, ticket: '1' });
    await (await workflows.startCheckout(ref)).result();
    expect((await sync.describe()).status.name).toBe('RUNNING');

    const own = workflows.client.workflow.getHandle(workflowIds.settleLink(ref, '2'));
    expect(await own.result()).toEqual(settled);
    expect((await own.describe()).searchAttributes).toMatchObject({ PlanbridgeAccount: [ref] });

    closing.abort();
    expect(await sync.result()).toEqual(settled);
  } finally {
    closing.abort();
    await stop();
    await workflows.close();
  }
}, 90_000);

test('a click starts the settlement of its new customer itself, as the account’s sync or, beside a running one, on its own', async () => {
  const { client, close } = await startWorkflows();
  try {
    const settleLink = createSettleLink(client);
    const ref = randomUUID().slice(0, 16);
    expect(await settleLink({ ref, ticket: '1' })).toBe(true);
    expect(await settleLink({ ref, ticket: '2' })).toBe(true);
    for (const id of [workflowIds.syncAccount(ref), workflowIds.settleLink(ref, '2')]) {
      const { status, searchAttributes } = await client.workflow.getHandle(id).describe();
      expect({ id, status: status.name, account: searchAttributes['PlanbridgeAccount'] }).toEqual({
        id,
        status: 'RUNNING',
        account: [ref],
      });
    }
  } finally {
    await close();
  }
}, 60_000);

test('a click leaves that to its workflow when Temporal does not take it', async () => {
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const settleLink = createSettleLink(new Client({ connection }));
  expect(await settleLink({ ref: 'absent', ticket: '1' })).toBe(false);
  await connection.close();
});
