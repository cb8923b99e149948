import { html } from './html.ts';

// Without quotes, `>` and `&`: a style sheet knows no entities.
const rules = `
:root { --ink: #1c2333; --soft: #5a6478; --line: #dfe3ea; --paper: #fff; --ground: #f4f6fa; --accent: #4338ca; --accent-ink: #fff;
  --good: #14704a; --warn: #8a5a00; --bad: #b3261e; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
header { background: var(--paper); border-bottom: 1px solid var(--line); }
header div, main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem; }
header div { display: flex; gap: 1rem; align-items: center; justify-content: space-between; flex-wrap: wrap; }
header a.home { font-weight: 700; color: inherit; text-decoration: none; }
header form { display: flex; gap: .6rem; align-items: center; }
footer { color: var(--soft); font-size: .875rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .5rem; }
h3 { font-size: 1.125rem; line-height: 1.3; margin: 0; }
p { margin: .4rem 0; }
a { color: var(--accent); }
ol { list-style: none; padding: 0; }
pre { overflow-x: auto; }
:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin: 1rem 0; }
.narrow { max-width: 40rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); }
.cards + h2 { margin-top: 1.5rem; }
.cards .card { margin: 0; display: flex; flex-direction: column; }
.cards .card form { margin-top: auto; }
.soft { color: var(--soft); }
.amount { font-size: 1.5rem; font-weight: 700; }
.note { border-left: .3rem solid var(--accent); background: #eef0ff; border-radius: .4rem; padding: .75rem 1rem; margin: 1rem 0; }
.note.good { border-color: var(--good); background: #e8f6ef; }
.note.warn { border-color: var(--warn); background: #fdf4dd; }
.note.bad { border-color: var(--bad); background: #fdeceb; }
.badge { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .8125rem; background: #e6e9f5; }
.badge.good { background: #d7f0e3; color: #0c4f33; }
.badge.warn { background: #f9e7b8; color: #5f3e00; }
.badge.bad { background: #f9d5d2; color: #7d1811; }
.fields { display: grid; grid-template-columns: minmax(0, 1fr); gap: .7rem; margin: .75rem 0; }
.row { display: flex; gap: .6rem; flex-wrap: wrap; align-items: center; margin: .75rem 0 0; }
.scroll { overflow-x: auto; }
label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .2rem; font-weight: 600; }
select, input { font: inherit; font-weight: 400; width: 100%; padding: .45rem .6rem; border: 1px solid #98a1b3; border-radius: .45rem; background: #fff; color: inherit; }
input[type=checkbox] { width: auto; }
button, a.button { font: inherit; font-weight: 600; padding: .55rem 1rem; border-radius: .5rem; border: 1px solid var(--accent); cursor: pointer;
  background: var(--accent); color: var(--accent-ink); text-decoration: none; text-align: center; display: inline-block; }
button.plain, a.button.plain { background: #fff; color: var(--accent); }
button.bad { background: #fff; color: var(--bad); border-color: var(--bad); }
button:hover, a.button:hover { filter: brightness(.94); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; padding: .45rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font-size: .9em; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
`;

/** The one style sheet of all the sandbox’s pages. */
export const style = html`<style>
  ${rules}
</style>`;
