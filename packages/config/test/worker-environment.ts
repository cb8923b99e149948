/** All that the worker needs, and nothing more. */
export const workerEnvironment = {
  DATABASE_URL: 'postgres://planbridge:hush@127.0.0.1:5433/planbridge',
  SOURCE_ID: 'test',
  STRIPE_LIVEMODE: 'false',
  STRIPE_SECRET_KEY: 'sk_test_hush',
  ENTITLEMENT_API_URL: 'http://127.0.0.1:3400',
  ENTITLEMENT_API_TOKEN: 'hush',
};
