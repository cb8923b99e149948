import { PlanElement } from './plan-element.ts';
import { PortalElement } from './portal-element.ts';
import { UpgradeElement } from './upgrade-element.ts';

export type { Account } from './account.ts';
export type { PlanbridgeElements } from './elements.ts';
export type { PlanbridgeEvents } from './events.ts';
export { configure } from './settings.ts';
export type { Settings, Texts, TokenSource } from './settings.ts';
export { PlanElement, PortalElement, UpgradeElement };

customElements.define('planbridge-upgrade', UpgradeElement);
customElements.define('planbridge-portal', PortalElement);
customElements.define('planbridge-plan', PlanElement);
