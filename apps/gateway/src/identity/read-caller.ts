import { isAccountId } from '@planbridge/contracts';
import type { JWTPayload } from 'jose';

export type Caller = Readonly<{
  accountId: string;
  email: string | null;
  /** The scope without which nobody buys or manages; null: the caller has it, or none is required. */
  missingScope: string | null;
}>;

export type CallerRules = Readonly<{
  accountClaim: string;
  emailClaim: string;
  requiredScope: string | null;
}>;

export type CallerReading =
  Readonly<{ kind: 'caller'; caller: Caller }> | Readonly<{ kind: 'account-id-unusable' }>;

/** Reads who calls from verified claims. */
export function readCaller(claims: JWTPayload, rules: CallerRules): CallerReading {
  const { accountClaim, emailClaim, requiredScope } = rules;
  const accountId = claims[accountClaim];
  if (typeof accountId !== 'string' || !isAccountId(accountId)) {
    return { kind: 'account-id-unusable' };
  }
  const email = claims[emailClaim];
  return {
    kind: 'caller',
    caller: {
      accountId,
      email: typeof email === 'string' && isEmail(email) ? email : null,
      missingScope: requiredScope === null || scopesOf(claims).includes(requiredScope) ? null : requiredScope,
    },
  };
}

// Only what Stripe would take as a customer's address; it is a convenience for the Checkout page and decides nothing.
function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text) && !/\p{Cc}/u.test(text);
}

// RFC 9068 says `scope`, a text with spaces; Okta and Entra say `scp`, some of them as a list; Auth0 lists in `permissions` what the user may do.
function scopesOf(claims: JWTPayload): readonly string[] {
  return [claims['scope'], claims['scp'], claims['permissions']]
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(' ') : []));
}
