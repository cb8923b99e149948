import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import { buttonsStyle } from './buttons-style.ts';
import { buttonExamples } from './button-examples.ts';
import type { Example } from './example.ts';
import { planExamples } from './plan-examples.ts';

/** Each state of each element, for whoever styles them. The elements are real; only who answers them is a stand-in. */
export function statesPage(gatewayUrl: string) {
  return {
    title: 'Every state of the buttons',
    head: html`${buttonsStyle}
      <script src="${gatewayUrl}/buttons.js"></script>
      <script>
        planbridge.configure({
          // Answers by the token, and the elements below bring theirs. Those without one wait for a token that never comes.
          gateway: '/buttons/stand-in',
          token: () => new Promise(() => {}),
        });
      </script>`,
    body: html`<p>
        These are real elements, answered by a stand-in for the gateway.
        <a href="/buttons">The buttons at work</a>.
      </p>
      ${gallery('The plan', planExamples)} ${gallery('The buttons', buttonExamples)}
      <script>
        // Patience ends after some seconds; the states of waiting are begun anew.
        for (const plan of document.querySelectorAll('planbridge-plan:not([token])')) {
          plan.addEventListener('planbridge-error', () => plan.parentElement.append(plan));
        }
        const waiting = document.querySelector('[data-press]:not([token])');
        waiting.addEventListener('planbridge-error', () => waiting.click());
        // One after the other: a browser can go to one place only, so of several clicks the last one counts.
        (async () => {
          for (const button of document.querySelectorAll('[data-press][token]')) {
            const refused = new Promise((resolve) =>
              button.addEventListener('planbridge-error', resolve, { once: true }),
            );
            button.click();
            await refused;
          }
          waiting.click();
        })();
      </script>`,
  };
}

function gallery(title: string, examples: readonly Example[]): Html {
  return html`<h2>${title}</h2>
    <div class="cards">
      ${examples.map(
        ({ name, when, element }) =>
          html`<section class="card middle">
            <h3>${name}</h3>
            <p class="soft">${when}</p>
            ${element}
          </section>`,
      )}
    </div>`;
}
