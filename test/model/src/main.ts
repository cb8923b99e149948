import { explore } from './checker/explore.ts';
import { createProtocolModel } from './protocol/create-protocol-model.ts';
import { properties } from './protocol/properties.ts';
import { scopes } from './protocol/scopes.ts';

// `node main.js [name …]`: explores the named scopes, or all; prints each with its counts, or the way to the violation.
const asked = process.argv.slice(2);
const all = Object.entries({ ...scopes.quick, ...scopes.long });
const unknown = asked.filter((name) => all.every(([known]) => known !== name));
if (unknown.length > 0) {
  throw new Error(
    `No scope is called ${unknown.join(', ')}; there are: ${all.map(([name]) => name).join('; ')}.`,
  );
}

for (const [name, scope] of all.filter(([known]) => asked.length === 0 || asked.includes(known))) {
  const started = process.cpuUsage().user;
  const result = explore(createProtocolModel(scope, { mutation: null, foreseeing: true }), {
    most: 40_000_000,
  });
  const seconds = ((process.cpuUsage().user - started) / 1e6).toFixed(1);
  if (result.kind === 'holds') {
    const { states, steps, depth } = result;
    process.stdout.write(`${name}: holds; ${states} states, ${steps} steps, ${depth} deep, ${seconds} s\n`);
  } else {
    process.exitCode = 1;
    process.stdout.write(
      `${name}: breaks ${result.property} (${properties[result.property]})\n${result.trace.map((line) => `  ${line}\n`).join('')}`,
    );
  }
}
