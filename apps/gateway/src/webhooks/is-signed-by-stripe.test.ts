import Stripe from 'stripe';
import { isSignedByStripe } from './is-signed-by-stripe.ts';

const body = Buffer.from('{"id":"evt_1"}');
const now = Date.UTC(2026, 10, 24, 12);
const secrets = ['whsec_new', 'whsec_old'];

function signed({ secret = 'whsec_new', age = 0, payload = body.toString() } = {}): string {
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: now / 1000 - age });
}

test.each([
  ['the first secret', signed()],
  ['the second secret', signed({ secret: 'whsec_old' })],
  ['both, while a secret is rolled', `${signed()},${signed({ secret: 'whsec_old' }).replace(/^t=\d+,/, '')}`],
  ['a timestamp of exactly 300 s ago', signed({ age: 300 })],
  ['a clock that is 300 s ahead of ours', signed({ age: -300 })],
])('believes %s', (_what, header) => {
  expect(isSignedByStripe({ body, header, secrets, now })).toBe(true);
});

test.each([
  ['another secret', signed({ secret: 'whsec_other' })],
  ['a signature of other bytes', signed({ payload: '{"id":"evt_2"}' })],
  ['a timestamp of 301 s ago', signed({ age: 301 })],
  ['a timestamp far in the future', signed({ age: -301 })],
  ['an empty header', ''],
  ['no timestamp', signed().replace(/^t=\d+,/, '')],
  ['a timestamp that is no number', signed().replace(/^t=\d+/, 't=now')],
  ['two timestamps', `t=${now / 1000},${signed({ age: 900 })}`],
  ['an empty timestamp and signature', 't=,v1='],
  ['only the scheme v0', signed().replace('v1=', 'v0=')],
  ['a signature of 64 characters that are not ASCII', `t=${now / 1000},v1=${'é'.repeat(64)}`],
  ['a signature that is one character short', signed().slice(0, -1)],
])('does not believe %s', (_what, header) => {
  expect(isSignedByStripe({ body, header, secrets, now })).toBe(false);
});

test('does not believe anything without a secret', () => {
  expect(isSignedByStripe({ body, header: signed({ secret: ' ' }), secrets: [' '], now })).toBe(false);
  expect(isSignedByStripe({ body, header: signed(), secrets: [], now })).toBe(false);
});
