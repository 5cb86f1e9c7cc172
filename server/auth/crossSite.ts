import type { Request } from 'express';

/**
 * Whether a state change comes from a page of another site, which would borrow the cookie of whoever looks at it.
 * Browsers say so in `Sec-Fetch-Site` (https and localhost) or in `Origin`. A program says neither: that is fine as
 * long as it brings no cookie.
 */
export function isCrossSite(req: Request, url: string, hasCookie: boolean): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return false;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = req.headers;
  if (origin !== undefined) return origin !== new URL(url).origin;
  return hasCookie;
}
