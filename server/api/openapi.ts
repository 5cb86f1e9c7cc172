import { z } from 'zod';
import { version } from '../version.ts';
import type { Endpoint } from './endpoint.ts';

type Json = Readonly<Record<string, unknown>>;

/** The contract as an OpenAPI 3.1 document. */
export function openapi(contract: Readonly<Record<string, Endpoint>>): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [operationId, e] of Object.entries(contract)) {
    const path = e.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [e.method]: operation(operationId, e) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Facteur', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'facteur' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(operationId: string, e: Endpoint): Json {
  const allowed = e.roles === 'anyone' ? [] : e.roles;
  return {
    operationId,
    summary: e.summary,
    security: e.roles === 'anyone' ? [] : [{ session: [] }, { key: [] }],
    ...(allowed.length > 0 ? { 'x-roles': allowed } : {}),
    parameters: [...pathParameters(e), ...queryParameters(e), ...headerParameters(e)],
    ...(e.body instanceof z.ZodVoid ? {} : { requestBody: requestBody(e) }),
    responses: {
      [e.status ?? 200]: { description: e.summary, content: replyContent(e) },
      default: {
        description: 'Anything else, as RFC 9457',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

const pathParameters = (e: Endpoint): Json[] =>
  [...e.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 80 },
  }));

function queryParameters(e: Endpoint): Json[] {
  if (!(e.query instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.ZodType>> = e.query.shape;
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: jsonSchema(schema, 'input'),
  }));
}

const headerParameters = (e: Endpoint): Json[] =>
  e.transport === 'multipart'
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'The same key with the same files gets the first answer again',
          schema: { type: 'string', maxLength: 200 },
        },
      ]
    : [];

function requestBody(e: Endpoint): Json {
  const schema = jsonSchema(e.body, 'input');
  if (e.transport !== 'multipart') {
    return { required: true, content: { 'application/json': { schema } } };
  }
  const files = { type: 'array', items: { type: 'string', format: 'binary' }, maxItems: 10 };
  const properties = { ...(schema.properties as Json), files };
  return {
    required: true,
    content: { 'multipart/form-data': { schema: { ...schema, properties } } },
  };
}

const replyContent = (e: Endpoint): Json =>
  e.transport === 'download'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: jsonSchema(e.reply, 'output') } };

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  // What is only a TypeScript type (plans, events) is any JSON here.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const text = {
  type: 'object',
  properties: { fr: { type: 'string' }, en: { type: 'string' } },
  required: ['fr', 'en'],
} as const;

const problem = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri' },
    status: { type: 'integer' },
    code: { type: 'string' },
    title: { type: 'string' },
    detail: { type: 'string' },
    words: {
      type: 'object',
      properties: { title: text, detail: text },
      required: ['title', 'detail'],
    },
    fix: text,
    link: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: { code: { type: 'string' }, at: { type: 'string' }, message: text, fix: text },
        required: ['code', 'at', 'message', 'fix'],
      },
    },
  },
  required: ['type', 'status', 'code', 'title', 'detail', 'words', 'fix'],
} as const;
