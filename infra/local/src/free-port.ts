import { randomInt } from 'node:crypto';
import { isFreePort } from './is-free-port.ts';

/** Below what operating systems give to outgoing connections (Linux from 32768, macOS from 49152): those take a port between here and its use. */
const range = { from: 10_000, to: 32_768 } as const;
const tried = new Set<number>();

/** A port nobody listens on at 127.0.0.1 right now, and that this process was not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(range.from, range.to);
    if (!tried.has(port)) {
      tried.add(port);
      if (await isFreePort(port)) {
        return port;
      }
    }
  }
}
