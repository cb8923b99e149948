import { freePort } from '../free-port.ts';
import { isFreePort } from '../is-free-port.ts';
import { ports } from './ports.ts';
import type { PortName, PortNumbers } from './ports.ts';
import { ExplainedError } from '../explained-error.ts';

/**
 * The port of every listener, from the environment or the default; 0 becomes a free one. All that is wrong with them is said at once: a
 * number that is none, one number for two listeners, a port that somebody else holds.
 */
export async function choosePorts(
  env: NodeJS.ProcessEnv,
  { skip = [] }: Readonly<{ skip?: readonly PortName[] }> = {},
): Promise<PortNumbers> {
  const faults: string[] = [];
  const owners = new Map<number, PortName>();
  const choose = async (name: PortName): Promise<number> => {
    const { variable, whose, fallback } = ports[name];
    const text = env[variable]?.trim() || `${fallback}`;
    const port = Number(text);
    if (!/^\d{1,5}$/.test(text) || port > 65_535) {
      faults.push(`${variable} must be a whole number from 0 to 65535.`);
      return 0;
    }
    if (port === 0) {
      return unusedPort(owners);
    }
    const owner = owners.get(port);
    if (owner !== undefined) {
      faults.push(
        `${ports[owner].variable} and ${variable} are both ${port}: set one of them to another port.`,
      );
    } else if (!skip.includes(name) && !(await isFreePort(port))) {
      faults.push(
        `Port ${port}, meant for ${whose}, is taken by another program: end that program, or set ${variable} to another port (0 takes any free one).`,
      );
    }
    owners.set(port, name);
    return port;
  };
  const numbers = {
    gateway: await choose('gateway'),
    gatewayMetrics: await choose('gatewayMetrics'),
    workerMetrics: await choose('workerMetrics'),
    website: await choose('website'),
    stripe: await choose('stripe'),
    identity: await choose('identity'),
    product: await choose('product'),
    slack: await choose('slack'),
    temporal: await choose('temporal'),
    temporalUi: await choose('temporalUi'),
    codec: await choose('codec'),
    postgres: await choose('postgres'),
  };
  if (faults.length > 0) {
    throw new ExplainedError(faults.join('\n'));
  }
  return numbers;
}

async function unusedPort(owners: Map<number, PortName>): Promise<number> {
  const port = await freePort();
  return owners.has(port) ? unusedPort(owners) : port;
}
