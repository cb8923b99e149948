/** The caller's own mistake, in a sentence that says what is allowed. */
export type InputError = Error & Readonly<{ statusCode: number }>;

export function inputError(message: string, statusCode = 400): InputError {
  return Object.assign(new Error(message), { statusCode });
}
