/** Where `build.mjs` puts the one file for a script tag, for whoever serves it. */
export const scriptFile = new URL('../dist/buttons.js', import.meta.url);
