import type { ChannelOf, Http, HttpAuth, HttpResult } from '../activity.ts';

type Request = Parameters<Http['send']>[0];

/**
 * Calls a portal as its connection says. Credentials go to the origin of the connection's own address and to no other,
 * whatever its templates lead to.
 */
export function callPortal(
  http: Http,
  channel: ChannelOf<'https'>,
  request: Pick<Request, 'method' | 'url' | 'headers' | 'body' | 'digest'>,
): Promise<HttpResult> {
  const { ca } = channel;
  const isOwn = URL.canParse(request.url) && originOf(request.url) === originOf(channel.url);
  if (!isOwn) return http.send({ ...request, timeoutSeconds: 120, ca });
  const { clientCertificate: certificate, clientKey: key } = channel;
  return http.send({
    ...request,
    headers: { ...channel.headers, ...request.headers },
    timeoutSeconds: 120,
    ca,
    auth: authOf(channel),
    ...(certificate !== undefined && key !== undefined && { identity: { certificate, key } }),
  });
}

const originOf = (url: string): string => new URL(url).origin;

function authOf(channel: ChannelOf<'https'>): HttpAuth | undefined {
  switch (channel.auth) {
    case 'basic':
      return { kind: 'basic', user: channel.user ?? '', password: channel.password ?? '' };
    case 'header':
      return {
        kind: 'header',
        name: channel.keyHeader ?? 'authorization',
        value: channel.accessKey ?? '',
      };
    case 'oauth2':
      return {
        kind: 'oauth2',
        tokenUrl: channel.tokenUrl ?? '',
        clientId: channel.clientId ?? '',
        clientSecret: channel.clientSecret ?? '',
        scope: channel.scope,
        clientAuth: channel.clientAuth ?? 'basic',
      };
    default:
      return undefined;
  }
}
