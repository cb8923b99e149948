import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from '../free-port.ts';
import { choosePorts } from './choose-ports.ts';
import { ports } from './ports.ts';

const allFree = Object.fromEntries(Object.values(ports).map(({ variable }) => [variable, '0']));

test('0 takes free ports, each listener another one', async () => {
  const chosen = Object.values(await choosePorts(allFree));
  expect(chosen.every((port) => port > 0)).toBe(true);
  expect(new Set(chosen).size).toBe(chosen.length);
});

test('a taken port is named with its owner to be, and with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    await expect(choosePorts({ ...allFree, WEBSITE_PORT: `${port}` })).rejects.toThrow(
      `Port ${port}, meant for the website, is taken by another program: end that program, or set WEBSITE_PORT to another port (0 takes any free one).`,
    );
  } finally {
    other.close();
  }
});

test('everything that is wrong is said at once', async () => {
  const port = await freePort();
  const env = {
    ...allFree,
    PORT: 'http',
    STRIPE_PORT: `${port}`,
    SLACK_PORT: `${port}`,
    POSTGRES_PORT: '70000',
  };
  await expect(choosePorts(env)).rejects.toThrow(
    [
      'PORT must be a whole number from 0 to 65535.',
      `STRIPE_PORT and SLACK_PORT are both ${port}: set one of them to another port.`,
      'POSTGRES_PORT must be a whole number from 0 to 65535.',
    ].join('\n'),
  );
});

test('a port that nothing of ours will use may be taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    const chosen = await choosePorts({ ...allFree, POSTGRES_PORT: `${port}` }, { skip: ['postgres'] });
    expect(chosen.postgres).toBe(port);
  } finally {
    other.close();
  }
});
