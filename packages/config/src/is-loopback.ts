import { isIPv4 } from 'node:net';

/** Whether a host, as URLs write it, is this very machine. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}
