/** The text itself, if it is the address of a server or of a path on it. */
export function parseHttpUrl(text: string): string | null {
  if (!/^https?:\/\/[^/\\\s]/.test(text) || !URL.canParse(text)) return null;
  const { username, password, search, hash } = new URL(text);
  return `${username}${password}${search}${hash}` === '' ? text : null;
}
