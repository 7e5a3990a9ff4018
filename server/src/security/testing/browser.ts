/** As much of a browser as signing in needs: keeps cookies by path, sends forms, and shows every redirect. */

interface Cookie {
  value: string;
  path: string;
  attributes: string;
}

export interface Seen {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
}

export class Browser {
  readonly cookies = new Map<string, Cookie>();
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** The `Cookie` header that would be sent to a path. */
  cookieHeader(path = '/'): string {
    return [...this.cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join('; ');
  }

  /** One request, no redirect followed. */
  async send(method: 'GET' | 'POST', address: string, form: Record<string, string> = {}, headers = {}): Promise<Seen> {
    const url = new URL(address, this.origin);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: this.cookieHeader(url.pathname), ...headers },
      ...(method === 'POST' && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line, url.pathname);
    return { url, status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Follows redirects of this origin to their end, and answers the last page. */
  async follow(seen: Seen): Promise<Seen> {
    let last = seen;
    for (let hops = 0; hops < 10; hops += 1) {
      const location = last.headers.get('location');
      if (location === null) return last;
      const next = new URL(location, last.url);
      if (next.origin !== this.origin) throw new Error(`led away to ${next.origin}`);
      last = await this.send('GET', next.href);
    }
    throw new Error('too many redirects');
  }

  /** Follows redirects until one leads to `path`, and answers that address without going there. */
  async followUntil(seen: Seen, path: string): Promise<string> {
    let last = seen;
    for (let hops = 0; hops < 10; hops += 1) {
      const next = new URL(last.headers.get('location') ?? '', last.url);
      if (next.pathname === path) return next.href;
      last = await this.send('GET', next.href);
    }
    throw new Error(`never led to ${path}`);
  }

  async open(address: string): Promise<Seen> {
    return this.follow(await this.send('GET', address));
  }

  #keep(line: string, requestPath: string): void {
    const [pair = '', ...rest] = line.split('; ');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const attributes = rest.join('; ');
    const path = /path=([^;]+)/i.exec(attributes)?.[1] ?? requestPath;
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(attributes)) this.cookies.delete(name);
    else this.cookies.set(name, { value: pair.slice(at + 1), path, attributes });
  }
}
