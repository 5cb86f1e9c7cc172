import type { z } from 'zod';
import type { Text } from '#workflows/text.ts';

export const roles = ['ops', 'approver', 'support', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

type Params<Path extends string> = Path extends `${string}:${infer P}/${infer Rest}`
  ? { [K in P | keyof Params<`/${Rest}`>]: string }
  : Path extends `${string}:${infer P}`
    ? { [K in P]: string }
    : unknown;

/** One call of the API: what it takes, what it answers and who may make it. `roles: 'anyone'` needs no sign-in. */
export interface Endpoint<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: Path;
  readonly summary: string;
  readonly roles: readonly Role[] | 'anyone';
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** Status of a good answer, 200 unless said. */
  readonly status?: number;
  /** `multipart`: the body arrives as files, which the handler gets beside it. `download`: the answer is bytes. */
  readonly transport?: 'json' | 'multipart' | 'download';
}

export const endpoint = <
  const Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
>(
  e: Endpoint<Path, Query, Body, Reply>,
): Endpoint<Path, Query, Body, Reply> => e;

type Part<Name extends string, S> = S extends z.ZodVoid
  ? unknown
  : S extends z.ZodType
    ? { [K in Name]: z.output<S> }
    : never;

export type Input<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Params<P> & Part<'query', Q> & Part<'body', B>
    : never;
export type Reply<E> =
  E extends Endpoint<string, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;

/** A list that goes on at a cursor. */
export type Listing = Endpoint<
  string,
  z.ZodType,
  z.ZodType,
  z.ZodType<{ readonly items: readonly unknown[]; readonly next: string | null }>
>;
export type Item<E extends Listing> = Reply<E>['items'][number];

/** All pages of a list, asked for one after another. */
export async function everyItem<E extends Listing>(
  ask: (query: { limit: number; cursor?: string }) => Promise<Reply<E>>,
): Promise<Item<E>[]> {
  const all: Item<E>[] = [];
  let next: string | null = null;
  do {
    const page: Reply<E> = await ask({ limit: 200, ...(next === null ? {} : { cursor: next }) });
    all.push(...page.items);
    next = page.next;
  } while (next !== null);
  return all;
}

/** An error, for people in both languages. `fix` is the one thing to do; `problems` are located, e.g. by node or field. */
export interface ApiProblem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: Text;
  readonly detail: Text;
  readonly fix: Text;
  readonly problems?: readonly { code: string; at: string; message: Text; fix: Text }[];
  /** Where the thing in the way is, e.g. the invoice that has this number already. */
  readonly link?: string;
}

/**
 * The same as RFC 9457 problem+json, whose title and detail are texts: they are in the caller's language
 * (`Accept-Language`), and `words` has both.
 */
export interface ProblemJson extends Omit<ApiProblem, 'title' | 'detail'> {
  readonly title: string;
  readonly detail: string;
  readonly words: Pick<ApiProblem, 'title' | 'detail'>;
}
