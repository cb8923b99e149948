import postgres from 'postgres';

/** Creates a database, as a copy of `template` if one is named, and answers with its URL. */
export async function createEmptyDatabase(
  serverUrl: string,
  name: string,
  template?: string,
): Promise<string> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    await client.unsafe(
      `create database "${name}"${template === undefined ? '' : ` template "${template}"`}`,
    );
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
