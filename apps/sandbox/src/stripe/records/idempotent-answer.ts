/** The answer that a key replays. Its id is the key. */
export type IdempotentAnswer = Readonly<{
  fingerprint: string;
  request: string;
  status: number;
  body: string;
  at: number;
}>;
