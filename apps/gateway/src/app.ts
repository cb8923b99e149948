import cors from '@fastify/cors';
import type { AccountsDatabase } from '@planbridge/accounts';
import type { GatewayConfig } from '@planbridge/config';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { accountRoute } from './account/account-route.ts';
import { createAccountReader } from './account/create-account-reader.ts';
import { createDatabaseGate } from './account/create-database-gate.ts';
import { createTicketOffice } from './account/create-ticket-office.ts';
import { buttonsRoute } from './buttons/buttons-route.ts';
import { createActiveCatalogue } from './catalogue/create-active-catalogue.ts';
import { checkoutRoute } from './clicks/checkout-route.ts';
import { portalRoute } from './clicks/portal-route.ts';
import type { CheckReadiness } from './health/create-readiness.ts';
import { healthRoutes } from './health/health-routes.ts';
import { answerForNode } from './http/answer-for-node.ts';
import { clientErrorHandler } from './http/client-error-handler.ts';
import { closeGracefully } from './http/close-gracefully.ts';
import { createErrorHandler } from './http/create-error-handler.ts';
import { httpLimits } from './http/http-limits.ts';
import { notFoundHandler } from './http/not-found-handler.ts';
import { registerOpenApi } from './http/open-api.ts';
import { setSecurityHeaders } from './http/set-security-headers.ts';
import type { Authenticate } from './identity/create-authenticator.ts';
import { requireCaller } from './identity/require-caller.ts';
import { requireScope } from './identity/require-scope.ts';
import { createRequestLimits } from './limits/create-request-limits.ts';
import type { LimitSettings } from './limits/create-request-limits.ts';
import { warnOfUnnamedProxy } from './limits/warn-of-unnamed-proxy.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import { observeRequests } from './metrics/observe-requests.ts';
import type { WorkflowStarter } from './temporal/workflow-starter.ts';
import { createForeignEventReporter } from './webhooks/create-foreign-event-reporter.ts';
import { stripeWebhookRoute } from './webhooks/stripe-webhook-route.ts';

export type AppDependencies = Readonly<{
  config: Pick<
    GatewayConfig,
    'allowedOrigins' | 'allowedRedirects' | 'stripeLivemode' | 'stripeWebhookSecrets' | 'trustedProxies'
  > &
    LimitSettings;
  log: FastifyBaseLogger;
  db: AccountsDatabase;
  workflows: WorkflowStarter;
  authenticate: Authenticate;
  checkReadiness: CheckReadiness;
  metrics: Metrics;
  buttonsScript: string;
}>;

/** Everything that answers over HTTP. Nothing is started here: `server.ts` listens, tests inject. */
export async function createApp(deps: AppDependencies): Promise<FastifyInstance> {
  const { config, db, workflows, authenticate, metrics } = deps;
  const onError = createErrorHandler(metrics);
  const app = Fastify({
    ...httpLimits,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    loggerInstance: deps.log,
    // `observeRequests` writes the one line of a request.
    logController: new LogController({ disableRequestLogging: true }),
    clientErrorHandler,
    frameworkErrors: (error, request, reply) => void onError(error, request, reply),
  });
  // Bodies are JSON: a page of another origin cannot send that without being asked where it comes from.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(onError);
  app.setNotFoundHandler(notFoundHandler);
  observeRequests(app, metrics);

  answerForNode(app);
  const closing = closeGracefully(app);

  await setSecurityHeaders(app);
  await app.register(cors, {
    origin: [...config.allowedOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after', 'www-authenticate'],
    maxAge: 600,
    strictPreflight: false,
  });
  await registerOpenApi(app);
  await app.register(healthRoutes(deps.checkReadiness));
  await app.register(buttonsRoute(deps.buttonsScript));
  await app.register(
    stripeWebhookRoute({
      secrets: config.stripeWebhookSecrets,
      livemode: config.stripeLivemode,
      workflows,
      metrics,
      reportForeignEvent: createForeignEventReporter(db, deps.log),
    }),
  );

  const askDatabase = createDatabaseGate(db);
  const loadCatalogue = createActiveCatalogue(askDatabase);
  const readAccount = createAccountReader({ askDatabase, loadCatalogue });
  const drawTicketFor = createTicketOffice(askDatabase);
  await app.register(async (scope) => {
    const limits = await createRequestLimits(scope, { settings: config, metrics });
    warnOfUnnamedProxy(scope);
    scope.addHook('onRequest', limits.ofAddress);
    requireCaller(scope, authenticate);
    scope.addHook('onRequest', limits.ofAccount);
    await scope.register(async (buying) => {
      requireScope(buying);
      const clicks = { askDatabase, loadCatalogue, workflows, allowedRedirects: config.allowedRedirects };
      await buying.register(checkoutRoute(clicks));
      await buying.register(portalRoute(clicks));
    });
    await scope.register(accountRoute({ askDatabase, readAccount, drawTicketFor, workflows, closing }));
  });
  return app;
}
