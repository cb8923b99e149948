import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';

type SchemaTransform = NonNullable<FastifyDynamicSwaggerOptions['transform']>;

/** A route's zod schemas as JSON schemas. The library keeps of an answer its schema alone, so its words, headers and examples are put back. */
export const apiRouteSchema: SchemaTransform = (given) => {
  const { schema, url } = jsonSchemaTransform(given);
  const { response } = schema;
  const written = given.schema?.response;
  return isRecord(response) && isRecord(written)
    ? { url, schema: { ...schema, response: complete(response, written) } }
    : { url, schema };
};

function complete(
  made: Readonly<Record<string, unknown>>,
  written: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(made).map(([status, response]) => [status, completeOne(response, written[status])]),
  );
}

function completeOne(made: unknown, written: unknown): unknown {
  if (written instanceof z.ZodType) {
    return { description: written.description, content: { 'application/json': { schema: made } } };
  }
  if (!isRecord(made) || !isRecord(written) || !isRecord(made['content']) || !isRecord(written['content'])) {
    return made;
  }
  const types = written['content'];
  const content = Object.entries(made['content']).map(([type, media]) => [
    type,
    { ...asRecord(types[type]), ...asRecord(media) },
  ]);
  return { ...written, ...made, content: Object.fromEntries(content) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
