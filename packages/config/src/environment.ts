/** `process.env`, or a test's stand-in for it. */
export type Environment = Readonly<Record<string, string | undefined>>;
