import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers that keep a page to itself. Scripts come from our own files alone, and nothing compiles text to code.
 *
 * Styles may be inline: Mantine and React Flow write `<style>` elements and attributes as they render, and the page is
 * a static file, so no nonce could be put into it. A style runs nothing, and no text from outside becomes one.
 *
 * @param url address of this installation: only https may be told to stay https
 */
export function securityHeaders(url: string): RequestHandler {
  const isHttps = url.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps ? { maxAge: 180 * 24 * 3600 } : false,
    // Browsers ignore it, with a warning in the console, where the address is neither https nor this machine.
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: isHttps,
  });
}
