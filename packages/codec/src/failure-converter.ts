import { DefaultFailureConverter } from '@temporalio/common';

/** Puts a failure's message and stack trace into a payload, which the codec then encrypts; the bare text says "Encoded failure". */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
