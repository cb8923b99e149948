/** What tells a worker that is busy from one that is not there: it has just answered somebody else, or holds somebody else's task. */
export type WorkerPulse = Readonly<{
  beat(): void;
  isFelt(): boolean;
}>;

/** Shorter than the time after which a caller's run is first looked at, so that an answer from before it began says nothing. */
const freshMs = 2000;

export function createWorkerPulse(): WorkerPulse {
  let last = -Infinity;
  return {
    beat: () => {
      last = performance.now();
    },
    isFelt: () => performance.now() - last < freshMs,
  };
}
