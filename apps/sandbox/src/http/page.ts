import { html } from './html.ts';
import type { Html } from './html.ts';
import { style } from './style.ts';

export type PageParts = Readonly<{
  /** Of the browser's tab and of the page: its first heading. */
  title: string;
  /** Whose page it is, at the top. */
  site: string;
  body: Html;
  /** Beside the site's name, such as who is signed in. */
  aside?: Html;
  homePath?: string;
  /** Scripts and rules of this page alone. */
  head?: Html;
}>;

/** A whole page: one heading, landmarks, and no scripts of its own. */
export function page({ title, site, body, aside, homePath = '/', head }: PageParts): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${site}</title>
        <link rel="icon" href="data:," />
        ${style} ${head ?? null}
      </head>
      <body>
        <header>
          <div><a class="home" href="${homePath}">${site}</a>${aside ?? null}</div>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>Planbridge’s sandbox: a stand-in for development. No money moves here.</footer>
      </body>
    </html>`;
}
