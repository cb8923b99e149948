import type Stripe from 'stripe';
import type { World } from '../world.ts';
import { findById } from './find-by-id.ts';
import { includable } from './includable.ts';
import { refusal } from './refusal.ts';

/** Puts objects in place of ids, along paths such as `data.latest_invoice` (API reference, expanding responses). */
export function expand(world: World, answer: unknown, paths: readonly string[]): unknown {
  return paths.reduce((value, path) => expandPath(world, value, path.split('.')), answer);
}

function expandPath(world: World, value: unknown, [property, ...inner]: readonly string[]): unknown {
  if (property === undefined || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => expandPath(world, item, [property, ...inner]));
  }
  if (typeof value !== 'object') {
    throw cannotExpand(property);
  }
  const expanded = expandProperty(world, value, property);
  return { ...value, [property]: expandPath(world, expanded, inner) };
}

function expandProperty(world: World, object: object, property: string): unknown {
  const value: unknown = Reflect.get(object, property) ?? includable(world, object, property);
  const expanded = typeof value === 'string' ? findById(world, value) : value;
  if (expanded === undefined && !(property in object && Reflect.get(object, property) === null)) {
    throw cannotExpand(property);
  }
  return expanded ?? null;
}

function cannotExpand(property: string): Stripe.errors.StripeError {
  return refusal({
    message: `This property cannot be expanded (${property}). You may want to try expanding another one.`,
    param: 'expand',
  });
}
