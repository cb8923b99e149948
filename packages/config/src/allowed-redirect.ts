/** One entry of ALLOWED_REDIRECTS. The prefix ends at a path segment and has no slash at its end; `` is the whole origin. */
export type AllowedRedirect = Readonly<{ origin: string; pathPrefix: string }>;
