import { createWarner } from './create-warner.ts';

function setup() {
  const said: string[] = [];
  const clock = { now: 0 };
  const warn = createWarner(
    (line) => said.push(line),
    () => clock.now,
  );
  return { said, clock, warn };
}

test.each([
  ['a number', 40],
  ['a word', 'warn'],
])('a warning is shown by its message, whether its level is %s', (_, level) => {
  const { said, warn } = setup();
  warn('gateway', JSON.stringify({ level, msg: 'Temporal is away', url: 'http://secret' }));
  expect(said).toEqual(['gateway: warning: Temporal is away']);
});

test.each([
  ['an ordinary line', JSON.stringify({ level: 30, msg: 'listening' })],
  ['a line that is no JSON', 'LOG: checkpoint starting'],
  ['JSON that is no log entry', '[40]'],
])('%s is not shown', (_, line) => {
  const { said, warn } = setup();
  warn('worker', line);
  expect(said).toEqual([]);
});

test('the same words are shown again only after a minute', () => {
  const { said, clock, warn } = setup();
  const line = JSON.stringify({ level: 50, msg: 'Stripe does not answer' });
  for (const now of [0, 1000, 59_999, 60_000]) {
    clock.now = now;
    warn('worker', line);
  }
  expect(said).toEqual(['worker: error: Stripe does not answer', 'worker: error: Stripe does not answer']);
});
