import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * JSON lines on stderr: stdout belongs to the commands' answers. Secrets are cut by path, and whatever looks like one
 * in a message is cut by pattern, since an adapter's error may quote what it was given.
 */
export function makeLog(level = 'info'): Log {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: ['password', 'token', 'secret', 'authorization', 'cookie'].flatMap((name) => [
          name,
          `*.${name}`,
          `*.*.${name}`,
        ]),
        censor: '[secret]',
      },
      hooks: { streamWrite: scrub },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/(bearer\s+)[\w.~+/-]+=*/gi, '$1[secret]'],
  [/(:\/\/[^\s:/"@]+:)[^\s@"]+@/g, '$1[secret]@'],
  [/(sign-in#)[\w-]+/g, '$1[secret]'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----/gs, '[secret]'],
];

export const scrub = (line: string): string =>
  SECRETS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
