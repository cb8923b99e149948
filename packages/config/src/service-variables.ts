import { z } from 'zod';
import { codecKeysDescription } from './codec-keys-description.ts';
import { databaseVariables } from './database-variables.ts';
import { format } from './format.ts';
import { variable } from './variable.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What gateway and worker both need. Without a default where a wrong guess would go unnoticed. */
export const serviceVariables = {
  ...databaseVariables,
  sourceId: variable.required(format.name, {
    name: 'SOURCE_ID',
    about:
      'Names this installation to your product, which is how an operator finds out that two of them write to the same one.',
    example: 'prod-eu',
  }),
  stripeLivemode: variable.required(format.boolean, {
    name: 'STRIPE_LIVEMODE',
    about:
      'Whether this installation serves Stripe’s live mode. Events of the other mode are acknowledged and left alone.',
    example: 'true',
  }),
  codecKeys: variable.withDefault('', format.codecKeys, codecKeysDescription),
  logLevel: variable.withDefault(
    'info',
    z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }),
    { name: 'LOG_LEVEL', about: `The least important log lines to write: one of ${logLevels.join(', ')}.` },
  ),
};
