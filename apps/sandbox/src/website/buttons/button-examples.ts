import { html } from '../../http/html.ts';
import type { Example } from './example.ts';

/** The buttons in each of their states; those to be pressed for it have `data-press`. */
export const buttonExamples: readonly Example[] = [
  {
    name: 'Ready',
    when: 'To be pressed.',
    element: html`<planbridge-upgrade plan="pro" token="free">Upgrade to Pro</planbridge-upgrade>`,
  },
  {
    name: 'Busy',
    when: 'Pressed; an address is on its way.',
    element: html`<planbridge-upgrade plan="pro" data-press>Upgrade to Pro</planbridge-upgrade>`,
  },
  {
    name: 'Current',
    when: 'The account has this plan.',
    element: html`<planbridge-upgrade plan="pro" token="settled">Upgrade to Pro</planbridge-upgrade>`,
  },
  {
    name: 'Error: away',
    when: 'It may be pressed again.',
    element: html`<planbridge-upgrade plan="pro" token="away" data-press>Upgrade to Pro</planbridge-upgrade>`,
  },
  {
    name: 'Error: signed out',
    when: 'There is no token, or it was refused.',
    element: html`<planbridge-upgrade plan="pro" token="signed-out" data-press
      >Upgrade to Pro</planbridge-upgrade
    >`,
  },
  {
    name: 'Error: refused',
    when: 'In the gateway’s words.',
    element: html`<planbridge-upgrade plan="team" seats="101" token="too-many-seats" data-press>
      Upgrade to Team
    </planbridge-upgrade>`,
  },
  {
    name: 'Portal',
    when: 'Every flow has words of its own.',
    element: html`<planbridge-portal token="settled"></planbridge-portal>
      <planbridge-portal token="settled" flow="payment_method"></planbridge-portal>
      <planbridge-portal token="settled" flow="plan_change"></planbridge-portal>
      <planbridge-portal token="settled" flow="cancel"></planbridge-portal>`,
  },
  {
    name: 'Portal: nothing bought',
    when: 'The account was never billed.',
    element: html`<planbridge-portal token="nothing-bought" data-press></planbridge-portal>`,
  },
];
