/** The code is what the gateway's log shows: it leaves messages out. */
export class CodecKeysError extends Error {
  override readonly name = 'CodecKeysError';
  readonly code: 'KEY_MISSING' | 'KEY_WRONG';

  constructor(code: CodecKeysError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
