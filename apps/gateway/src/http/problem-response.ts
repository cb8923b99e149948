import { z } from 'zod';

const document = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
});

/** For the OpenAPI document: what every route answers with when it cannot do what was asked. */
export function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: document } } };
}
