import { z } from 'zod';

const coded = z.object({ code: z.string() });
const failed = z.object({
  cause: z.union([
    z.object({ errors: z.tuple([coded], z.unknown()) }).transform(({ errors }) => errors[0]),
    coded,
  ]),
});

const codes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Whether what `fetch` threw says that no connection was made, so that certainly nothing was sent. */
export function isNeverConnected(error: unknown): boolean {
  const { data } = failed.safeParse(error);
  return data !== undefined && codes.includes(data.cause.code);
}
