import type { PlanElement } from './plan-element.ts';
import type { PortalElement } from './portal-element.ts';
import type { UpgradeElement } from './upgrade-element.ts';
import type { PlanbridgeEvents } from './events.ts';

type Attributes = Readonly<{
  token?: string;
  class?: string;
  style?: string;
  id?: string;
  slot?: string;
  children?: unknown;
}>;

/** For JSX: `declare module 'react' { namespace JSX { interface IntrinsicElements extends PlanbridgeElements {} } }`, and likewise elsewhere. */
export type PlanbridgeElements = {
  'planbridge-upgrade': Attributes &
    Readonly<{
      plan: string;
      interval?: 'month' | 'year';
      currency?: string;
      seats?: number | string;
      'success-url'?: string;
      'cancel-url'?: string;
    }>;
  'planbridge-portal': Attributes &
    Readonly<{ flow?: 'payment_method' | 'plan_change' | 'cancel'; 'return-url'?: string }>;
  'planbridge-plan': Attributes & Readonly<{ wait?: number | string }>;
};

declare global {
  interface HTMLElementTagNameMap {
    'planbridge-upgrade': UpgradeElement;
    'planbridge-portal': PortalElement;
    'planbridge-plan': PlanElement;
  }
  interface HTMLElementEventMap extends PlanbridgeEvents {}
  interface DocumentEventMap extends PlanbridgeEvents {}
}
