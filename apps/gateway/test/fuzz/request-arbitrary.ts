import * as fc from 'fast-check';
import { z } from 'zod';
import { arbitraryOfSchema } from './arbitrary-of-schema.ts';
import type { Hints } from './arbitrary-of-schema.ts';
import { brokenBody } from './broken-body.ts';
import { oddValues } from './odd-values.ts';

export type FuzzRequest = Readonly<{
  method: (typeof methods)[number];
  url: string;
  headers: Readonly<Record<string, string>>;
  payload: Buffer | null;
}>;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

const operationSchema = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.literal('query'), schema: z.unknown() }))
    .default([]),
  requestBody: z
    .looseObject({ content: z.object({ 'application/json': z.looseObject({ schema: z.unknown() }) }) })
    .optional(),
});

export const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post']), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

const page = fc.constantFrom(...oddValues.pages);

const hints: Hints = {
  plan: fc.constantFrom('pro', 'team', 'free', 'pro', 'team', 'gold', '__proto__'),
  currency: fc.constantFrom('usd', 'usd', 'eur', 'xxx'),
  success_url: page,
  cancel_url: page,
  return_url: page,
  // A wait that is possible takes as long: the settlement that it waits for is instant here, its second of rest is not.
  wait: fc.constantFrom('0', '0', '0', '26', '-1', '', '1e1', ' 5', '0x5', '25'),
};

const visible = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map(String.fromCharCode),
  maxLength: 60,
});

const oddHeaders = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  {
    arbitrary: fc.dictionary(
      fc.constantFrom(...oddValues.headerNames),
      fc.oneof(visible, fc.constantFrom('*', 'gzip', '::1', '1.2.3.4, 5.6.7.8', 'https://app.example.com')),
      { maxKeys: 4 },
    ),
    weight: 1,
  },
);

const contentTypes = fc.oneof(
  { arbitrary: fc.constant('application/json'), weight: 12 },
  {
    arbitrary: fc.constantFrom(...oddValues.contentTypes),
    weight: 2,
  },
);

/** Requests for one operation of the document: most would be right but for one thing, some are right. */
export function requestArbitrary(
  document: z.infer<typeof documentSchema>,
  path: string,
  operation: 'get' | 'post',
): fc.Arbitrary<FuzzRequest> {
  const { parameters, requestBody } = operationSchema.parse(document.paths[path]?.[operation]);
  const query = fc.record(
    Object.fromEntries(
      parameters.map(({ name, schema }) => [
        name,
        arbitraryOfSchema(resolved(document, schema), hints, name),
      ]),
    ),
    { requiredKeys: [] },
  );
  const schema = requestBody?.content['application/json'].schema;
  const right = schema === undefined ? null : arbitraryOfSchema(resolved(document, schema), hints);
  return fc.record({
    method: fc.oneof(
      { arbitrary: fc.constant(operation === 'get' ? ('GET' as const) : ('POST' as const)), weight: 19 },
      { arbitrary: fc.constantFrom(...methods), weight: 1 },
    ),
    url: fc.tuple(pathLike(path), query, oddQuery).map(([at, asked, odd]) => {
      const text = new URLSearchParams(
        Object.entries(asked).map(([name, value]) => [name, String(value)]),
      ).toString();
      return `${at}${text === '' && odd === '' ? '' : '?'}${text}${odd}`;
    }),
    headers: fc
      .tuple(oddHeaders, contentTypes)
      .map(([odd, type]) => (right === null ? odd : { ...odd, 'content-type': type })),
    payload:
      right === null
        ? fc.constant(null)
        : fc.oneof(
            right.map((value) => Buffer.from(JSON.stringify(value))),
            brokenBody(right),
          ),
  });
}

const oddQuery = fc.oneof(
  { arbitrary: fc.constant(''), weight: 5 },
  {
    arbitrary: fc.constantFrom(
      '&wait=0&wait=1',
      '&wait[]=1',
      '&__proto__=1',
      '&%00=%ff',
      '&=',
      '&a'.repeat(900),
    ),
    weight: 1,
  },
);

function pathLike(path: string): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constant(path), weight: 19 },
    {
      arbitrary: fc.constantFrom(...oddValues.pathEnds.map((end) => `${path}${end}`), ...oddValues.paths),
      weight: 1,
    },
  );
}

function resolved(document: z.infer<typeof documentSchema>, schema: unknown): unknown {
  const { $ref } = z.looseObject({ $ref: z.string().optional() }).parse(schema);
  return $ref === undefined ? schema : document.components.schemas[$ref.replace('#/components/schemas/', '')];
}
