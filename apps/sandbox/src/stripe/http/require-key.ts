import Stripe from 'stripe';

/** Test keys only, as a bearer token or as the user of basic authentication (API reference, authentication). */
export function requireKey(authorization: string | undefined): void {
  const key = keyOf(authorization);
  if (key === null) {
    throw unauthorized(
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.',
    );
  }
  if (!/^(sk|rk)_test_\w+$/.test(key)) {
    throw unauthorized(
      'Invalid API Key provided. The sandbox takes any key that begins with sk_test_ or rk_test_.',
    );
  }
}

function keyOf(authorization: string | undefined): string | null {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials;
    case 'basic':
      return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
    default:
      return null;
  }
}

function unauthorized(message: string): Stripe.errors.StripeError {
  return new Stripe.errors.StripeAuthenticationError({
    type: 'invalid_request_error',
    message,
    statusCode: 401,
  });
}
