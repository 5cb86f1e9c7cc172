import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { shapeWords } from '#workflows/shapeWords.ts';
import type { Text } from '#workflows/text.ts';
import type { Actor } from '../auth/actor.ts';
import { actorOf } from '../auth/authenticate.ts';
import { contentDisposition } from './contentDisposition.ts';
import type { Endpoint, Input, Reply, Role } from './endpoint.ts';
import { parseJson, refuseNul } from './json.ts';
import { readMultipart, type UploadedFile } from './multipart.ts';
import { refuse } from './problems.ts';

/** What a handler gets beside its input. */
export interface Call {
  readonly actor: Actor;
  /** `Idempotency-Key`, where the caller sent one. */
  readonly idempotencyKey: string | undefined;
  /** Network address that the call came from. */
  readonly address: string;
}

export interface Download {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
}

/**
 * Binds one endpoint of the contract to its handler: roles, then input, then the reply as the contract has it. The
 * handler gets `res` for cookies only.
 */
export function mount<E extends Endpoint>(
  router: Router,
  e: E,
  handler: (input: Input<E>, call: Call, res: Response) => Promise<Reply<E>>,
): void {
  bind(router, e, async (req, res) => {
    const input = parseInput(e, req, await readJson(req, res));
    reply(res, e, await handler(input, callOf(req), res));
  });
}

/** As `mount`, for an endpoint whose `roles` is `anyone`: it has no actor, and may set cookies. */
export function mountOpen<E extends Endpoint>(
  router: Router,
  e: E,
  handler: (input: Input<E>, res: Response) => Promise<Reply<E>>,
): void {
  bind(router, e, async (req, res) => {
    const input = parseInput(e, req, await readJson(req, res));
    reply(res, e, await handler(input, res));
  });
}

/** As `mount`, for `transport: 'multipart'`: the handler gets the files beside the fields. */
export function mountUpload<E extends Endpoint>(
  router: Router,
  e: E,
  handler: (
    input: Input<E>,
    call: Call & { readonly files: readonly UploadedFile[] },
  ) => Promise<Reply<E>>,
): void {
  bind(router, e, async (req, res) => {
    const { fields, files } = await readMultipart(req);
    for (const text of Object.values(fields)) refuseNul(text);
    const input = parseInput(e, req, fields);
    reply(res, e, await handler(input, { ...callOf(req), files }));
  });
}

/** As `mount`, for `transport: 'download'`: the answer is a file, which no browser may run. */
export function mountDownload<E extends Endpoint>(
  router: Router,
  e: E,
  handler: (input: Input<E>, call: Call) => Promise<Download>,
): void {
  bind(router, e, async (req, res) => {
    const input = parseInput(e, req, await readJson(req, res));
    const { bytes, type, name } = await handler(input, callOf(req));
    res
      .status(e.status ?? 200)
      .set({
        'Content-Type': type,
        'Content-Disposition': contentDisposition(name),
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

/** The one place where roles are enforced, ahead of anything that reads the body. */
function bind(
  router: Router,
  e: Endpoint,
  handle: (req: Request, res: Response) => Promise<void>,
): void {
  router[e.method](e.path, (async (req, res) => {
    authorise(e.roles, actorOf(req));
    await handle(req, res);
  }) satisfies RequestHandler);
}

function authorise(allowed: Endpoint['roles'], actor: Actor | undefined): void {
  if (allowed === 'anyone') return;
  if (!actor) {
    throw refuse('SIGN_IN_REQUIRED', {
      fr: 'Aucune session en cours ni clé d’API valable.',
      en: 'No live session and no valid API key.',
    });
  }
  if (allowed.includes(actor.role)) return;
  const names = (language: 'fr' | 'en') =>
    allowed.map((role) => roleNames[role][language]).join(', ');
  throw refuse('ROLE_NOT_ALLOWED', {
    fr: `Rôle ${roleNames[actor.role].fr} ; il faut : ${names('fr')}.`,
    en: `Role ${roleNames[actor.role].en}; it takes: ${names('en')}.`,
  });
}

const roleNames = {
  ops: { fr: 'exploitation', en: 'operations' },
  approver: { fr: 'valideur', en: 'approver' },
  support: { fr: 'support', en: 'support' },
  auditor: { fr: 'auditeur', en: 'auditor' },
  admin: { fr: 'administrateur', en: 'administrator' },
} satisfies Record<Role, { fr: string; en: string }>;

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .optional();

function callOf(req: Request): Call {
  const actor = actorOf(req);
  if (!actor) throw new Error(`${req.path} is bound as if everybody were known`);
  return {
    actor,
    idempotencyKey: parse(IdempotencyKey, req.get('idempotency-key'), 'Idempotency-Key'),
    address: req.ip ?? '',
  };
}

const raw = express.raw({ type: () => true, limit: '1mb' });

/** @returns undefined where the request has no body */
async function readJson(req: Request, res: Response): Promise<unknown> {
  if (req.headers['transfer-encoding'] === undefined && !Number(req.headers['content-length'])) {
    return undefined;
  }
  const type = req.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw refuse('MEDIA_TYPE_UNSUPPORTED', {
      fr: 'Le corps n’est pas annoncé comme du JSON en UTF-8.',
      en: 'The body is not declared as JSON in UTF-8.',
    });
  }
  await new Promise<void>((resolve, reject) => {
    raw(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  return parseJson(z.instanceof(Uint8Array).parse(req.body));
}

const PathParts = z.record(z.string(), z.string().regex(/^[\x21-\x7e]{1,80}$/));

function parseInput<E extends Endpoint>(e: E, req: Request, sentBody: unknown): Input<E> {
  const params = parse(PathParts, req.params, '');
  const query = parse(strict(e.query), nothingIfEmpty(e.query, req.query), 'query');
  const body = parse(strict(e.body), sentBody, 'body');
  return { ...params, query, body } as Input<E>;
}

/** Unknown keys are refused, not dropped: a typo in a filter must not widen it. */
const strict = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodObject ? schema.strict() : schema;

const nothingIfEmpty = (schema: z.ZodType, query: object): unknown =>
  schema instanceof z.ZodVoid && Object.keys(query).length === 0 ? undefined : query;

function parse<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refuse(
    'REQUEST_INVALID',
    {
      fr: 'La demande n’a pas la forme que le contrat prévoit.',
      en: 'The request does not have the shape that the contract asks for.',
    },
    {
      problems: parsed.error.issues.slice(0, 20).map((issue) => ({
        code: issue.code,
        at: [where, ...issue.path].filter((part) => part !== '').join('.'),
        message: sentence(shapeWords(issue)),
        fix: { fr: 'Corrigez ce champ.', en: 'Correct this field.' },
      })),
    },
  );
}

const sentence = ({ fr, en }: Text): Text => ({
  fr: `Cette valeur ${fr}.`,
  en: `This value ${en}.`,
});

function reply<E extends Endpoint>(res: Response, e: E, value: Reply<E>): void {
  res
    .status(e.status ?? 200)
    .set('Cache-Control', 'no-store')
    .json(e.reply.parse(value));
}
