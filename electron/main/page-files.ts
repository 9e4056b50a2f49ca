import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix, sep } from 'node:path';

/** The page's own address. `app` is the only host. */
export const PAGE_ORIGIN = 'station://app';
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

/** Nothing from anywhere but the program itself; no inline script or style, no connection to any network. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
};

/**
 * Answers the page's requests from a fixed list of files read once at start: a path is looked up, never
 * joined, so that no path leads out of the folder.
 *
 * @param folder the built page
 */
export function servePage(folder: string): (url: string) => Response {
  const manifest = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        `/${file
          .slice(folder.length + 1)
          .split(sep)
          .join(posix.sep)}`,
        file,
      ]),
  );
  return (address) => {
    const url = URL.parse(address);
    const file = url !== null && originOf(address) === PAGE_ORIGIN ? manifest.get(url.pathname) : undefined;
    if (file === undefined) return new Response('Not found', { status: 404 });
    return new Response(new Uint8Array(readFileSync(file)), {
      headers: {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  };
}

/** Scheme and host of an address; the URL parser gives 'null' as origin for schemes of our own. */
export function originOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'null' : `${url.protocol}//${url.host}`;
}
