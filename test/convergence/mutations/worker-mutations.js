// Rules of the protocol that stand in the worker, in the gateway, or in the product that we ask for. Plain JavaScript, because jest's configuration reads it.
// @ts-check

const settle = 'apps/worker/src/settle';

/** @type {readonly import('./mutations.js').Mutation[]} */
export const workerMutations = [
  {
    name: 'no-fence-at-product',
    edits: [
      {
        file: 'apps/sandbox/src/product/create-entitlements.ts',
        find: 'if (revision <= (stored.get(accountId)?.revision ?? 0))',
        replace: 'if (revision < 0)',
      },
    ],
    scenario: 'a push that was given up arrives when all is over',
    property: 'product-never-steps-back',
  },
  {
    name: 'recheck-with-old-ticket',
    edits: [
      {
        file: 'apps/worker/src/activities/create-activities.ts',
        find: 'ticket: (await drawTicket(deps.db)).toString()',
        replace: "ticket: '1'",
      },
    ],
    scenario: 'a grant ends by time',
    property: 'covered-means-read-and-acknowledged',
  },
  {
    name: 'conflict-taken-as-done',
    edits: [
      {
        file: 'apps/worker/src/product/planbridge-api.ts',
        find: "return { kind: 'ahead', holder: `${source}:${held.data.revision}` };",
        replace: "return { kind: 'acknowledged' };",
      },
    ],
    scenario: 'another installation writes to the product',
    property: 'pending-cleared-only-by-acknowledgement',
    handOnly: true,
  },
  {
    name: 'unknown-push-releases-lease',
    edits: [
      {
        file: `${settle}/push-entitlement.ts`,
        find: 'await renewLease(db, { ...lease, ttlMs: entitlementTimeoutMs });',
        replace: 'await releaseLease(db, lease);',
      },
    ],
    scenario: 'a push without a fence is given up and arrives',
    property: 'product-never-steps-back',
    handOnly: true,
  },
  {
    name: 'unknown-push-taken-as-done',
    edits: [
      {
        file: `${settle}/push-entitlement.ts`,
        find: "case 'acknowledged':",
        replace: "case 'acknowledged':\n    case 'unknown':",
      },
    ],
    scenario: 'a push that was given up arrives when all is over',
    property: 'pending-cleared-only-by-acknowledgement',
  },
  {
    name: 'fact-kept-over-retry',
    edits: [
      {
        file: `${settle}/attempt-once.ts`,
        find: '() => readAndRecord(deps, lease, limits)',
        replace: '() => readAndRecord(deps, { ...lease, ticket }, limits)',
      },
      {
        file: `${settle}/attempt-once.ts`,
        find: 'const subscriptions = await readSubscriptions({',
        replace:
          'const kept = (globalThis.keptOverRetries ??= new Map());\n  const subscriptions = kept.get(claimed.ticket) ?? await readSubscriptions({',
      },
      {
        file: `${settle}/attempt-once.ts`,
        find: 'const decision = decideEntitlement({',
        replace: 'kept.set(claimed.ticket, subscriptions);\n  const decision = decideEntitlement({',
      },
    ],
    scenario: 'an attempt dies after its read, and Stripe changes before the next',
    property: 'acknowledged-event-is-answered',
  },
  {
    name: 'lost-lease-taken-as-done',
    edits: [
      {
        file: `${settle}/settle-account.ts`,
        find: "if (end !== 'lease-lost') {\n      return end;\n    }",
        replace: "return end === 'lease-lost' ? { state: 'settled', ref: intention.account.ref } : end;",
      },
    ],
    scenario: 'a stalled attempt settles while another reads',
    property: 'acknowledged-event-is-answered',
  },
  {
    name: 'held-lease-taken-as-done',
    edits: [
      {
        file: `${settle}/claim-account.ts`,
        find: "throw failure(failureTypes.leaseHeld, 'Another attempt is settling this account.');",
        replace: "return { kind: 'covered', account: null };",
      },
    ],
    scenario: 'an event finds the lease held',
    property: 'covered-means-read-and-acknowledged',
  },
  {
    name: 'redelivery-rejected',
    edits: [
      {
        file: 'apps/gateway/src/temporal/create-temporal-starter.ts',
        find: "workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY'",
        replace: "workflowIdReusePolicy: 'REJECT_DUPLICATE'",
      },
    ],
    scenario: 'an event whose run was terminated comes again',
    property: 'acknowledged-event-is-answered',
    handOnly: true,
  },
];
