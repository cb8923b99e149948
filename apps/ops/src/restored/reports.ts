import type { Resumed } from '@planbridge/accounts';
import type { CustomersFound, LostCustomer } from './find-lost-customers.ts';
import type { RevisionsFound } from './find-greatest-revision.ts';

/** What the operator is told. Customers by Stripe's ids, because an account id may be an e-mail and a terminal's output is often kept. */
export const reports = {
  workers: (pollers: readonly string[]) =>
    pollers.length === 0
      ? 'No worker is at work.'
      : `At work: ${pollers.join(', ')}. Each must have been started after the database was put back; if one was not, end it, wait until its last push cannot land any more, and run this again.`,

  customers: ({ listed, lost, older, elsewhere, unusable }: CustomersFound) =>
    [
      `Stripe has ${listed} customers; ${lost.length} of them the backup has lost.`,
      ...linesOf(lost.map(dated), 'to be linked to the account that it names'),
      ...linesOf(older.map(dated), 'older than the backup and linked to nobody; left alone'),
      ...linesOf(elsewhere, 'linked to another account than it names; left where it is'),
      ...linesOf(unusable, 'its metadata.account_id can be no account; left alone'),
    ].join('\n'),

  asking: (asked: number) => `Asked the product about ${asked} accounts so far.`,

  unasked: 'This product keeps no revisions and cannot be asked for any.',

  revisions: ({ asked, holds, greatest }: RevisionsFound) =>
    `The product was asked about ${asked} accounts and holds ${holds}; the greatest revision is ${greatest}.`,

  wouldDo: (lost: number, past: bigint) =>
    `Without --dry-run it would link the lost customers (${lost}), move the sequence past ${past} if it is not there yet, and have every account settled. Nothing was changed.`,

  adopted: ({ customerId }: LostCustomer, isAdopted: boolean) =>
    isAdopted
      ? `Linked ${customerId}.`
      : `Somebody has linked ${customerId} in the meantime; it stays there.`,

  resumed: ({ movedPast, accounts }: Resumed) =>
    `No revision up to ${movedPast} is given again. ${accounts} accounts are to be decided and pushed anew.`,

  started: ({ perSecond, hasWorkers }: Readonly<{ perSecond: number; hasWorkers: boolean }>) =>
    [
      `Started the workflow \`restored\`, which settles them, ${perSecond} a second${hasWorkers ? '' : '; it begins as soon as a worker is at work'}.`,
      'In Temporal’s Web UI it says how far it has come. An account that does not settle at once gets a workflow of its own, which does not give up:',
      '  WorkflowType = "settleForRestore" AND ExecutionStatus = "Running"   what is left',
      '  PlanbridgeState = "waiting"                                         why; the signal retryNow hurries them',
      'An incident `product-ahead` afterwards means that the product holds a greater revision still: run this again.',
    ].join('\n'),
} as const;

function dated({ customerId, created }: LostCustomer): string {
  return `${customerId}, made ${created.toISOString()}`;
}

const mostLines = 50;

/** Others may use the same Stripe account, with customers by the thousand. */
function linesOf(customers: readonly string[], what: string): readonly string[] {
  const more = customers.length - mostLines;
  return [
    ...customers.slice(0, mostLines).map((customer) => `  ${customer}: ${what}`),
    ...(more > 0 ? [`  and ${more} more: ${what}`] : []),
  ];
}
