import {
  type Endpoint,
  everyItem,
  type Input,
  type Item,
  type Listing,
  type ProblemJson,
  type Reply,
} from '../api/endpoint.ts';
import { loadConfig } from '../config.ts';
import { type KnownServer, readServerFile } from '../serverFile.ts';
import { problemTable } from './problems.ts';
import { CliError, usageError } from './verb.ts';

export interface Client {
  readonly call: <E extends Endpoint>(endpoint: E, input: Input<E>) => Promise<Reply<E>>;
  /** All pages of a list, one after another. */
  readonly all: <E extends Listing>(
    endpoint: E,
    input: Omit<Input<E>, 'query'>,
  ) => Promise<Item<E>[]>;
  readonly download: <E extends Endpoint>(endpoint: E, input: Input<E>) => Promise<Uint8Array>;
  readonly upload: <E extends Endpoint>(endpoint: E, form: FormData) => Promise<Reply<E>>;
}

/**
 * The server that runs here: `server.json` in the data folder, written 0600 at start, or FACTEUR_URL with the key in
 * FACTEUR_API_KEY.
 *
 * @throws CliError 3 where none is known
 */
export async function connectServer(env: NodeJS.ProcessEnv): Promise<Client> {
  const { url, token } = await serverOf(env);
  const send = async (endpoint: Endpoint, input: Parts, body?: FormData): Promise<Response> => {
    const address = new URL(pathOf(endpoint.path, input), url);
    for (const [name, value] of Object.entries(input.query ?? {})) {
      if (value !== undefined) address.searchParams.set(name, String(value));
    }
    const json = input.body === undefined ? undefined : JSON.stringify(input.body);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const sent = body ?? json;
    const method = endpoint.method.toUpperCase();
    const response = await fetch(address, {
      method,
      headers,
      ...(sent === undefined ? {} : { body: sent }),
    }).catch(() => {
      throw unavailable(url);
    });
    if (!response.ok) throw await refusalOf(response, url);
    return response;
  };
  const call: Client['call'] = async (endpoint, input) =>
    (await (await send(endpoint, input as Parts)).json()) as never;
  return {
    call,
    all: (endpoint, input) => everyItem((query) => call(endpoint, { ...input, query } as never)),
    download: async (endpoint, input) =>
      new Uint8Array(await (await send(endpoint, input as Parts)).arrayBuffer()),
    upload: async (endpoint, form) => (await (await send(endpoint, {}, form)).json()) as never,
  };
}

interface Parts {
  readonly [param: string]: unknown;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

async function serverOf(env: NodeJS.ProcessEnv): Promise<KnownServer> {
  const loaded = loadConfig(env);
  if (!loaded.ok) {
    const { problems } = loaded;
    throw usageError(problemTable(problems, 'fr'), problemTable(problems, 'en'));
  }
  const { data, url, apiKey: token } = loaded.config;
  const isGiven = loaded.sources.FACTEUR_URL === 'environment';
  if (isGiven && token !== undefined) return { url, token };
  const known = await readServerFile(data);
  // A key goes to the server that it is of, never to another address.
  if (known && (!isGiven || url === known.url)) return known;
  throw new CliError(3, {
    fr: `aucun serveur connu dans ${data} : lancez « npm start », ou donnez FACTEUR_URL et FACTEUR_API_KEY`,
    en: `no server is known in ${data}: run “npm start”, or give FACTEUR_URL and FACTEUR_API_KEY`,
  });
}

const pathOf = (path: string, input: Parts): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));

const unavailable = (url: string): CliError =>
  new CliError(3, {
    fr: `le serveur ${url} ne répond pas : lancez « npm start »`,
    en: `the server ${url} does not answer: run “npm start”`,
  });

/** 5xx: the service is unavailable; anything else is a judgement of what was asked. */
async function refusalOf(response: Response, url: string): Promise<CliError> {
  const problem = (await response.json().catch(() => undefined)) as ProblemJson | undefined;
  if (!problem?.code) return unavailable(url);
  const located = (language: 'fr' | 'en') =>
    (problem.problems ?? []).map(
      ({ code, at, message }) => `\n  ${code}  ${at}  ${message[language]}`,
    );
  const text = (language: 'fr' | 'en', colon: string) =>
    `${problem.code}${colon}${problem.words.detail[language]} ${problem.fix[language]}${located(language).join('')}`;
  const words = { fr: text('fr', ' : '), en: text('en', ': ') };
  return new CliError(response.status >= 500 ? 3 : 1, words);
}
