import type { Property } from '../../model/src/protocol/properties.ts';

/** A named property does not hold. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly property: Property;

  constructor(property: Property, detail: string) {
    super(`${property}: ${detail}`);
    this.property = property;
  }
}
