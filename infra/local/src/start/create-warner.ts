import { warningOf } from './warning-of.ts';

const quietMs = 60_000;

/** Shows what the services warn of. The same words come at most once a minute: a service that retries repeats itself. */
export function createWarner(
  say: (line: string) => void,
  now: () => number = Date.now,
): (name: string, line: string) => void {
  const shown = new Map<string, number>();
  return (name, line) => {
    const warning = warningOf(line);
    if (warning === null) {
      return;
    }
    const text = `${name}: ${warning}`;
    if (now() - (shown.get(text) ?? -Infinity) >= quietMs) {
      shown.set(text, now());
      say(text);
    }
  };
}
