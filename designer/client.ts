import { queryOptions } from '@tanstack/react-query';
import {
  type ApiProblem,
  type Endpoint,
  everyItem,
  type Input,
  type Item,
  type Listing,
  type ProblemJson,
  type Reply,
} from '#server/api/contract.ts';

/** What the server refused, or what kept us from asking it. `problem.fix` says the one thing to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: ApiProblem;

  constructor(problem: ApiProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

interface CallOptions {
  /** Files of a `multipart` endpoint. */
  readonly files?: readonly File[];
  readonly signal?: AbortSignal;
}

interface LooseInput {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * Calls an endpoint of the contract.
 *
 * @returns the reply; bytes for a `download`
 * @throws ApiError
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { files, signal }: CallOptions = {},
): Promise<Reply<E>> {
  const response = await send(endpoint, input as LooseInput, files, signal);
  if (!response.ok) throw new ApiError(await problemOf(response));
  if (endpoint.transport === 'download') {
    return new Uint8Array(await response.arrayBuffer()) as Reply<E>;
  }
  return (await response.json()) as Reply<E>;
}

/** A query of TanStack Query for an endpoint: `useQuery(ask(getFlow, { flowId }))`. */
export const ask = <E extends Endpoint>(endpoint: E, input: Input<E>) =>
  queryOptions<Reply<E>, ApiError>({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
  });

/** Every item of a list that people choose from or search through as a whole: `useQuery(askAll(listFlows, {}))`. */
export const askAll = <E extends Listing>(endpoint: E, input: Omit<Input<E>, 'query'>) =>
  queryOptions<Item<E>[], ApiError>({
    queryKey: [endpoint.path, 'all', input],
    queryFn: ({ signal }) =>
      everyItem<E>((query) => call(endpoint, { ...input, query } as Input<E>, { signal })),
  });

/** The address of an endpoint, e.g. for a link that downloads. Parameters are escaped, absent queries left out. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Input<E>): string {
  const params = input as Readonly<Record<string, unknown>>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const { query = {} } = input as LooseInput;
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return search ? `${path}?${search}` : path;
}

async function send(
  endpoint: Endpoint,
  input: LooseInput,
  files: readonly File[] | undefined,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const init: RequestInit = { method: endpoint.method.toUpperCase(), signal: signal ?? null };
  if (endpoint.transport === 'multipart') init.body = formOf(input.body, files ?? []);
  else if (input.body !== undefined) {
    init.body = JSON.stringify(input.body);
    init.headers = { 'content-type': 'application/json' };
  }
  try {
    return await fetch(addressOf(endpoint, input as Input<Endpoint>), init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(unreachable);
  }
}

function formOf(fields: unknown, files: readonly File[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries((fields ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) form.append(name, String(value));
  }
  for (const file of files) form.append('files', file, file.name);
  return form;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  if (response.headers.get('content-type')?.includes('json')) {
    const body = (await response.json().catch(() => undefined)) as ProblemJson | undefined;
    if (body?.code && body.words && body.fix) return { ...body, ...body.words };
  }
  return {
    type: 'about:blank',
    status: response.status,
    code: `HTTP_${response.status}`,
    title: {
      fr: `Le serveur a répondu ${response.status}`,
      en: `The server answered ${response.status}`,
    },
    detail: { fr: 'Sa réponse ne dit pas pourquoi.', en: 'Its answer does not say why.' },
    fix: {
      fr: 'Réessayez dans un instant. Si cela se répète, regardez le journal du serveur.',
      en: 'Try again in a moment. If it goes on, look at the server’s log.',
    },
  };
}

const unreachable: ApiProblem = {
  type: 'about:blank',
  status: 0,
  code: 'SERVER_UNREACHABLE',
  title: { fr: 'Le serveur ne répond pas', en: 'The server does not answer' },
  detail: {
    fr: 'Rien n’a été perdu : ce qui tourne continue sans cet écran.',
    en: 'Nothing is lost: what runs goes on without this screen.',
  },
  fix: {
    fr: 'Vérifiez que Facteur tourne et que le réseau est là, puis réessayez.',
    en: 'Check that Facteur runs and that the network is there, then try again.',
  },
};
