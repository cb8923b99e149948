import { problems } from './problems.ts';

/** What every route with a body may answer. */
export const bodyProblems = [
  problems.malformedBody(),
  problems.bodyTooLarge(),
  problems.unsupportedMediaType(),
];
