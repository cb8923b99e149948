/** Every listener of a local system: the variable that sets its port, whose it is, and the design's default. */
export const ports = {
  gateway: { variable: 'PORT', whose: 'the gateway', fallback: 3000 },
  gatewayMetrics: { variable: 'GATEWAY_METRICS_PORT', whose: 'the gateway’s metrics', fallback: 3001 },
  workerMetrics: { variable: 'WORKER_METRICS_PORT', whose: 'the worker’s metrics', fallback: 3002 },
  website: { variable: 'WEBSITE_PORT', whose: 'the website', fallback: 3100 },
  stripe: { variable: 'STRIPE_PORT', whose: 'the sandbox’s Stripe', fallback: 3200 },
  identity: { variable: 'IDENTITY_PORT', whose: 'the sandbox’s identity provider', fallback: 3300 },
  product: { variable: 'PRODUCT_PORT', whose: 'the sandbox’s product', fallback: 3400 },
  slack: { variable: 'SLACK_PORT', whose: 'the sandbox’s Slack', fallback: 3500 },
  temporal: { variable: 'TEMPORAL_PORT', whose: 'Temporal', fallback: 7233 },
  temporalUi: { variable: 'TEMPORAL_UI_PORT', whose: 'Temporal’s Web UI', fallback: 8233 },
  codec: { variable: 'CODEC_PORT', whose: 'the codec endpoint', fallback: 8234 },
  postgres: { variable: 'POSTGRES_PORT', whose: 'PostgreSQL', fallback: 5433 },
} as const;

export type PortName = keyof typeof ports;
export type PortNumbers = Readonly<Record<PortName, number>>;
