/** Whether a request is meant by a fault's pattern: `PUT /entitlements/*`, `/v1/*`, or undefined for all. */
export function matchesRoute(
  pattern: string | undefined,
  request: Readonly<{ method: string; path: string }>,
): boolean {
  if (pattern === undefined) {
    return true;
  }
  const [, method, path = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(pattern) ?? [];
  const literals = path.split('*').map((text) => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return (
    (method === undefined || method === request.method) &&
    new RegExp(`^${literals.join('.*')}$`).test(request.path)
  );
}
