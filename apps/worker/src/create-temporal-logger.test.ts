import { createPayloadCodec } from '@planbridge/codec';
import { pino } from 'pino';
import { createTemporalLogger } from './create-temporal-logger.ts';

function setup() {
  const lines: string[] = [];
  const logger = createTemporalLogger(
    pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
  );
  return { logger, lines };
}

test('a missing key is named in the log', async () => {
  const { logger, lines } = setup();
  const encrypted = {
    metadata: { encoding: Buffer.from('binary/encrypted'), 'encryption-key-id': Buffer.from('k9') },
    data: Buffer.alloc(40),
  };
  const error: unknown = await createPayloadCodec([])
    .decode([encrypted])
    .catch((thrown: unknown) => thrown);
  logger.error('Failed to process Workflow Activation', { error, workflowId: 'sync/abc' });
  expect(lines[0]).toContain('"workflowId":"sync/abc"');
  expect(lines[0]).toContain('encrypted with the key k9, and CODEC_KEYS is not set here');
});

test('other errors and fields that nobody foresaw stay out of it', () => {
  const { logger, lines } = setup();
  logger.warn('Something', { error: new Error('remote words'), identity: 'ada@example.com', attempt: 2 });
  expect(lines[0]).toContain('"attempt":2');
  expect(lines[0]).not.toMatch(/remote words|ada/);
});
