import { html } from '../../http/html.ts';

/** How this site styles the elements: by custom properties, parts, and the states they show as attributes. */
export const buttonsStyle = html`<style>
  planbridge-upgrade,
  planbridge-portal,
  planbridge-plan {
    --planbridge-radius: 0.5rem;
    --planbridge-padding: 0.55rem 1rem;
  }
  planbridge-portal {
    --planbridge-background: #fff;
    --planbridge-color: var(--accent);
    --planbridge-border: 1px solid var(--accent);
  }
  planbridge-upgrade::part(button),
  planbridge-portal::part(button),
  planbridge-plan::part(button) {
    font-weight: 600;
  }
  planbridge-upgrade::part(button):focus-visible,
  planbridge-portal::part(button):focus-visible,
  planbridge-plan::part(button):focus-visible {
    outline: 3px solid #b45309;
    outline-offset: 2px;
  }
  planbridge-upgrade[data-state='current'] {
    --planbridge-background: var(--good);
    --planbridge-idle-opacity: 1;
  }
  planbridge-upgrade[data-state='error']::part(message),
  planbridge-portal[data-state='error']::part(message) {
    color: var(--bad);
  }
  planbridge-plan {
    display: block;
  }
  planbridge-plan::part(plan) {
    font-weight: 700;
  }
  planbridge-plan::part(notice) {
    display: block;
  }
  planbridge-plan::part(button) {
    margin-block-start: 0.5rem;
  }
  planbridge-plan[data-state='needs_attention']::part(notice),
  planbridge-plan[data-status='past_due']::part(notice) {
    color: var(--warn);
  }
  .row.top {
    align-items: flex-start;
  }
  .cards .card.middle {
    gap: 0.6rem;
    align-items: flex-start;
  }
</style>`;
