import type { Request, Response } from 'express';
import { isLoopback } from '../loopback.ts';

/** `__Host-` binds the cookie to this host and to https; a browser refuses that name over plain http. */
const sessionCookie = (url: string): string => (isSecure(url) ? '__Host-facteur' : 'facteur');

/** Only on the machine itself may a session travel in clear: elsewhere, without https, no browser keeps the cookie. */
const isSecure = (url: string): boolean =>
  url.startsWith('https:') || !isLoopback(new URL(url).hostname);

const options = (url: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(url) }) as const;

export function setSessionCookie(res: Response, url: string, token: string): void {
  res.cookie(sessionCookie(url), token, { ...options(url), maxAge: 24 * 3600_000 });
}

export function clearSessionCookie(res: Response, url: string): void {
  res.clearCookie(sessionCookie(url), options(url));
}

/** The session's token as the browser sent it; the first where a name is sent twice. */
export function sessionToken(req: Request, url: string): string | undefined {
  const name = `${sessionCookie(url)}=`;
  return (req.headers.cookie ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(name))
    ?.slice(name.length);
}
