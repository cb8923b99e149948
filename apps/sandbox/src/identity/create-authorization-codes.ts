import { randomBytes } from 'node:crypto';
import type { DemoUser } from './demo-users.ts';

type Grant = Readonly<{ user: DemoUser; clientId: string; redirectUri: string; scope: string }>;

export type AuthorizationCodes = Readonly<{
  issue(grant: Grant): string;
  /** A code works once and for a minute (RFC 6749, section 4.1.2). */
  redeem(code: string): Grant | null;
}>;

const lifetimeMs = 60_000;

export function createAuthorizationCodes(): AuthorizationCodes {
  const open = new Map<string, Readonly<{ grant: Grant; endsAt: number }>>();
  return {
    issue: (grant) => {
      const code = randomBytes(24).toString('base64url');
      open.set(code, { grant, endsAt: Date.now() + lifetimeMs });
      return code;
    },
    redeem: (code) => {
      const held = open.get(code);
      open.delete(code);
      return held !== undefined && Date.now() <= held.endsAt ? held.grant : null;
    },
  };
}
