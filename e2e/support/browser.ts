/** As much of a browser as a sign-in at an outside provider needs: cookies per site, redirects one by one. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  get(url: string): Promise<Response> {
    return this.ask(url, {});
  }

  post(url: string, form: Record<string, string>): Promise<Response> {
    return this.ask(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  /** Follows redirects until one leads to an address that starts with `until`; gives that address unvisited, or null at the end of the redirects. */
  async follow(response: Response, from: string, until: string): Promise<{ readonly arrived: string; readonly page: Response }> {
    let [page, at] = [response, from];
    for (;;) {
      const location = page.headers.get('location');
      if (location === null) return { arrived: at, page };
      at = new URL(location, at).href;
      if (at.startsWith(until)) return { arrived: at, page };
      page = await this.get(at);
    }
  }

  private async ask(url: string, init: RequestInit): Promise<Response> {
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  private jar(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    return jar;
  }
}
