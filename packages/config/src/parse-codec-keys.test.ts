import { Buffer } from 'node:buffer';
import { inspect } from 'node:util';
import { configFaults } from '../test/config-faults.ts';
import { gatewayEnvironment } from '../test/gateway-environment.ts';
import { workerEnvironment } from '../test/worker-environment.ts';
import { loadGatewayConfig } from './gateway-config.ts';
import { loadWorkerConfig } from './worker-config.ts';

const base64 = (byte: number, length = 32) => Buffer.alloc(length, byte).toString('base64');

const loaders = [
  ['gateway', (keys: string) => loadGatewayConfig({ ...gatewayEnvironment, CODEC_KEYS: keys })],
  ['worker', (keys: string) => loadWorkerConfig({ ...workerEnvironment, CODEC_KEYS: keys })],
] as const;

test.each(loaders)('the %s reads keys in their order', (_name, load) => {
  const { codecKeys } = load(` new:${base64(1)}, old.2:${base64(2)}`);
  expect(codecKeys.map(({ id, key }) => [id, key.export().toString('base64')])).toEqual([
    ['new', base64(1)],
    ['old.2', base64(2)],
  ]);
});

test.each(loaders)('the %s shows no key when its configuration is printed', (_name, load) => {
  const config = load(`new:${base64(1)}`);
  expect(`${inspect(config, { depth: 9 })}${JSON.stringify(config)}`).not.toContain(base64(1).slice(0, 8));
});

test.each([
  ['no id', base64(1), 'key 1 is not like that'],
  ['an id with a space', `a b:${base64(1)}`, 'key 1 is not like that'],
  ['nothing after a comma', `a:${base64(1)},`, 'key 2 is not like that'],
  ['an id twice', `a:${base64(1)},a:${base64(2)}`, 'key 2 has the id of an earlier one'],
  ['a key that is too short', `a:${base64(1, 16)}`, 'key 1 has 16 bytes'],
  ['a key that is too long', `a:${base64(1, 33)}`, 'key 1 has 33 bytes'],
  ['a character that base64 lacks', `a:${base64(1).replace('A', '*')}`, 'key 1 is not base64'],
  ['base64 without its padding', `a:${base64(1).replace('=', '')}`, 'key 1 is not base64'],
  [
    'several faults',
    `a:${base64(1, 3)},b,c:?`,
    'key 1 has 3 bytes; key 2 is not like that; key 3 is not base64',
  ],
])('%s is refused by a sentence that repeats nothing of the key', (_case, keys, told) => {
  const faults = configFaults(loadGatewayConfig, { ...gatewayEnvironment, CODEC_KEYS: keys });
  expect(faults).toEqual([
    `CODEC_KEYS must list keys as \`id:base64\`, each of 32 bytes, separated by commas: ${told}.`,
  ]);
  expect(faults[0]).not.toContain(base64(1).slice(0, 8));
});
