/** Where a link may lead. Pure. */

/** The full address of a link, or null when it is not a web page: an address that runs script is never made into a link. */
export function safeHref(url: string, hub: string): string | null {
  try {
    const address = new URL(url, hub);
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null;
  } catch {
    return null;
  }
}
