export type { Answer, Failure } from './answer.ts';
export type { Account, CheckoutLink, CheckoutWish, PortalLink, PortalWish, Problem } from './api-types.ts';
export { createPlanbridgeClient } from './create-planbridge-client.ts';
export type { PlanbridgeClient, PlanbridgeClientOptions } from './create-planbridge-client.ts';
