import type { z } from 'zod';
import { codecVariables } from './codec-variables.ts';
import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';
import { isLoopback } from './is-loopback.ts';
import { readVariables } from './read-variables.ts';

type Settings = z.output<typeof codecVariables>;

export type CodecConfig = Readonly<
  Omit<Settings, 'oidcIssuer' | 'oidcAudience' | 'oidcJwksUrl'> & {
    oidc: Readonly<{ issuer: string; audience: string; jwksUrl: string }> | null;
  }
>;

/** For the codec endpoint. Throws a ConfigError that names every fault. */
export function loadCodecConfig(env: Environment): CodecConfig {
  const settings = readVariables(codecVariables, env, accessFaults);
  if (!settings.ok) throw new ConfigError(settings.faults);
  const { oidcIssuer: issuer, oidcAudience: audience, oidcJwksUrl: jwksUrl, ...others } = settings.value;
  const oidc =
    issuer === null || audience === null || jwksUrl === null ? null : { issuer, audience, jwksUrl };
  return { ...others, oidc };
}

function accessFaults(texts: Environment): readonly string[] {
  const names = ['CODEC_OIDC_ISSUER', 'CODEC_OIDC_AUDIENCE', 'CODEC_OIDC_JWKS_URL'];
  const set = names.filter((name) => texts[name] !== undefined);
  const faults =
    set.length > 0 && set.length < names.length
      ? [`${names.join(', ')} need each other: set all of them or none.`]
      : [];
  const isOpen = texts['CODEC_TOKEN'] === undefined && set.length === 0;
  if (isOpen && !isLoopback(texts['CODEC_HOST'] ?? 'localhost')) {
    faults.push(
      'CODEC_HOST is an address that others reach, and anybody could decode: set CODEC_TOKEN or CODEC_OIDC_ISSUER, or leave CODEC_HOST out.',
    );
  }
  return faults;
}
