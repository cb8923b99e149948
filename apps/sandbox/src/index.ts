export type { Place, RunningService } from './http/start-service.ts';
export { startProduct } from './product/start-product.ts';
export type { SandboxOptions } from './sandbox-options.ts';
export { startSandbox } from './start-sandbox.ts';
export type { RunningSandbox } from './start-sandbox.ts';
export { startStripe } from './start-stripe.ts';
export type { StripeOptions } from './start-stripe.ts';
