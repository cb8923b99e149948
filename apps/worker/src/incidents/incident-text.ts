import type { Announcement } from '@planbridge/accounts';
import type { IncidentKind } from '@planbridge/billing';

type Words = Readonly<{ title: string; advice: string }>;

/** What an operator reads. The runbook (docs/runbook.md) says more on each. */
const words: Readonly<Record<IncidentKind, Words>> = {
  'unknown-price': {
    title: 'A price that the catalogue does not list',
    advice:
      'The account keeps the plan it has. Add the price to the catalogue, or to ignored_prices, and apply it.',
  },
  'unknown-status': {
    title: 'A subscription status that we do not know',
    advice: 'The account keeps the plan it has. Update Planbridge; Stripe has added a status.',
  },
  'two-live-subscriptions': {
    title: 'Two live subscriptions on one account',
    advice: 'The higher plan holds. Cancel the wrong one in Stripe, and refund it.',
  },
  'orphan-customer': {
    title: 'A customer who pays and has no account',
    advice: 'Find out whose customer it is and link it to the account, or cancel the subscription in Stripe.',
  },
  'product-unknown-account': {
    title: 'The product does not know an account that pays',
    advice: 'Create the account in the product; it is tried again every hour.',
  },
  'product-ahead': {
    title: 'The product holds a newer revision than ours',
    advice:
      'A second installation writes to this product, or our database was restored. The subject names source and revision. Nothing is forced.',
  },
  'product-outage': {
    title: 'The product takes no entitlements',
    advice: 'Settlements wait and go on by themselves once it answers.',
  },
  'wrong-mode': {
    title: 'Stripe sends events that are not for this installation',
    advice:
      'They are acknowledged and left alone. Check the webhook endpoints in Stripe: mode and connected accounts.',
  },
};

/** One message. Refs and Stripe's ids only: no e-mail, no account id. */
export function incidentText({ kind, subject, ref, phase }: Announcement): string {
  const { title, advice } = words[kind];
  const about = [`\`${kind}\``, escaped(subject), ...(ref === null ? [] : [`account ${ref}`])].join(', ');
  return phase === 'open'
    ? `:warning: ${title} (${about}). ${advice}`
    : `:white_check_mark: Over: ${title} (${about}).`;
}

/** Slack reads links and mentions from these three characters. */
function escaped(subject: string): string {
  return subject.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
