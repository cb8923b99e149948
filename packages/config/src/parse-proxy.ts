import { isIP } from 'node:net';

const named: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];
const bits = new Map([
  [4, 32],
  [6, 128],
]);

/** One entry of TRUSTED_PROXIES: an address, a range in CIDR form, or a range by name. A range of all addresses would let every caller choose its own. */
export function parseProxy(text: string): string | null {
  if (named.includes(text)) return text;
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const longest = bits.get(isIP(address));
  if (longest === undefined) return null;
  return length === undefined || (Number(length) >= 1 && Number(length) <= longest) ? text : null;
}
