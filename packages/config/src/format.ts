import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { parseCodecKeys } from './parse-codec-keys.ts';
import { parseHttpUrl } from './parse-http-url.ts';
import { parseOrigin } from './parse-origin.ts';
import { parseProxy } from './parse-proxy.ts';
import { parseRedirect } from './parse-redirect.ts';

/** How texts become values. Each message ends the sentence that the variable's name begins, and repeats nothing of the text. */
export const format = {
  text: matching(/^[^\p{Cc}]{1,500}$/u, 'must be one line of at most 500 characters'),
  // A token may be a JWT of some thousand characters.
  token: matching(/^[\x21-\x7e]{1,10000}$/, 'must be one word, without spaces'),
  name: matching(/^[\w.-]{1,64}$/, 'must have 1 to 64 letters, digits, dots, dashes or underscores'),
  // Temporal puts a dot or a colon between it and the build's.
  deployment: matching(/^[\w-]{1,64}$/, 'must have 1 to 64 letters, digits, dashes or underscores'),
  pem: matching(/^-----BEGIN [^]+-----$/, 'must be text in PEM form: it starts with -----BEGIN'),
  hostAndPort: matching(
    /^[^\s/:]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i,
    'must be a host and a port, without a scheme',
  ),
  readableFile: z.string().refine(isReadable, 'must name a file that exists and may be read by this user'),
  ipAddress: z.string().refine((text) => isIP(text) !== 0, 'must be an IP address, such as 0.0.0.0'),
  port: wholeNumber(0, 65_535),
  milliseconds: wholeNumber(1, 600_000),
  perMinute: wholeNumber(0, 1_000_000),
  perSecond: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number above 0')
    .transform(Number)
    .refine((rate) => rate > 0, 'must be a number above 0'),
  boolean: z
    .enum(['true', 'false'], { error: 'must be `true` or `false`' })
    .transform((text) => text === 'true'),
  // Temporal's SDK takes every other spelling, TRUE among them, for false.
  temporalBoolean: z.enum(['true', 'false', '1', '0'], { error: 'must be `true` or `false`, in lower case' }),
  url: parsed(
    parseHttpUrl,
    'must be a URL that starts with https:// or http://, without credentials, query or #',
  ),
  baseUrl: parsed(
    (text) => parseHttpUrl(text)?.replace(/\/+$/, '') ?? null,
    'must be a URL that starts with https:// or http://, without credentials, query or #',
  ),
  databaseUrl: matching(/^postgres(ql)?:\/\/\S+$/, 'must be a URL that starts with postgres://'),
  stripeKey: matching(/^(sk|rk)_\w+$/, 'must be one of Stripe’s secret keys: it starts with sk_ or rk_'),
  portalConfiguration: matching(/^bpc_\w+$/, 'must be the id of a portal configuration: it starts with bpc_'),
  webhookSecrets: list(
    (text) => (/^whsec_\S+$/.test(text) ? text : null),
    'must hold the signing secrets of your webhook endpoints, separated by commas: each starts with whsec_, and none is blank',
  ),
  codecKeys: z.string().transform((text, context) => {
    const keys = parseCodecKeys(text);
    if (keys.ok) return keys.value;
    const form = 'must list keys as `id:base64`, each of 32 bytes, separated by commas';
    context.addIssue(`${form}: ${keys.faults.join('; ')}`);
    return z.NEVER;
  }),
  origins: list(
    parseOrigin,
    'must hold origins separated by commas: scheme, host and, if need be, port, without wildcard, path or slash at the end',
  ),
  proxies: list(
    parseProxy,
    'must hold addresses, ranges of addresses, `loopback`, `linklocal` or `uniquelocal`, separated by commas, and no range that is everybody',
  ),
  redirects: list(
    parseRedirect,
    'must hold URLs separated by commas: an origin and the path under which every redirect must lie, without wildcard, credentials, query or #',
  ),
};

function matching(pattern: RegExp, fault: string): z.ZodType<string, string> {
  return z.string().regex(pattern, fault);
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  const fault = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, fault)
    .transform(Number)
    .refine((value) => value >= min && value <= max, fault);
}

function parsed<Value>(parse: (text: string) => Value | null, fault: string): z.ZodType<Value, string> {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue(fault);
    return z.NEVER;
  });
}

function list<Value>(
  parse: (text: string) => Value | null,
  fault: string,
): z.ZodType<readonly Value[], string> {
  return parsed((text) => {
    const values = text === '' ? [] : text.split(',').map((entry) => parse(entry.trim()));
    return values.every((value) => value !== null) ? values : null;
  }, fault);
}
