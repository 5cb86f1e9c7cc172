import type { Request, Response } from 'express';

/** `__Host-` binds the cookie to this host and to https; a browser refuses that name over plain http. */
const sessionCookie = (url: string): string =>
  url.startsWith('https:') ? '__Host-facteur' : 'facteur';

const options = (url: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: url.startsWith('https:') }) as const;

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
