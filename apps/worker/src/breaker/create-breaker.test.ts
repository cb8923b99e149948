import { createBreaker } from './create-breaker.ts';

/** A breaker that opens at the third outage; its probes are due after a minute of a clock that the test moves. */
function setup() {
  jest.useFakeTimers({ now: 0 });
  const closed: number[] = [];
  let calls = 0;
  const breaker = createBreaker<'yes' | 'no'>({
    isOutage: (answer) => answer === 'no',
    tolerance: 3,
    probeAfterMs: 60_000,
    onClose: () => void closed.push(calls),
  });
  const ask = (answer: 'yes' | 'no' | Promise<'yes' | 'no'>) =>
    breaker.guard(async () => {
      calls += 1;
      return answer;
    });
  const trip = async () => {
    for (let outage = 0; outage < 3; outage += 1) {
      await ask('no');
    }
  };
  return {
    breaker,
    ask,
    trip,
    closed,
    calls: () => calls,
    pass: (ms: number) => jest.advanceTimersByTime(ms),
  };
}

afterEach(() => jest.useRealTimers());

test('answers what the dependency answered, also while it counts outages', async () => {
  const { breaker, ask } = setup();
  expect(await ask('yes')).toBe('yes');
  expect(await ask('no')).toBe('no');
  expect(breaker.isOpen()).toBe(false);
});

test('stays closed as long as outages are not in a row', async () => {
  const { breaker, ask } = setup();
  for (const answer of ['no', 'no', 'yes', 'no', 'no'] as const) {
    await ask(answer);
  }
  expect(breaker.isTripped()).toBe(false);
});

test('counts a call that throws as an outage, and lets its error travel', async () => {
  const { breaker } = setup();
  for (let outage = 0; outage < 3; outage += 1) {
    await expect(breaker.guard(() => Promise.reject(new Error('hung up')))).rejects.toThrow('hung up');
  }
  expect(breaker.isOpen()).toBe(true);
});

test('makes no call while it is open', async () => {
  const { breaker, ask, trip, calls, pass } = setup();
  await trip();
  pass(59_999);
  expect(breaker.isOpen()).toBe(true);
  expect(await ask('yes')).toBe('withheld');
  expect(calls()).toBe(3);
});

test('lets one probe through when it is due, withholds the others meanwhile, and closes by its success', async () => {
  const { breaker, ask, trip, calls, closed, pass } = setup();
  await trip();
  pass(60_000);
  expect([breaker.isOpen(), breaker.isTripped()]).toEqual([false, true]);
  let answer: ((yes: 'yes') => void) | undefined;
  const probe = ask(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  expect(await ask('yes')).toBe('withheld');
  expect(breaker.isOpen()).toBe(true);
  answer?.('yes');
  expect(closed).toEqual([]);
  expect(await probe).toBe('yes');
  expect([breaker.isOpen(), breaker.isTripped()]).toEqual([false, false]);
  expect(await ask('yes')).toBe('yes');
  expect(calls()).toBe(5);
  expect(closed).toEqual([4]);
});

test('opens again by a probe that fails', async () => {
  const { breaker, ask, trip, calls, pass } = setup();
  await trip();
  pass(60_000);
  expect(await ask('no')).toBe('no');
  expect(await ask('yes')).toBe('withheld');
  expect(breaker.isTripped()).toBe(true);
  expect(calls()).toBe(4);
});
