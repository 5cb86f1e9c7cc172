import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import { quoted } from '#workflows/text.ts';
import type { ChannelOf, HttpResult, Ports } from '../activity.ts';
import { noValueFor } from '../faults.ts';
import { textAt } from '../fill.ts';
import { addressOf } from '../portal/address.ts';
import { callPortal } from '../portal/call.ts';
import { findIn } from '../portal/find.ts';
import { answer } from './manifest.ts';
import type { Seen } from './run.ts';

/**
 * Asks a portal for the state of what was uploaded. A portal that does not know it yet has not answered; a state that the
 * connection does not know is never taken for a wait.
 */
export async function byStatus(
  { context }: Job<ConfigOf<typeof answer>>,
  { http }: Ports,
  channel: ChannelOf<'https'>,
): Promise<Seen> {
  const { statusUrl, statusValue, statusReason } = channel;
  if (statusUrl === undefined || statusValue === undefined)
    throw fault(answer, 'ANSWER_INVALID', {
      fr: `la connexion ${channel.name} n’a pas d’adresse d’état`,
      en: `the connection ${channel.name} has no state address`,
    });
  const url = urlOf(statusUrl, context);
  const result = await callPortal(http, channel, {
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
  });
  if (result.kind !== 'answered') throw unanswered(result);
  const { status, body, retryAfter } = result;
  if (status === 404) return { kind: 'nothing' };
  if (status < 200 || status > 299) throw refusal(status, retryAfter);
  const state = findIn(body, statusValue);
  const { statusAccepted = [], statusRefused = [], statusPending = [] } = channel;
  if (state !== undefined && statusPending.includes(state)) return { kind: 'nothing' };
  const kind = state === undefined ? undefined : kindOf(state, statusAccepted, statusRefused);
  if (kind === undefined)
    throw fault(
      answer,
      'ANSWER_UNKNOWN',
      state === undefined
        ? { fr: `aucun état sous ${statusValue}`, en: `no state at ${statusValue}` }
        : {
            fr: `l’état ${quoted(state.slice(0, 100)).fr}`,
            en: `the state ${quoted(state.slice(0, 100)).en}`,
          },
      { state: state?.slice(0, 100) ?? null, body: body.slice(0, LONGEST_QUOTE) },
    );
  const reason = (statusReason && findIn(body, statusReason)) ?? state ?? '';
  return { kind, from: url, name: `${state}.json`, bytes: new TextEncoder().encode(body), reason };
}

const LONGEST_QUOTE = 2000;

const kindOf = (
  state: string,
  accepted: readonly string[],
  refused: readonly string[],
): 'accepted' | 'refused' | undefined =>
  accepted.includes(state) ? 'accepted' : refused.includes(state) ? 'refused' : undefined;

function urlOf(template: string, context: Readonly<Record<string, unknown>>): string {
  const receipt = textAt(context, 'vars.receipt');
  const name = textAt(context, 'vars.fileName');
  const address = addressOf(template, {
    ...(receipt !== undefined && { receipt }),
    ...(name !== undefined && { name }),
  });
  if (address.ok) return address.url;
  const missing = address.missing.map((path) => (path === 'receipt' ? 'vars.receipt' : path));
  throw fault(answer, 'ANSWER_VALUE_MISSING', noValueFor(missing), { missing });
}

function unanswered(result: Exclude<HttpResult, { kind: 'answered' }>): Error {
  switch (result.kind) {
    case 'forbidden-target':
      return fault(answer, 'UPLOAD_TARGET_FORBIDDEN', result.message);
    case 'untrusted':
      return fault(answer, 'UPLOAD_CERTIFICATE_REFUSED', result.message);
    case 'no-token':
      return fault(answer, 'ANSWER_UNREADABLE', result.message);
    case 'unreachable':
      return fault(answer, 'ANSWER_UNAVAILABLE', result.message);
  }
}

function refusal(status: number, retryAfter: number | undefined): Error {
  const isPassing = status >= 500 || [408, 425, 429].includes(status);
  return fault(
    answer,
    isPassing ? 'ANSWER_UNAVAILABLE' : 'ANSWER_UNREADABLE',
    { fr: `le portail a répondu ${status}`, en: `portal answered ${status}` },
    { status, ...(retryAfter === undefined ? {} : { retryAfter }) },
  );
}
