import type { PlanElement } from './plan-element.ts';
import type { PortalElement } from './portal-element.ts';
import type { UpgradeElement } from './upgrade-element.ts';
import type { PlanbridgeEvents } from './events.ts';

/** What every element takes, where the framework has no type of its own for it. */
type CommonAttributes = Readonly<{
  class?: string;
  style?: string;
  id?: string;
  slot?: string;
  hidden?: boolean;
  children?: unknown;
}>;

/** As frameworks name the listeners of custom elements. */
type Listeners = {
  readonly [Name in 'planbridge-redirect' | 'planbridge-error' as `on${Name}`]?: (
    event: PlanbridgeEvents[Name],
  ) => void;
};

/**
 * For JSX, in React: `declare module 'react' { namespace JSX { interface IntrinsicElements extends
 * PlanbridgeElements<React.HTMLAttributes<HTMLElement> & React.RefAttributes<HTMLElement>> {} } }`, and likewise elsewhere.
 */
export type PlanbridgeElements<Common = CommonAttributes> = {
  'planbridge-upgrade': Common &
    Listeners &
    Readonly<{
      plan: string;
      interval?: 'month' | 'year';
      currency?: string;
      seats?: number | string;
      'success-url'?: string;
      'cancel-url'?: string;
      token?: string;
    }>;
  'planbridge-portal': Common &
    Listeners &
    Readonly<{ flow?: 'payment_method' | 'plan_change' | 'cancel'; 'return-url'?: string; token?: string }>;
  'planbridge-plan': Common & Listeners & Readonly<{ wait?: number | string; token?: string }>;
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
