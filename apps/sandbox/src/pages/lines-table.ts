import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import type { SoldLine } from '../stripe/billing/sold-line.ts';
import { money } from './money.ts';
import { priceText } from './price-text.ts';

export function linesTable(caption: string, lines: readonly SoldLine[]): Html {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Plan</th>
        <th scope="col">Price</th>
        <th scope="col" class="number">Seats</th>
        <th scope="col" class="number">Amount</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        ({ name, price, quantity, amount }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${priceText(price)}</td>
            <td class="number">${quantity}</td>
            <td class="number">${money(amount, price.currency)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
