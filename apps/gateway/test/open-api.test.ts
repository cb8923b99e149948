import { readFile } from 'node:fs/promises';
import { createDatabase } from '@planbridge/accounts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { problemNames } from '../src/http/problem-names.ts';
import { createTestApp } from './parts/create-test-app.ts';

const answer = z.looseObject({
  description: z.string(),
  content: z.record(
    z.string(),
    z.looseObject({ schema: z.looseObject({}), examples: z.unknown().optional() }),
  ),
});

/** Closed: what it does not list is refused. */
const body = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
  additionalProperties: z.literal(false),
});

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.looseObject({})).optional(),
  parameters: z.array(z.looseObject({ name: z.string() })).optional(),
  responses: z.record(z.string(), answer),
});

const document = z.looseObject({
  tags: z.array(z.looseObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()), securitySchemes: z.unknown() }),
});

async function setup() {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  const { app } = await createTestApp({ db });
  const response = await app.inject('/openapi.json');
  const parsed = document.parse(response.json());
  const operations = Object.entries(parsed.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, found]) => ({ name: `${method} ${path}`, ...found })),
  );
  return { raw: response.json<object>(), parsed, operations };
}

test('the document is valid by the schema of OpenAPI 3.1', async () => {
  const { raw } = await setup();
  const validator = new Validator();
  expect(await validator.validate({ ...raw })).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('it describes every public route and no other', async () => {
  const { operations } = await setup();
  expect(operations.map(({ name }) => name).toSorted()).toEqual([
    'get /livez',
    'get /readyz',
    'get /v1/account',
    'post /v1/checkout',
    'post /v1/portal',
    'post /webhooks/stripe',
  ]);
});

test('every operation has an id of its own, a described tag, and words for each answer', async () => {
  const { parsed, operations } = await setup();
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  const described = parsed.tags.map(({ name }) => name);
  for (const { name, tags, responses } of operations) {
    expect(described).toEqual(expect.arrayContaining(tags));
    const wordless = Object.entries(responses).filter(
      ([, { description }]) => description === 'Default Response',
    );
    expect({ name, wordless }).toEqual({ name, wordless: [] });
  }
});

test('what a website calls asks for a token and says each way in which it is refused', async () => {
  const { operations } = await setup();
  const billing = operations.filter(({ tags }) => tags.includes('billing'));
  expect(billing).toHaveLength(3);
  for (const { name, security, responses } of billing) {
    expect({ name, security }).toEqual({ name, security: [{ bearer: [] }] });
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '429', '500', '503']),
    );
  }
  const { responses } = billing.find(({ name }) => name === 'post /v1/checkout') ?? { responses: {} };
  expect(Object.keys(responses)).toEqual(expect.arrayContaining(['409', '413', '415', '422']));
});

test('nothing that a website sends says whose account it is about: only its token does', async () => {
  const { parsed, operations } = await setup();
  const billing = operations.filter(({ tags }) => tags.includes('billing'));
  expect(billing.flatMap(({ parameters = [] }) => parameters.map(({ name }) => name))).toEqual(['wait']);
  const bodies = z.object({ CheckoutInput: body, PortalInput: body }).parse(parsed.components.schemas);
  expect(Object.keys(bodies.CheckoutInput.properties).toSorted()).toEqual([
    'cancel_url',
    'currency',
    'interval',
    'plan',
    'seats',
    'success_url',
  ]);
  expect(Object.keys(bodies.PortalInput.properties).toSorted()).toEqual(['flow', 'return_url']);
});

test('each problem has an example of the named schema, and its type is one that the schema lists', async () => {
  const { parsed, operations } = await setup();
  const problem = { $ref: '#/components/schemas/Problem' };
  const examples = operations
    .flatMap(({ responses }) => Object.values(responses))
    .flatMap(({ content }) => content['application/problem+json'] ?? [])
    .flatMap((media) => {
      expect(media.schema).toEqual(problem);
      return Object.entries(
        z.record(z.string(), z.object({ value: z.looseObject({ type: z.string() }) })).parse(media.examples),
      );
    });
  expect(examples.length).toBeGreaterThan(20);
  for (const [name, { value }] of examples) {
    expect(problemNames).toContain(name);
    expect(value.type).toBe(`urn:planbridge:problem:${name}`);
  }
  expect(JSON.stringify(parsed.components.schemas['Problem'])).toContain(
    'urn:planbridge:problem:already-on-plan',
  );
});

test('what is sent and answered has a name of its own', async () => {
  const { parsed } = await setup();
  expect(Object.keys(parsed.components.schemas).toSorted()).toEqual([
    'Account',
    'CheckoutInput',
    'CheckoutLink',
    'PortalInput',
    'PortalLink',
    'Problem',
    'Readiness',
  ]);
});

test('the typed client was made from this very document', async () => {
  const { parsed } = await setup();
  const file = new URL('../../../packages/client/openapi.json', import.meta.url);
  // If this differs: `npx -y pnpm@12 run client`.
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(parsed);
});
