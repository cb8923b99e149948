/**
 * The customer's id in a snapshot event's `data.object`: a customer itself, or whatever has one (session, subscription, invoice),
 * expanded or not. Null: the object has none.
 */
export function eventCustomer(object: unknown): string | null {
  if (!isRecord(object)) return null;
  if (object['object'] === 'customer') return idOf(object);
  return idOf(object['customer']);
}

function idOf(reference: unknown): string | null {
  const id = isRecord(reference) ? reference['id'] : reference;
  return typeof id === 'string' && id !== '' ? id : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
