import type { components } from './gateway-api.ts';

type Schemas = components['schemas'];

export type Account = Readonly<Schemas['Account']>;
export type CheckoutWish = Readonly<Schemas['CheckoutInput']>;
export type CheckoutLink = Readonly<Schemas['CheckoutLink']>;
export type PortalWish = Readonly<Schemas['PortalInput']>;
export type PortalLink = Readonly<Schemas['PortalLink']>;

/** What went wrong, by RFC 9457: `type` tells programs, `title` and `detail` tell people. */
export type Problem = Readonly<Schemas['Problem']>;
