const advice = new Map([
  ['ECONNREFUSED', 'nobody listens there: start PostgreSQL, or correct host and port'],
  ['ENOTFOUND', 'there is no such host'],
  ['CONNECT_TIMEOUT', 'it did not answer in time: correct host and port, or let this machine through to it'],
  ['28P01', 'it refuses the password'],
  ['28000', 'it refuses the user'],
  ['3D000', 'it has no database of that name: create it first'],
  ['42501', 'the user lacks a privilege that this needs'],
]);

/** What is wrong with a database, in a sentence that names the place but not the password. */
export function databaseFault(url: string, error: unknown): string {
  const reason = codesOf(error).flatMap((code) => advice.get(code) ?? [])[0] ?? lastMessageOf(error);
  return `The database at ${placeOf(url)} cannot be used: ${reason.replace(/\.$/, '')}.`;
}

function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/** Of the error and of those behind it: libraries wrap the socket's or the server's. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) {
    return [];
  }
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}

function lastMessageOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause === undefined ? (error.message.split('\n')[0] ?? '') : lastMessageOf(error.cause);
}
