import type { FastifyInstance } from 'fastify';

/** Once: an operator who forgot TRUSTED_PROXIES learns it from the first request, and not from users who are cut off. */
export function warnOfUnnamedProxy(scope: FastifyInstance): void {
  let warned = false;

  scope.addHook('onRequest', async (request) => {
    const isForwarded = request.headers['x-forwarded-for'] !== undefined;
    if (warned || !isForwarded || request.ip !== request.socket.remoteAddress) {
      return;
    }
    warned = true;
    request.log.warn(
      'X-Forwarded-For came from an address that TRUSTED_PROXIES does not name and was not believed; if that is your proxy, all callers count as one address until you name it',
    );
  });
}
