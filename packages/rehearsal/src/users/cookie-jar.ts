/**
 * The cookies of one user at one host.
 *
 * This is what keeps a user on one release: App Service's router sets `x-ms-routing-name`, and a
 * browser sends it back for an hour.
 */
export class CookieJar {
  readonly #now: () => number;
  readonly #cookies = new Map<string, { value: string; path: string; expiresAt: number }>();

  /** `now`: milliseconds since 1970 on the server's clock, for `Max-Age` and `Expires`. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes the `Set-Cookie` headers of an answer; what is no cookie is left out. */
  take(setCookie: readonly string[]): void {
    for (const header of setCookie) {
      const [pair = "", ...attributes] = header.split(";");
      const equals = pair.indexOf("=");
      const name = pair.slice(0, equals).trim();
      if (equals < 1 || name === "") continue;
      const cookie = { value: pair.slice(equals + 1).trim(), path: "/", expiresAt: Infinity };
      let maximumAge: number | undefined;
      for (const attribute of attributes) {
        const [key = "", ...rest] = attribute.split("=");
        const value = rest.join("=").trim();
        switch (key.trim().toLowerCase()) {
          case "path":
            if (value.startsWith("/")) cookie.path = value;
            break;
          case "expires":
            cookie.expiresAt = Date.parse(value) || Infinity;
            break;
          case "max-age":
            if (/^-?\d+$/.test(value)) maximumAge = Number(value);
            break;
        }
      }
      // RFC 6265: Max-Age wins over Expires.
      if (maximumAge !== undefined) cookie.expiresAt = this.#now() + maximumAge * 1_000;
      this.#cookies.set(name, cookie);
    }
  }

  /** The `Cookie` header for a path; undefined where there is nothing to send. */
  header(path: string): string | undefined {
    const now = this.#now();
    const pairs: string[] = [];
    for (const [name, cookie] of this.#cookies) {
      if (cookie.expiresAt <= now) this.#cookies.delete(name);
      else if (matches(path, cookie.path)) pairs.push(`${name}=${cookie.value}`);
    }
    return pairs.length === 0 ? undefined : pairs.join("; ");
  }
}

function matches(path: string, cookiePath: string): boolean {
  const [pathname = "/"] = path.split("?");
  if (!pathname.startsWith(cookiePath)) return false;
  return (
    cookiePath.endsWith("/") ||
    pathname.length === cookiePath.length ||
    pathname[cookiePath.length] === "/"
  );
}
