import { z } from 'zod';
import { format } from './format.ts';
import { variable } from './variable.ts';

/** What each style of ENTITLEMENT_API_STYLE needs beside the URL. */
export const entitlementVariables = {
  planbridge: z.object({
    token: variable.required(format.token, {
      name: 'ENTITLEMENT_API_TOKEN',
      about: 'The bearer token that your product expects.',
      secret: true,
    }),
  }),
  'dbos-cloud': z.object({
    tokenUrl: variable.required(format.url, {
      name: 'ENTITLEMENT_TOKEN_URL',
      about: 'Where a refresh token is exchanged for access tokens. Must be https with a live key.',
      example: 'https://login.example.com/oauth/token',
    }),
    clientId: variable.required(format.text, {
      name: 'ENTITLEMENT_CLIENT_ID',
      about: 'The client that the refresh token was given to.',
    }),
    refreshToken: variable.required(format.token, {
      name: 'ENTITLEMENT_REFRESH_TOKEN',
      about: 'The refresh token.',
      secret: true,
    }),
  }),
};
