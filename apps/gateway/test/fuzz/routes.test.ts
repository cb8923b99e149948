import { createHandoff, findAccountByRef } from '@planbridge/accounts';
import * as fc from 'fast-check';
import { problems } from '../../src/http/problems.ts';
import { createCataloguedDatabase } from '../parts/create-catalogued-database.ts';
import { createTestApp, webhookSecret } from '../parts/create-test-app.ts';
import { pro } from '../parts/pro.ts';
import { settle } from '../parts/settle.ts';
import { startIssuer } from '../parts/start-issuer.ts';
import type { Issuer } from '../parts/start-issuer.ts';
import { answeredInTime } from './answered-in-time.ts';
import { createTokens } from './create-tokens.ts';
import { faultsOfAnswer } from './faults-of-answer.ts';
import { fuzzRuns, fuzzTimeout, tellRuns } from './fuzz-runs.ts';
import { documentSchema, requestArbitrary } from './request-arbitrary.ts';

/** Of each route: those that read a body, a query or a token have more to break. */
const runs = { caller: 350, other: 100 };

let database: Awaited<ReturnType<typeof createCataloguedDatabase>>;
let issuer: Issuer;

beforeAll(async () => {
  database = await createCataloguedDatabase();
  issuer = await startIssuer();
});

afterAll(async () => {
  await issuer.close();
  await database.close();
});

/** The gateway with everything there, and with Temporal and its worker away on command. */
async function setup() {
  const situation = { isAway: false };
  const { db } = database;
  const handOff = async ({ ref, fingerprint }: Readonly<{ ref: string; fingerprint: string }>) => {
    if (situation.isAway) throw problems.unavailable('temporal');
    const url = `https://stripe.example/${fingerprint}`;
    return { fingerprint, handoffId: await createHandoff(db, { ref, kind: 'checkout', url }) };
  };
  const { app, started } = await createTestApp({
    db,
    keys: { issuer: issuer.issuer, jwksUrl: issuer.jwksUrl },
    checkReadiness: async () => ({
      ready: true,
      temporal: 'up',
      searchAttributes: 'registered',
      worker: 'polling',
      database: 'up',
    }),
    answers: {
      openCheckout: async (input) => ({ ...(await handOff(input)), outcome: 'redirect', kind: 'checkout' }),
      openPortal: async (input) => ({ ...(await handOff(input)), outcome: 'redirect' }),
      syncAccount: async ({ ref }) => {
        if (situation.isAway) throw problems.unavailable('temporal');
        const account = await findAccountByRef(db, ref);
        if (account !== null) await settle(db, account.id, pro);
        return { state: 'settled', ref };
      },
    },
  });
  const document = documentSchema.parse((await app.inject('/openapi.json')).json());
  return { app, started, situation, document };
}

test(
  'no request for any route of the document breaks the gateway, hangs, or starts a workflow for nobody',
  async () => {
    const { app, started, situation, document } = await setup();
    const tokens = await createTokens(issuer);
    const operations = Object.entries(document.paths).flatMap(([path, of]) =>
      (['get', 'post'] as const)
        .filter((method) => of[method] !== undefined)
        .map((method) => ({ path, method })),
    );
    const seen = new Map<number, number>();
    let cases = 0;

    for (const { path, method } of operations) {
      const request = requestArbitrary(document, path, method);
      await fc.assert(
        fc.asyncProperty(
          request,
          fc.oneof(
            fc.constantFrom(...tokens.filter(({ isGood }) => isGood)),
            fc.constantFrom(...tokens.filter(({ isGood }) => !isGood)),
          ),
          fc.boolean(),
          async (asked, { authorization, isGood }, isAway) => {
            cases += 1;
            situation.isAway = isAway;
            const before = started.length;
            const answer = await answeredInTime(
              app.inject({
                method: asked.method,
                url: asked.url,
                headers: { ...asked.headers, ...(authorization === null ? {} : { authorization }) },
                ...(asked.payload === null ? {} : { payload: asked.payload }),
              }),
              `${asked.method} ${asked.url}`,
            );
            seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1);
            const secrets = [webhookSecret, new URL(database.url).password, authorization?.slice(7) ?? ''];
            const faults = [
              ...faultsOfAnswer(answer, {
                method: asked.method,
                isAway,
                secrets: secrets.filter((secret) => secret.trim().length > 8),
              }),
            ];
            const begun = started.slice(before);
            if (begun.length > 0 && (!isGood || !path.startsWith('/v1/'))) {
              faults.push(`a workflow began for nobody: ${JSON.stringify(begun)}`);
            }
            const isServed = answer.statusCode < 400 && asked.method !== 'OPTIONS';
            if (isServed && !isGood && asked.url.startsWith('/v1/')) {
              faults.push(`${answer.statusCode} without a good token`);
            }
            expect(faults).toEqual([]);
          },
        ),
        fuzzRuns(path.startsWith('/v1/') ? runs.caller : runs.other),
      );
    }
    tellRuns(
      'requests for the routes',
      cases,
      Object.fromEntries([...seen].map(([status, n]) => [`× ${status}`, n])),
    );
    // If nothing gets through, nothing was tried.
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 405, 415, 422, 503]));
  },
  fuzzTimeout(3 * (runs.caller + runs.other)),
);
