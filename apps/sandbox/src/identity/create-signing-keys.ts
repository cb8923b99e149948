import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK } from 'jose';
import type { JWK } from 'jose';
import { collectionOf } from '../state/collection.ts';
import type { Store } from '../state/journal.ts';

type SigningKey = Readonly<{ kid: string; privateJwk: JWK; publicJwk: JWK }>;

export type SigningKeys = Readonly<{
  /** The newest, with which tokens are signed. */
  current(): Promise<Readonly<{ kid: string; key: Awaited<ReturnType<typeof importJWK>> }>>;
  published(): readonly JWK[];
  /** A new key signs from now on. The earlier ones stay published, unless they are to be dropped. */
  rotate(wish: Readonly<{ dropOld: boolean }>): Promise<string>;
}>;

/** Keys live over a restart, or every token and every cached key set would be void after it. */
export async function createSigningKeys(store: Store): Promise<SigningKeys> {
  const keys = collectionOf<SigningKey>(store, 'signing_key', {});

  async function add(): Promise<SigningKey> {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const kid = randomUUID();
    const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' };
    return keys.put(kid, { kid, privateJwk: await exportJWK(pair.privateKey), publicJwk });
  }

  let newest = keys.list().at(-1) ?? (await add());
  return {
    current: async () => ({ kid: newest.kid, key: await importJWK(newest.privateJwk, 'RS256') }),
    published: () => keys.list().map(({ publicJwk }) => publicJwk),
    rotate: async ({ dropOld }) => {
      newest = await add();
      for (const { kid } of dropOld ? keys.list() : []) {
        if (kid !== newest.kid) {
          keys.remove(kid);
        }
      }
      return newest.kid;
    },
  };
}
