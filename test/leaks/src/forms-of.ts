import { Buffer } from 'node:buffer';

/** Too short to be found by anything but chance. */
const shortest = 8;

/** How a secret may be spelled where somebody wrote it down: as it is, for a URL, inside JSON, in hex, and in base64 within any other text. */
export function formsOf(value: string): readonly string[] {
  const uri = encodeURIComponent(value);
  const forms = [
    value,
    uri,
    uri.toLowerCase(),
    JSON.stringify(value).slice(1, -1),
    JSON.stringify(JSON.stringify(value)).slice(3, -3),
    Buffer.from(value, 'utf8').toString('hex'),
    ...[0, 1, 2].flatMap((offset) => base64Within(value, offset)),
    // A log may hold one line of several.
    ...value.split('\n'),
  ];
  return [...new Set(forms)].filter(({ length }) => length >= shortest);
}

/** The characters of base64 that this text alone decides when it begins so many bytes after a boundary. */
function base64Within(value: string, offset: number): readonly string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value, 'utf8')]);
  const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return (['base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding).slice(from, to));
}
