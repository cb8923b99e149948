// Writes the gateway's document, which comes by standard input, and the types printed from it. `--check` compares the types instead of writing.
// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const documentFile = new URL('openapi.json', import.meta.url);
const typesFile = new URL('src/gateway-api.ts', import.meta.url);
const check = process.argv.includes('--check');

const document = JSON.parse(readFileSync(check ? documentFile : 0, 'utf8'));
const types = await openapiTS(document, { alphabetize: true, exportType: true });
const text = `// Generated from openapi.json by \`npx -y pnpm@12 run client\`; not to be edited.\n\n${astToString(types)}`;

if (!check) {
  writeFileSync(documentFile, `${JSON.stringify(document, null, 2)}\n`);
  writeFileSync(typesFile, text);
} else if (readFileSync(typesFile, 'utf8') !== text) {
  process.stderr.write(
    'src/gateway-api.ts is not what openapi.json says: run `npx -y pnpm@12 run client`.\n',
  );
  process.exitCode = 1;
}
