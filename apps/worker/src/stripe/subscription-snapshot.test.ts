import { snapshotOf, stripeSubscription } from './subscription-snapshot.ts';

const subscription = {
  object: 'subscription',
  id: 'sub_1',
  customer: 'cus_1',
  status: 'active',
  collection_method: 'charge_automatically',
  cancel_at: null,
  cancel_at_period_end: false,
  latest_invoice: { status: 'open', billing_reason: 'subscription_create' },
  items: { object: 'list', data: [], has_more: false },
};

function read(
  given: Readonly<Record<string, unknown>>,
  openInvoices = { oldestPeriodStart: null, hasFirst: false },
) {
  const parsed = stripeSubscription.parse({ ...subscription, ...given });
  return snapshotOf(parsed, { items: [], openInvoices });
}

describe('a first payment is under way', () => {
  test.each<[string, Readonly<Record<string, unknown>>, boolean]>([
    ['while the first invoice is open', {}, true],
    [
      'no more when it is paid',
      { latest_invoice: { status: 'paid', billing_reason: 'subscription_create' } },
      false,
    ],
    [
      'not for a later invoice',
      { latest_invoice: { status: 'open', billing_reason: 'subscription_cycle' } },
      false,
    ],
    [
      'not for the invoice of a pending update',
      {
        latest_invoice: { status: 'open', billing_reason: 'subscription_update' },
        pending_update: { expires_at: 1_900_000_000 },
      },
      false,
    ],
    ['not while an invoice that was sent is not due', { collection_method: 'send_invoice' }, false],
    ['not where there is no invoice', { latest_invoice: null }, false],
    ['not where the invoice was not expanded', { latest_invoice: 'in_1' }, false],
  ])('%s', (_, given, processing) => {
    expect(read(given).firstPaymentOpen).toBe(processing);
  });
});

test('a first payment that failed is still open when later invoices have come', () => {
  const given = {
    status: 'past_due',
    latest_invoice: { status: 'open', billing_reason: 'subscription_cycle' },
  };
  expect(read(given).firstPaymentOpen).toBe(false);
  const openInvoices = { oldestPeriodStart: null, hasFirst: true };
  expect(read(given, openInvoices).firstPaymentOpen).toBe(true);
  expect(read({ ...given, collection_method: 'send_invoice' }, openInvoices).firstPaymentOpen).toBe(false);
});

test('collection that is paused, and an update that is pending, leave status and items as they are', () => {
  const paused = {
    pause_collection: { behavior: 'void', resumes_at: null },
    pending_update: { trial_end: 1_900_000_000 },
  };
  expect(read(paused)).toEqual(read({}));
});

test('both forms of a scheduled cancellation are read, and the customer also where it is expanded', () => {
  expect(read({ cancel_at: 1_900_000_000 }).cancelAt).toBe('2030-03-17T17:46:40.000Z');
  expect(read({ cancel_at_period_end: true })).toMatchObject({ cancelAt: null, cancelAtPeriodEnd: true });
  expect(read({ customer: { id: 'cus_2', object: 'customer' } }).customerId).toBe('cus_2');
});
