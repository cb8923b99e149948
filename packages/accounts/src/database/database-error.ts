/**
 * What callers of this package see of a failed query: which function, and PostgreSQL's SQLSTATE or the socket's code. The driver's own error
 * carries the statement's parameters, which hold e-mails and account ids, so neither its message nor the error itself travels on.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly operation: string;
  readonly code: string;

  constructor(operation: string, code: string) {
    super(`The database did not complete ${operation} (${code}).`);
    this.operation = operation;
    this.code = code;
  }
}
