import { closeSync, existsSync, openSync, readSync } from 'node:fs';

const newline = 10;

/** The lines of a file, one after the other, because all of them together may be longer than a string can be. */
export function* readLines(path: string): Generator<string> {
  if (!existsSync(path)) {
    return;
  }
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(1 << 20);
  let rest: Buffer[] = [];
  try {
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      let start = 0;
      for (
        let end = chunk.indexOf(newline);
        end !== -1 && end < length;
        end = chunk.indexOf(newline, start)
      ) {
        yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
        rest = [];
        start = end + 1;
      }
      rest.push(Buffer.from(chunk.subarray(start, length)));
    }
    yield Buffer.concat(rest).toString('utf8');
  } finally {
    closeSync(file);
  }
}
