import { problems } from './problems.ts';

/** What every route with a caller may answer. */
export const callerProblems = [
  problems.unauthenticated('missing'),
  problems.accountIdUnusable(),
  problems.tooManyRequests({ of: 'account', seconds: 30 }),
];
