import { fileURLToPath } from 'node:url';

/**
 * Written by the build beside the compiled worker. Two, because how a workflow words its failures is settled when it is bundled: with
 * CODEC_KEYS their messages must be in a payload, and without they must stay readable.
 */
export const workflowBundlePaths = {
  plain: fileURLToPath(new URL('./workflow-bundle.js', import.meta.url)),
  encrypted: fileURLToPath(new URL('./workflow-bundle.encrypted.js', import.meta.url)),
} as const;
