import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod';

type DocumentTransform = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>;

/** The whole document with its named schemas. The library describes each as input and as output; only those that a route has stay. */
export const apiDocument: DocumentTransform = (given) => {
  const document = jsonSchemaTransformObject(given);
  const schemas = 'components' in document ? document.components?.schemas : undefined;
  if (schemas !== undefined) {
    const text = JSON.stringify(document);
    for (const name of Object.keys(schemas)) {
      if (!text.includes(`"#/components/schemas/${name}"`)) {
        delete schemas[name];
      }
    }
  }
  return document;
};
