/** Where to go after signing in: a path of this hub, never another site (OWASP ASVS 5.0 1.2.2: open redirects). */

const HERE = 'http://hub.invalid';

/** The path when it leads to this hub and nowhere else, otherwise `fallback`. */
export function localPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, HERE)) return fallback;
  const url = new URL(value, HERE);
  // "/.//elsewhere" and "/\elsewhere" only show what they are once they have been read as a browser reads them.
  if (url.origin !== HERE || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
