/** Why a request is not answered, in words for whoever set the endpoint up. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: 400 | 401 | 403;

  constructor(statusCode: Refusal['statusCode'], message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}
