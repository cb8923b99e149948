import { cookie } from './cookie.ts';

/** The signed-in user’s access token. It is signed by the issuer, and the gateway checks it at every call. */
export const session = cookie('planbridge_session', 3600);
