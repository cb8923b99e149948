import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { BundleOptions } from '@temporalio/worker';

/** A test file's workflows: production's, unless another file is named, bundled as the build does. Takes a second, so a file makes it once. */
export async function workflowBundle(
  path = '../../src/workflows/index.ts',
  more: Partial<BundleOptions> = {},
) {
  const workflowsPath = fileURLToPath(new URL(path, import.meta.url));
  return await bundleWorkflowCode({
    workflowsPath,
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('ERROR'),
    ...more,
  });
}
