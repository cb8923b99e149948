import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import { buttonsStyle } from './buttons-style.ts';

type ButtonsPage = Readonly<{ title: string; head: Html; body: Html }>;

/** The elements at work against the gateway. `isBack`: from Stripe, so the plan is settled before it shows. */
export function buttonsPage({
  gatewayUrl,
  isBack,
}: Readonly<{ gatewayUrl: string; isBack: boolean }>): ButtonsPage {
  return {
    title: 'The buttons',
    head: html`${buttonsStyle}
      <script src="${gatewayUrl}/buttons.js"></script>
      <script>
        planbridge.configure({
          token: async () => {
            const response = await fetch('/token');
            return response.status === 401 ? null : (await response.json()).access_token;
          },
        });
      </script>`,
    body: html`<p>
        <code>&lt;planbridge-plan&gt;</code>, <code>&lt;planbridge-upgrade&gt;</code> and
        <code>&lt;planbridge-portal&gt;</code> as any site may use them.
        <a href="/buttons/states">Every state of each</a>.
      </p>
      <section class="card" aria-labelledby="plan">
        <h2 id="plan">Your plan</h2>
        ${isBack ? plan(html`wait="20"`) : plan(html``)}
      </section>
      ${upgrades}${portals}${eventLog}`,
  };
}

function plan(attributes: Html): Html {
  return html`<planbridge-plan ${attributes}>
    <span slot="free">Free</span><span slot="pro">Pro</span><span slot="team">Team</span>
    <span slot="business">Business</span>
  </planbridge-plan>`;
}

const upgrades = html`<h2>Buy or change</h2>
  <div class="cards">
    <section class="card middle" aria-labelledby="pro-month">
      <h3 id="pro-month">Pro, monthly</h3>
      <p>$19 a month</p>
      <planbridge-upgrade plan="pro" success-url="/buttons?back=yes" cancel-url="/buttons">
        Upgrade to Pro
      </planbridge-upgrade>
    </section>
    <section class="card middle" aria-labelledby="pro-year">
      <h3 id="pro-year">Pro, yearly</h3>
      <p>$190 a year</p>
      <planbridge-upgrade
        plan="pro"
        interval="year"
        currency="usd"
        success-url="/buttons?back=yes"
        cancel-url="/buttons"
      >
        Pro for a year
      </planbridge-upgrade>
    </section>
    <section class="card middle" aria-labelledby="team">
      <h3 id="team">Team</h3>
      <label>Seats <input id="seats" type="number" min="2" max="100" value="5" /></label>
      <planbridge-upgrade plan="team" seats="5" success-url="/buttons?back=yes" cancel-url="/buttons">
        Upgrade to Team
      </planbridge-upgrade>
    </section>
  </div>
  <script>
    const team = document.querySelector('planbridge-upgrade[plan=team]');
    document
      .querySelector('#seats')
      .addEventListener('input', ({ target }) => team.setAttribute('seats', target.value));
  </script>`;

const portals = html`<section class="card" aria-labelledby="manage">
  <h2 id="manage">Manage</h2>
  <div class="row top">
    <planbridge-portal return-url="/buttons?back=yes"></planbridge-portal>
    <planbridge-portal flow="payment_method" return-url="/buttons?back=yes"></planbridge-portal>
    <planbridge-portal flow="plan_change" return-url="/buttons?back=yes"></planbridge-portal>
    <planbridge-portal flow="cancel" return-url="/buttons?back=yes"></planbridge-portal>
  </div>
</section>`;

/** The events go to the page; an address of Stripe's lets in whoever has it, so it is not written down. */
const eventLog = html`<section class="card" aria-labelledby="log">
  <h2 id="log">Events</h2>
  <p class="row">
    <input id="stay" type="checkbox" />
    <label for="stay">Stay here when a button would lead away</label>
  </p>
  <div id="events" role="log" aria-labelledby="log"></div>
  <script>
    const stay = document.querySelector('#stay');
    for (const name of ['planbridge-redirect', 'planbridge-error', 'planbridge-account']) {
      document.addEventListener(name, (event) => {
        const { url, ...detail } = event.detail;
        if (name === 'planbridge-redirect' && stay.checked) event.preventDefault();
        const line = document.createElement('p');
        line.textContent = name + ' ' + JSON.stringify(detail);
        document.querySelector('#events').prepend(line);
      });
    }
  </script>
</section>`;
