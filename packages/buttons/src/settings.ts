import { defaultTexts } from './texts.ts';
import type { Texts } from './texts.ts';

export type { Texts } from './texts.ts';

/** Answers with the access token of whoever is signed in; null when nobody is. */
export type TokenSource = () => string | null | Promise<string | null>;

export type Settings = Readonly<{
  /** The gateway's origin; by default the one that the script came from. */
  gateway: string;
  token: TokenSource;
  texts: Texts;
}>;

const script = typeof document === 'undefined' ? null : document.currentScript;

let settings: Settings = {
  gateway: script instanceof HTMLScriptElement && script.src !== '' ? new URL(script.src).origin : '',
  token: () => null,
  texts: defaultTexts,
};

/** For all elements of the page; what is left out stays as it was. */
export function configure({
  texts,
  ...given
}: Partial<Omit<Settings, 'texts'>> & Readonly<{ texts?: Partial<Texts> }>): void {
  settings = { ...settings, ...given, texts: { ...settings.texts, ...texts } };
}

export function currentSettings(): Settings {
  return settings;
}
