import { refreshes } from './refreshes.ts';
import { defaultTexts } from './texts.ts';
import type { Texts } from './texts.ts';

/** Answers with the access token of whoever is signed in; null when nobody is. */
export type TokenSource = () => string | null | Promise<string | null>;

export type Settings = Readonly<{
  /** Where the gateway is; by default the place that the script came from. */
  gateway: string;
  token: TokenSource;
  texts: Texts;
}>;

export type GivenSettings = Partial<Omit<Settings, 'texts'>> & Readonly<{ texts?: Partial<Texts> }>;

const script = globalThis.document?.currentScript;

let settings: Settings = {
  gateway: script && 'src' in script && script.src !== '' ? new URL('.', script.src).href : '',
  token: () => null,
  texts: defaultTexts,
};

/** For all elements of the page, now and later; what is left out stays as it was. */
export function configure({ texts, ...given }: GivenSettings): void {
  settings = { ...settings, ...given, texts: { ...settings.texts, ...texts } };
  // The page's script mostly runs after the elements came to life, and they have asked without a token.
  refreshes.dispatchEvent(new Event('configured'));
}

export function currentSettings(): Settings {
  return settings;
}
