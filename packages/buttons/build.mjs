// One file for a script tag, which has no modules to import. Run after `tsc -b` by the root's build and start.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here('dist/index.js')],
  outfile: here('dist/buttons.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  globalName: 'planbridge',
  target: 'es2022',
  legalComments: 'none',
});
