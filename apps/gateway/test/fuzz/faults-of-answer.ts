import type { LightMyRequestResponse } from 'fastify';
import { z } from 'zod';

const problemSchema = z.looseObject({
  type: z.string().startsWith('urn:planbridge:problem:'),
  title: z.string().regex(/\S/),
  status: z.int(),
  detail: z.string().regex(/\S/),
});

type Expectations = Readonly<{
  method: string;
  /** Something was taken away, so that 503 is right. */
  isAway: boolean;
  /** What no answer may hold. */
  secrets: readonly string[];
}>;

/** What must be true of every answer, whatever was asked. */
export function faultsOfAnswer(
  answer: LightMyRequestResponse,
  { method, isAway, secrets }: Expectations,
): readonly string[] {
  const { statusCode, headers, body } = answer;
  const faults: string[] = [];
  if (statusCode >= 500 && !(statusCode === 503 && isAway)) {
    faults.push(`answered ${statusCode} ${body}`);
  }
  if (statusCode >= 400) {
    faults.push(...faultsOfProblem(answer, method));
  }
  const all = JSON.stringify(headers) + body;
  faults.push(
    ...secrets.filter((secret) => all.includes(secret)).map((secret) => `the answer holds ${secret}`),
  );
  return faults;
}

function faultsOfProblem(
  { statusCode, headers, body }: LightMyRequestResponse,
  method: string,
): readonly string[] {
  const faults: string[] = [];
  if (headers['cache-control'] !== 'no-store') faults.push('a cache may keep the refusal');
  if (method === 'HEAD') return faults;
  if (!String(headers['content-type']).startsWith('application/problem+json')) {
    faults.push(`the refusal is ${String(headers['content-type'])}`);
  }
  if (problemSchema.safeParse(parsed(body)).data?.status !== statusCode) {
    faults.push(`the refusal ${statusCode} is no problem document: ${body}`);
  }
  if (statusCode === 503 || statusCode === 429) {
    if (headers['retry-after'] === undefined) faults.push('nothing says when to come again');
  }
  return faults;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
