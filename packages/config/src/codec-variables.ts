import { z } from 'zod';
import { codecKeysDescription } from './codec-keys-description.ts';
import { format } from './format.ts';
import { variable } from './variable.ts';

/** Of the codec endpoint, which shows payloads in plain text to people who look at workflows. */
export const codecVariables = z.object({
  codecKeys: variable.required(format.codecKeys, codecKeysDescription),
  namespace: variable.withDefault('default', format.text, {
    name: 'TEMPORAL_NAMESPACE',
    about: 'The namespace whose payloads are decoded; others are refused.',
  }),
  host: variable.withDefault('127.0.0.1', format.text, {
    name: 'CODEC_HOST',
    about: 'The address to listen on. Anything but this machine needs a token or an issuer, below.',
  }),
  port: variable.withDefault('8234', format.port, {
    name: 'CODEC_PORT',
    about: 'The port of the endpoint, never one of the gateway’s.',
  }),
  origins: variable.withDefault('http://127.0.0.1:8233,http://localhost:8233', format.origins, {
    name: 'CODEC_ORIGINS',
    about: 'The origins of Temporal’s Web UI, separated by commas: pages of no other may ask.',
  }),
  token: variable.optional(format.token, {
    name: 'CODEC_TOKEN',
    about:
      'A bearer token that opens the endpoint, for Temporal’s command line: `temporal --codec-endpoint … --codec-auth "Bearer …"`.',
    secret: true,
  }),
  oidcIssuer: variable.optional(format.url, {
    name: 'CODEC_OIDC_ISSUER',
    about:
      'The identity provider by which operators sign in to the Web UI, where that passes their access tokens on. Needs the two below.',
    example: 'https://login.example.com/',
  }),
  oidcAudience: variable.optional(format.text, {
    name: 'CODEC_OIDC_AUDIENCE',
    about:
      'What an operator’s token must name in `aud`. Whoever gets a token for it reads every payload, so it must not be one that your users get.',
    example: 'temporal-ui',
  }),
  oidcJwksUrl: variable.optional(format.url, {
    name: 'CODEC_OIDC_JWKS_URL',
    about: 'Where the issuer’s keys are.',
    example: 'https://login.example.com/keys',
  }),
});
