// Rules of the protocol that stand in the accounts' SQL. Plain JavaScript, because jest's configuration reads it.
// @ts-check

const accounts = 'packages/accounts/src';

/** @type {readonly import('./mutations.js').Mutation[]} */
export const accountMutations = [
  {
    name: 'no-lease-guard-at-record',
    edits: [
      {
        file: `${accounts}/settle/record.ts`,
        find: 'where id = ${accountId} and fence = ${token} for update',
        replace: 'where id = ${accountId} for update',
      },
      {
        file: `${accounts}/settle/record.ts`,
        find: 'where accounts.id = before.id and accounts.fence = ${token}',
        replace: 'where accounts.id = before.id',
      },
    ],
    scenario: 'a stalled attempt records after another has settled',
    property: 'superseded-attempt-writes-nothing',
  },
  {
    name: 'no-lease-guard-at-settle',
    edits: [
      {
        file: `${accounts}/settle/settle-push.ts`,
        find: 'and fence = ${fence.toString()}::bigint',
        replace: '',
      },
    ],
    scenario: 'a stalled attempt settles while another reads',
    property: 'superseded-attempt-writes-nothing',
  },
  {
    name: 'fence-drawn-after-read',
    edits: [
      {
        file: `${accounts}/settle/record.ts`,
        find: 'covered_ticket = ${token}',
        replace: "covered_ticket = nextval('sync_ticket')",
      },
    ],
    scenario: 'Stripe changes between an attempt’s read and its record',
    property: 'covered-means-read-and-acknowledged',
  },
  {
    name: 'covered-without-acknowledgement',
    edits: [{ file: `${accounts}/settle/claim.ts`, find: 'not(accounts.pushPending),', replace: '' }],
    scenario: 'an event waits for another’s push, whose outcome is not known',
    property: 'covered-means-read-and-acknowledged',
  },
  {
    name: 'coverage-forgets-catalogue',
    edits: [
      {
        file: `${accounts}/settle/claim.ts`,
        find: 'eq(accounts.catalogueVersion, highestVersion),',
        replace: '',
      },
    ],
    scenario: 'a catalogue is applied under an attempt that covers an event',
    property: 'catalogue-never-covered-by-older-read',
  },
  {
    name: 'drift-repair-without-push-pending',
    edits: [{ file: `${accounts}/settle/repair-drift.ts`, find: 'pushPending: true,', replace: '' }],
    scenario: 'the product drifts and is repaired',
    property: 'converges-when-quiet',
  },
  {
    name: 'drift-repair-leaves-lease',
    edits: [{ file: `${accounts}/settle/repair-drift.ts`, find: '...voidLease,', replace: '' }],
    scenario: 'the product drifts again while a repair and a push are on their way',
    property: 'pending-cleared-only-by-acknowledgement',
    handOnly: true,
  },
  {
    name: 'link-keeps-coverage-and-push',
    edits: [
      {
        file: `${accounts}/customers/decide-anew.ts`,
        find: 'coveredTicket: 0n, pushPending: true,',
        replace: '',
      },
    ],
    scenario: 'an event that was covered comes again after a link',
    property: 'link-never-covered-by-older-read',
  },
  {
    name: 'link-leaves-lease',
    edits: [{ file: `${accounts}/customers/decide-anew.ts`, find: '...voidLease,', replace: '' }],
    scenario: 'a customer is linked under an attempt that is about to settle',
    property: 'pending-cleared-only-by-acknowledgement',
  },
  {
    name: 'lease-released-before-push',
    edits: [
      {
        file: `${accounts}/settle/record.ts`,
        find: 'lease_until = case when before.push then lease_until end',
        replace: 'lease_until = null',
      },
    ],
    scenario: 'a push without a fence is on its way when Stripe changes',
    property: 'product-never-steps-back',
    handOnly: true,
  },
  {
    name: 'unchanged-plan-clears-pending',
    edits: [
      {
        file: `${accounts}/settle/record.ts`,
        find: 'push_pending or entitlement is distinct from',
        replace: 'entitlement is distinct from',
      },
    ],
    scenario: 'a push is given up and never arrives',
    property: 'pending-cleared-only-by-acknowledgement',
  },
  {
    name: 'changed-plan-not-pending',
    edits: [
      {
        file: `${accounts}/settle/record.ts`,
        find: 'push_pending or entitlement is distinct from ${JSON.stringify(entitlement)}::jsonb as push',
        replace: 'push_pending as push',
      },
    ],
    scenario: 'a plan changes twice',
    property: 'converges-when-quiet',
  },
  {
    name: 'incident-without-lease-guard',
    edits: [
      {
        file: `${accounts}/settle/postpone-push.ts`,
        find: 'return postponed.length === 0\n        ? null\n        : openSoleIncident',
        replace: 'return openSoleIncident',
      },
    ],
    scenario: 'a push arrives after a newer one of our own',
    property: 'product-is-never-ahead',
  },
  {
    name: 'restored-sequence-not-moved',
    edits: [
      {
        file: `${accounts}/restore/resume-after-restore.ts`,
        find: 'const movedPast = past > last ? past : last;',
        replace: 'const movedPast = last;',
      },
    ],
    scenario: 'an event comes after a restore',
    property: 'product-is-never-ahead',
  },
  {
    name: 'restored-leaves-lease',
    edits: [{ file: `${accounts}/restore/resume-after-restore.ts`, find: '...voidLease, ', replace: '' }],
    scenario: 'an attempt is about to record when the procedure after a restore comes',
    property: 'product-is-never-ahead',
  },
  {
    name: 'restored-rows-left',
    edits: [
      {
        file: `${accounts}/restore/resume-after-restore.ts`,
        find: 'coveredTicket: 0n, pushPending: true, ',
        replace: '',
      },
    ],
    scenario: 'a plan that changed after the backup is settled again after the restore',
    property: 'converges-when-quiet',
  },
];
