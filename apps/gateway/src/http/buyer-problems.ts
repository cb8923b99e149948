import { callerProblems } from './caller-problems.ts';
import { problems } from './problems.ts';

/** What every route that spends money, or ends what was bought, may answer. */
export const buyerProblems = [problems.scopeMissing('billing'), ...callerProblems];
