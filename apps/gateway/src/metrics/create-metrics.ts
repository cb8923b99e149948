import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator sees of a gateway. Labels are routes, outcomes and reasons; never an id. */
export type Metrics = Readonly<{
  registry: Registry;
  httpDuration: Histogram<'method' | 'route' | 'status'>;
  webhooks: Counter<'outcome'>;
  ignoredEvents: Counter<'reason'>;
  missingDependencies: Counter<'dependency'>;
  limitedRequests: Counter<'of'>;
  workerPolling: Gauge;
}>;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    httpDuration: new Histogram({
      name: 'planbridge_gateway_http_duration_seconds',
      help: 'Time from a request’s arrival to its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    webhooks: new Counter({
      name: 'planbridge_gateway_webhooks_total',
      help: 'Deliveries to /webhooks/stripe: accepted, duplicate, ignored, refused (4xx) or unavailable (5xx).',
      labelNames: ['outcome'],
      registers,
    }),
    ignoredEvents: new Counter({
      name: 'planbridge_gateway_ignored_events_total',
      help: 'Verified events that started no workflow, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    missingDependencies: new Counter({
      name: 'planbridge_gateway_unavailable_total',
      help: 'Answers 503, by the part that was missing.',
      labelNames: ['dependency'],
      registers,
    }),
    limitedRequests: new Counter({
      name: 'planbridge_gateway_limited_total',
      help: 'Answers 429, by whose limit was reached: an account’s or a network address’s.',
      labelNames: ['of'],
      registers,
    }),
    workerPolling: new Gauge({
      name: 'planbridge_gateway_worker_polling',
      help: '1 while a worker polls the queues events and checkout, as Temporal says.',
      registers,
    }),
  };
}
