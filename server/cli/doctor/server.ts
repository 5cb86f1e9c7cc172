import { connect } from 'node:net';
import { isFree } from '../../engine/port.ts';
import { type Finding, fine, lacking } from './finding.ts';

const LONGEST_MS = 5000;

export const isAnswering = (url: string): Promise<boolean> =>
  fetch(new URL('/livez', url), { signal: AbortSignal.timeout(LONGEST_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

const what = { fr: 'Serveur', en: 'Server' };

/** A server that runs is well; none is well too, where its port is free to start on. */
export async function serverAt(url: string | undefined, port: number): Promise<Finding> {
  if (url !== undefined) return fine(what, { fr: `répond à ${url}`, en: `answers at ${url}` });
  if (await isFree(port)) {
    return fine(what, {
      fr: `ne tourne pas ; le port ${port} est libre`,
      en: `not running; port ${port} is free`,
    });
  }
  return lacking(
    what,
    {
      fr: `Le port ${port} est pris par un autre programme.`,
      en: `Port ${port} is taken by another program.`,
    },
    { fr: 'Choisissez-en un autre par PORT.', en: 'Choose another one in PORT.' },
  );
}

/** The mailbox of the demo takes mail where it greets (RFC 5321, section 3.1). */
export async function mailCatcher({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<Finding> {
  const about = { fr: 'Boîte de démonstration', en: 'Demo mailbox' };
  const address = `${host}:${port}`;
  if (await greets(host, port)) {
    return fine(about, { fr: `répond à ${address}`, en: `answers at ${address}` });
  }
  return lacking(
    about,
    { fr: `${address} ne répond pas.`, en: `${address} does not answer.` },
    { fr: 'Relancez « npm start ».', en: 'Run “npm start” again.' },
  );
}

function greets(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: LONGEST_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (greeting) => end(greeting.toString('latin1').startsWith('220')));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => resolve(false));
  });
}
