/** The parts of a button's shadow tree. */
export type ButtonParts = Readonly<{
  button: HTMLButtonElement;
  /** What the page wrote between the tags. */
  ownLabel: HTMLSlotElement;
  /** Our words, or the page's for one state. */
  stateLabel: HTMLSlotElement;
  message: HTMLParagraphElement;
}>;

const style = `
:host { display: inline-block }
:host([hidden]), [hidden] { display: none }
button {
  font: inherit; cursor: pointer; padding: var(--planbridge-padding, .6em 1.2em); border: var(--planbridge-border, 0);
  border-radius: var(--planbridge-radius, .4em); color: var(--planbridge-color, #fff); background: var(--planbridge-background, #4338ca);
}
button[aria-disabled=true] { cursor: default; opacity: var(--planbridge-idle-opacity, .8) }
p { margin: 0 }
p:not(:empty) { margin: .4em 0 0 }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (forced-colors: active) { button { border: 1px solid } button[aria-disabled=true] { color: GrayText } }`;

/** Built by hand and with a style sheet of its own: neither a policy against inline styles nor one for trusted types forbids it. */
export function buildButton(host: HTMLElement): ButtonParts {
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const [button, ownLabel, stateLabel, message] = [
    document.createElement('button'),
    document.createElement('slot'),
    document.createElement('slot'),
    document.createElement('p'),
  ];
  button.type = 'button';
  button.setAttribute('part', 'button');
  button.append(ownLabel, stateLabel);
  message.setAttribute('part', 'message');
  // There from the start and never hidden, or a screen reader would not hear it change.
  message.setAttribute('role', 'status');
  root.append(button, message);
  return { button, ownLabel, stateLabel, message };
}
