import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { workflowBundlePath } from './workflow-bundle-path.ts';

// Run by the build: a worker that starts must neither wait for webpack nor need it.
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('./workflows/index.js', import.meta.url)),
  logger: new DefaultLogger('WARN'),
});
await writeFile(workflowBundlePath, code);
