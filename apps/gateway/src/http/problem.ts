import type { ProblemName } from './problem-names.ts';

/** An answer to the caller by RFC 9457. `detail` speaks in the caller's terms and says what to do. */
type ProblemDocument = Readonly<{ type: string; title: string; status: number; detail: string }> &
  Readonly<Record<string, unknown>>;

export type Problem = Error &
  Readonly<{
    document: ProblemDocument;
    headers: Readonly<Record<string, string>>;
    /** For logs and metrics only: which part was missing. The caller is told that something is, not what. */
    dependency: string | null;
  }>;

type ProblemParts = Readonly<{
  name: ProblemName;
  title: string;
  status: number;
  detail: string;
  headers?: Readonly<Record<string, string>>;
  members?: Readonly<Record<string, unknown>>;
  dependency?: string;
  cause?: unknown;
}>;

const created = new WeakSet<object>();

/** An error to throw: the error handler answers with its document. */
export function createProblem(parts: ProblemParts): Problem {
  const { name, title, status, detail, headers = {}, members = {}, dependency = null, cause } = parts;
  const document = { type: `urn:planbridge:problem:${name}`, title, status, detail, ...members };
  const problem = Object.assign(new Error(title, { cause }), { document, headers, dependency });
  created.add(problem);
  return problem;
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && created.has(error);
}
