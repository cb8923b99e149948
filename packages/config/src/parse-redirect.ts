import type { AllowedRedirect } from './allowed-redirect.ts';
import { parseHttpUrl } from './parse-http-url.ts';

export function parseRedirect(text: string): AllowedRedirect | null {
  if (parseHttpUrl(text) === null || text.includes('*')) return null;
  const { origin, pathname } = new URL(text);
  return { origin, pathPrefix: pathname.replace(/\/+$/, '') };
}
