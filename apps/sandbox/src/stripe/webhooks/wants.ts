import type { Endpoint } from './endpoint.ts';

/** Destinations of thin events name their types with a version in front (stripe.md 1, "Thin types relevant here"). */
export function wants({ enabledEvents, payload }: Endpoint, type: string): boolean {
  return enabledEvents.includes('*') || enabledEvents.includes(payload === 'thin' ? `v1.${type}` : type);
}
