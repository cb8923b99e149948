/** All that the gateway needs, and nothing more. */
export const gatewayEnvironment = {
  DATABASE_URL: 'postgres://planbridge:hush@127.0.0.1:5433/planbridge',
  SOURCE_ID: 'test',
  STRIPE_LIVEMODE: 'false',
  STRIPE_WEBHOOK_SECRETS: 'whsec_hush',
  OIDC_ISSUER: 'http://127.0.0.1:3300',
  OIDC_AUDIENCE: 'planbridge',
  ALLOWED_REDIRECTS: 'http://127.0.0.1:3100',
};
