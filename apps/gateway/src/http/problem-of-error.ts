import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { problems } from './problems.ts';
import type { InputFault } from './problems.ts';

const frameworkErrorSchema = z.object({ code: z.string().optional(), statusCode: z.number().optional() });

const byFrameworkCode = new Map<string, (error: unknown) => Problem>([
  ['FST_ERR_CTP_BODY_TOO_LARGE', problems.bodyTooLarge],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', problems.unsupportedMediaType],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', problems.malformedBody],
  ['FST_ERR_CTP_INVALID_JSON_BODY', problems.malformedBody],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', problems.malformedBody],
  ['FST_ERR_HANDLER_TIMEOUT', (error) => problems.unavailable('time', error)],
]);

/** Turns whatever was thrown into an answer. What nobody foresaw is a 500 that says nothing. */
export function problemOfError(error: unknown): Problem {
  if (isProblem(error)) {
    return error;
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return problems.invalidRequest(inputFaults(error));
  }
  const { data: framework } = frameworkErrorSchema.safeParse(error);
  const known = framework?.code === undefined ? undefined : byFrameworkCode.get(framework.code);
  if (known !== undefined) {
    return known(error);
  }
  return isClientFault(framework?.statusCode) ? problems.badRequest() : problems.internal(error);
}

function inputFaults(
  error: Readonly<{
    validation: readonly Readonly<{ instancePath: string; message?: string }>[];
    validationContext?: unknown;
  }>,
): readonly InputFault[] {
  const part = error.validationContext === 'querystring' ? 'query' : 'body';
  return error.validation.map(({ instancePath, message }) => ({
    where: `${part}${instancePath === '/' ? '' : instancePath}`,
    reason: message ?? 'not valid',
  }));
}

function isClientFault(statusCode: number | undefined): boolean {
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}
