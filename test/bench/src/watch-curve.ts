import { setTimeout as delay } from 'node:timers/promises';

/** Counts since the beginning; `waiting` is how many there are now. */
export type Standing = Readonly<{
  waiting: number;
  reads: number;
  refused: number;
  applied: number;
  settled: number;
}>;

export type CurvePoint = Readonly<{
  seconds: number;
  phase: string;
  waiting: number;
  'reads/s': string;
  'refused/s': string;
  'applied/s': string;
  settled: number;
}>;

export type Curve = Readonly<{ begin(phase: string): void; stop(): Promise<readonly CurvePoint[]> }>;

/** Looks every so often; between two looks the counts become rates. */
export function watchCurve(
  look: () => Promise<Standing>,
  {
    everyMs,
    phase: first,
    onPoint,
  }: Readonly<{ everyMs: number; phase: string; onPoint: (point: CurvePoint) => void }>,
): Curve {
  const ended = new AbortController();
  const points: CurvePoint[] = [];
  let phase = first;
  const begun = performance.now();
  const watch = (async () => {
    let before = { standing: await look(), at: performance.now() };
    while (!ended.signal.aborted) {
      await delay(everyMs, undefined, { signal: ended.signal }).catch(() => undefined);
      const now = { standing: await look(), at: performance.now() };
      const seconds = (now.at - before.at) / 1000;
      const rate = (name: 'reads' | 'refused' | 'applied') =>
        ((now.standing[name] - before.standing[name]) / seconds).toFixed(1);
      const point = {
        seconds: Math.round((now.at - begun) / 1000),
        phase,
        waiting: now.standing.waiting,
        'reads/s': rate('reads'),
        'refused/s': rate('refused'),
        'applied/s': rate('applied'),
        settled: now.standing.settled,
      };
      points.push(point);
      onPoint(point);
      before = now;
    }
  })();
  watch.catch(() => undefined);

  return {
    begin: (next) => {
      phase = next;
    },
    stop: async () => {
      ended.abort();
      await watch;
      return points;
    },
  };
}
