import { fileURLToPath } from 'node:url';

/** Written by the build beside the compiled worker. */
export const workflowBundlePath = fileURLToPath(new URL('./workflow-bundle.js', import.meta.url));
