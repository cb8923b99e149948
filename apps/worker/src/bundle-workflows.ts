import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { failureConverterPath } from '@planbridge/codec';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { workflowBundlePaths } from './workflow-bundle-paths.ts';

// Run by the build: a worker that starts must neither wait for webpack nor need it.
const workflowsPath = fileURLToPath(new URL('./workflows/index.js', import.meta.url));
const source = {
  workflowsPath,
  // Evaluated once for all runs and frozen, instead of for each: none of them keeps anything in a module.
  preloadModules: [workflowsPath],
  logger: new DefaultLogger('WARN'),
};
const [plain, encrypted] = await Promise.all([
  bundleWorkflowCode(source),
  bundleWorkflowCode({ ...source, failureConverterPath }),
]);
await writeFile(workflowBundlePaths.plain, plain.code);
// Last: what looks whether the bundles are there looks for this one.
await writeFile(workflowBundlePaths.encrypted, encrypted.code);
