import { PlanElement } from './plan-element.ts';
import { PortalElement } from './portal-element.ts';
import { UpgradeElement } from './upgrade-element.ts';

export type { Account } from './account.ts';
export type { PlanbridgeElements } from './elements.ts';
export type { PlanbridgeEvents } from './events.ts';
export { configure } from './settings.ts';
export type { GivenSettings, Settings, TokenSource } from './settings.ts';
export type { Texts } from './texts.ts';
export { PlanElement, PortalElement, UpgradeElement };

const elements = {
  'planbridge-upgrade': UpgradeElement,
  'planbridge-portal': PortalElement,
  'planbridge-plan': PlanElement,
};

// On a server there is no registry; and a page that loads this twice keeps the first, because a name can be given once only.
const registry = globalThis.customElements;
for (const [name, element] of Object.entries(registry ? elements : {})) {
  if (!registry.get(name)) registry.define(name, element);
}
