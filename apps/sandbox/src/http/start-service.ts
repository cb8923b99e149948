import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { addFaults } from '../faults/add-faults.ts';
import type { ErrorBody } from '../faults/fault-answer.ts';
import { openState } from '../state/open-state.ts';
import type { Store } from '../state/journal.ts';
import { answerErrors } from './answer-errors.ts';
import { openListener } from './open-listener.ts';

/** Where a service stands: its port (0: any free one), the folder of its state (null: in memory), its log. */
export type Place = Readonly<{ port: number; state: string | null; log: FastifyBaseLogger }>;

type ServiceParts = Readonly<{
  app: FastifyInstance;
  /** Where this service can be reached. */
  url: string;
  store: Store;
  log: FastifyBaseLogger;
  /** Ends what the service runs beside its routes, before its store closes. */
  onClose(end: () => Promise<void> | void): void;
}>;

export type ServiceSettings = Readonly<{
  name: string;
  /** What its pages are called. */
  site: string;
  place: Place;
  /** How this service words an error, for the faults that are commanded. */
  errorBody?: ErrorBody;
  build(parts: ServiceParts): Promise<void>;
}>;

export type RunningService = Readonly<{ url: string; close(): Promise<void> }>;

/** One service of the sandbox on a port of its own, with faults on command. */
export async function startService(settings: ServiceSettings): Promise<RunningService> {
  const {
    name,
    site,
    place,
    errorBody = (status) => ({ error: `A fault on command: ${status}.` }),
    build,
  } = settings;
  const listener = await openListener({ name, port: place.port });
  const ends: (() => Promise<void> | void)[] = [];
  const log = place.log.child({ service: name });
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // An account id of 200 characters may be 2400 once it is percent-encoded.
    routerOptions: { maxParamLength: 4000 },
  });
  async function close(): Promise<void> {
    await listener.close();
    await app.close();
    for (const end of ends.toReversed()) {
      await end();
    }
  }
  try {
    const store = openState(place.state, name);
    ends.push(() => store.close());
    addFaults(app, { errorBody, refuseFor: listener.refuseFor });
    answerErrors(app, site);
    await build({ app, url: listener.url, store, log, onClose: (end) => void ends.push(end) });
    await app.ready();
    listener.serve((request, response) => app.routing(request, response));
    return { url: listener.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
