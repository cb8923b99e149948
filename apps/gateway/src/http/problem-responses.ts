import { STATUS_CODES } from 'node:http';
import type { Problem } from './problem.ts';
import { problemSchema } from './problem-schema.ts';
import { problems } from './problems.ts';

type ProblemResponse = Readonly<{
  description: string;
  headers: Readonly<Record<string, Readonly<{ type: 'string'; examples: readonly string[] }>>>;
  content: Readonly<{
    'application/problem+json': Readonly<{
      schema: typeof problemSchema;
      examples: Readonly<Record<string, Readonly<{ summary: string; value: Problem['document'] }>>>;
    }>;
  }>;
}>;

type ProblemResponses = Readonly<Record<number, ProblemResponse>>;

/** For the OpenAPI document: a route's problems by their status. The examples are the very answers, so none can go stale. */
export function problemResponses(all: readonly Problem[]): ProblemResponses {
  const everywhere = [...all, problems.internal(null), problems.unavailable('temporal')];
  const statuses = new Set(everywhere.map(({ document }) => document.status));
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      responseOf(
        status,
        everywhere.filter(({ document }) => document.status === status),
      ),
    ]),
  );
}

function responseOf(status: number, alike: readonly Problem[]): ProblemResponse {
  const names = alike.map(({ document }) => document.type.replace(/^.*:/, ''));
  return {
    description: `${STATUS_CODES[status]}: ${names.join(', ')}.`,
    headers: Object.fromEntries(
      alike
        .flatMap(({ headers }) => Object.entries(headers))
        .map(([name, example]) => [name, { type: 'string', examples: [example] }]),
    ),
    content: {
      'application/problem+json': {
        schema: problemSchema,
        examples: Object.fromEntries(
          alike.map(({ document }, at) => [names[at], { summary: document.title, value: document }]),
        ),
      },
    },
  };
}
