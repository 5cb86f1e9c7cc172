import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { everyone, Instant, nothing, Pace, PageQuery, Paused, page, slows } from './shapes.ts';

const Channel = z.object({
  name: z.string(),
  kind: z.enum(['smtp', 'sftp', 'ftps', 'folder', 'https', 'webhook', 'imap']),
  target: z.string(),
  /** True for the built-in mailbox and drop: nothing leaves this machine. */
  demo: z.boolean(),
  /** Present in test mode: the address that everything goes to. */
  testAddress: z.string().nullable(),
  /** How fast it may go, all messages together, and those to one mail domain; null for as fast as it can. */
  pace: Pace.nullable(),
  domainPace: Pace.nullable(),
  paused: Paused.nullable(),
  /** Present while the far end does not answer: nothing is tried, but for one probe at `probeAt`. */
  outage: z.object({ since: Instant, failures: z.int(), probeAt: Instant }).nullable(),
  /** Steps that wait for it now. */
  waiting: z.int(),
});

export const listChannels = endpoint({
  method: 'get',
  path: '/api/channels',
  summary: 'Connections by name, without their secrets, and what waits for each',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: page(Channel),
});

/** Names of connections are free text, with spaces and accents: they go in the body. */
const named = { name: z.string().min(1).max(200) };
const reason = z.string().trim().min(1).max(1000);

export const pauseChannel = endpoint({
  method: 'post',
  path: '/api/channels/pause',
  summary: 'Stop what goes through a connection; deliveries wait, and use up no try',
  roles: slows,
  query: nothing,
  body: z.strictObject({ ...named, reason }),
  reply: Channel,
});

export const resumeChannel = endpoint({
  method: 'post',
  path: '/api/channels/resume',
  summary: 'Let a paused connection go on, and what waits for it',
  roles: slows,
  query: nothing,
  body: z.strictObject({ ...named, reason }),
  reply: Channel,
});

export const paceChannel = endpoint({
  method: 'put',
  path: '/api/channels/pace',
  summary: 'How fast a connection may go, and to one mail domain; null for as fast as it can',
  roles: slows,
  query: nothing,
  body: z.strictObject({ ...named, pace: Pace.nullable(), domainPace: Pace.nullable() }),
  reply: Channel,
});
