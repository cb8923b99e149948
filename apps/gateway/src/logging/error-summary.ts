import { z } from 'zod';

const errorSchema = z.object({
  name: z.string().optional(),
  code: z.union([z.string(), z.number()]).optional(),
  stack: z.string().optional(),
  message: z.string().optional(),
  cause: z.unknown().optional(),
});

export type ErrorSummary = Readonly<{
  name: string;
  code: string | number | null;
  frames: readonly string[];
  cause: ErrorSummary | null;
}>;

const deepestCause = 5;

/**
 * What may be logged of an error: its class, its code and where it was thrown. Messages are left out, because those of databases
 * and remote services quote e-mails, URLs and tokens.
 */
export function errorSummary(error: unknown, depth = 0): ErrorSummary | null {
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success || depth > deepestCause) {
    return null;
  }
  const { name, code, stack, cause } = parsed.data;
  return {
    name: name ?? 'Error',
    code: code ?? null,
    frames: framesOf(stack),
    cause: errorSummary(cause, depth + 1),
  };
}

// A stack begins with the message, which may have several lines; only lines that are frames survive.
function framesOf(stack: string | undefined): readonly string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
