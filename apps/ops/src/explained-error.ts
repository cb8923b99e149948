/** Something the operator can mend: shown as its message alone, without a stack. */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError';
}
