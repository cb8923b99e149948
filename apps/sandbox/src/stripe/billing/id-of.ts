/** The id of what may stand as an id or as the object itself. Here it is stored as an id. */
export function idOf(reference: string | Readonly<{ id: string }>): string {
  return typeof reference === 'string' ? reference : reference.id;
}
