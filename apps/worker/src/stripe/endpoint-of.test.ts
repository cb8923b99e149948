import { endpointOf } from './endpoint-of.ts';

test.each([
  ['https://api.stripe.com/v1/subscriptions?customer=cus_1', 'GET /v1/subscriptions'],
  ['https://api.stripe.com/v1/subscriptions/sub_1', 'GET /v1/subscriptions/:id'],
  ['https://api.stripe.com/v1/checkout/sessions/cs_test_1/expire', 'GET /v1/checkout/sessions/:id/expire'],
  ['https://api.stripe.com/v1/subscription_items', 'GET /v1/subscription_items'],
])('limits %s as %s', (url, endpoint) => {
  expect(endpointOf('GET', url)).toBe(endpoint);
});
