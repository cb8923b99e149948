import { failureTypes, retryNowSignal } from '@planbridge/contracts';
import { createDataConverter, createPayloadCodec } from '@planbridge/codec';
import type { CodecKey } from '@planbridge/codec';
import type { Payload } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { failure } from '../src/failure.ts';
import { codecKey, startEncryptedWorkflows } from './parts/start-encrypted-workflows.ts';
import type { EncryptedWorkflows } from './parts/start-encrypted-workflows.ts';
import { waitUntil } from './parts/wait-until.ts';

const ref = 'Zk3vQ0mW8sT1xYab';
const customerId = 'cus_hidden';
const sentence = 'The product answered 503.';
const older = codecKey('older');
const newer = codecKey('newer');

let workflows: EncryptedWorkflows;

beforeAll(async () => {
  workflows = await startEncryptedWorkflows();
}, 60_000);

afterAll(async () => {
  await workflows.close();
});

const settles = async () => ({ state: 'settled', ref }) as const;
const fails = async () => {
  throw failure(failureTypes.productUnavailable, sentence, { ref, retryAfterMs: 600_000 });
};

type Handle = Awaited<ReturnType<EncryptedWorkflows['startEvent']>>;

/** All that Temporal holds of a workflow but search attributes, which it must read itself; payloads decoded if there are keys. */
async function held({ workflowId }: Handle, keys: readonly CodecKey[] = []): Promise<string> {
  const handle = workflows.plainClient.workflow.getHandle(workflowId);
  const { raw } = await handle.describe();
  const { events } = await handle.fetchHistory();
  return await textOf([events, raw.pendingActivities, raw.executionConfig], keys);
}

async function textOf(value: unknown, keys: readonly CodecKey[]): Promise<string> {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return String(value);
  if (keys.length > 0 && isPayload(value)) {
    const [payload] = await createPayloadCodec(keys).decode([value]);
    return textOf(payload, []);
  }
  const parts = await Promise.all(
    Object.entries(value)
      .filter(([name]) => name !== 'searchAttributes')
      .map(async ([name, part]) => `${name}: ${await textOf(part, keys)}`),
  );
  return parts.join('\n');
}

function isPayload(value: object): value is Payload {
  return 'metadata' in value && 'data' in value;
}

async function untilWaiting({ workflowId }: Handle): Promise<void> {
  await waitUntil(
    async () => {
      const { searchAttributes } = await workflows.plainClient.workflow.getHandle(workflowId).describe();
      return searchAttributes['PlanbridgeState']?.[0];
    },
    (state) => state === 'waiting',
  );
}

test('a history with inputs, failures, a result and a summary shows none of them, and all of them to who has the key', async () => {
  const client = workflows.clientWith([older]);
  const stop = await workflows.startWorker([older], fails);
  const event = await workflows.startEvent(client, customerId);
  await untilWaiting(event);
  await stop();
  const resume = await workflows.startWorker([older], settles);
  try {
    await event.signal(retryNowSignal);
    expect(await event.result()).toEqual({ state: 'settled', ref });
    const written = await held(event);
    for (const hidden of [
      ref,
      customerId,
      sentence,
      'encryption.test',
      'settled',
      event.workflowId.slice(13),
    ]) {
      const once = written.replaceAll(event.workflowId, '');
      expect({ hidden, found: once.includes(hidden) }).toEqual({ hidden, found: false });
    }
    expect(written).toContain('binary/encrypted');
    expect(written).toContain('Encoded failure');
    const read = await held(event, [older]);
    for (const shown of [customerId, sentence, 'an event of', '"state":"settled"']) {
      expect(read).toContain(shown);
    }
  } finally {
    await resume();
  }
}, 60_000);

test('a workflow begun under one key goes on under the next, and its signals and results with it', async () => {
  const stop = await workflows.startWorker([older], fails);
  const event = await workflows.startEvent(workflows.clientWith([older]), customerId);
  await untilWaiting(event);
  await stop();
  const resume = await workflows.startWorker([newer, older], settles);
  try {
    const client = workflows.clientWith([newer, older]);
    const handle = client.workflow.getHandle(event.workflowId);
    await handle.signal(retryNowSignal);
    expect(await handle.result()).toEqual({ state: 'settled', ref });
    const written = await held(event);
    expect(written).toContain('older');
    expect(written).toContain('newer');
  } finally {
    await resume();
  }
}, 60_000);

test('a workflow begun without encryption goes on when it is switched on', async () => {
  const stop = await workflows.startWorker([], fails);
  const event = await workflows.startEvent(workflows.plainClient, customerId);
  await untilWaiting(event);
  await stop();
  const resume = await workflows.startWorker([older], settles);
  try {
    await event.signal(retryNowSignal);
    const handle = workflows.clientWith([older]).workflow.getHandle(event.workflowId);
    expect(await handle.result()).toEqual({ state: 'settled', ref });
    expect(await held(event)).toContain(customerId);
  } finally {
    await resume();
  }
}, 60_000);

test('a worker without the key fails the task with the key’s name and loses nothing', async () => {
  const client = workflows.clientWith([older]);
  const stop = await workflows.startWorker([], settles);
  const event = await workflows.startEvent(client, customerId);
  const written = await waitUntil(
    () => held(event),
    (text) => text.includes('CODEC_KEYS'),
  );
  expect(written).toContain('A payload is encrypted with the key older, and CODEC_KEYS is not set here');
  expect((await event.describe()).status.name).toBe('RUNNING');
  await stop();
  const resume = await workflows.startWorker([older], settles);
  try {
    expect(await event.result()).toEqual({ state: 'settled', ref });
  } finally {
    await resume();
  }
}, 90_000);

test('a client without the key says which one it lacks, and the workflow is done all the same', async () => {
  const stop = await workflows.startWorker([older], settles);
  try {
    const event = await workflows.startEvent(workflows.clientWith([]), customerId);
    // The gateway logs name and code.
    await expect(event.result()).rejects.toMatchObject({
      name: 'CodecKeysError',
      code: 'KEY_MISSING',
      message: expect.stringContaining('the key older, and CODEC_KEYS is not set here'),
    });
    expect((await event.describe()).status.name).toBe('COMPLETED');
  } finally {
    await stop();
  }
}, 60_000);

test('an encrypted history replays, in either bundle', async () => {
  const stop = await workflows.startWorker([older], settles);
  const event = await workflows.startEvent(workflows.clientWith([older]), customerId);
  await event.result();
  await stop();
  const history = await workflows.plainClient.workflow.getHandle(event.workflowId).fetchHistory();
  for (const workflowBundle of Object.values(workflows.bundles)) {
    const replayed = Worker.runReplayHistory(
      { workflowBundle, dataConverter: createDataConverter([older]) },
      history,
      event.workflowId,
    );
    await expect(replayed).resolves.toBeUndefined();
  }
}, 60_000);
