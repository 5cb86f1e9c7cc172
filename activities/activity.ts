import type { BatchMember, BatchPeriod } from '#workflows/batch.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { Held } from '#workflows/held.ts';
import type { Job, StepResult } from '#workflows/job.ts';
import type { ConfigOf, Level, NodeManifest } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import type { DeliveryOutcome } from '#workflows/trace.ts';
import type { Approvals } from './approval/question.ts';
import type { SmtpChannel } from './email/channel.ts';
import type { ReferenceTable } from './lookup/table.ts';
import type { HttpsChannel } from './portal/channel.ts';

/** Proof kept for auditors: what the far end said, or what was made. Never secrets, never document bytes. */
export interface Evidence {
  /** E.g. `smtp-reply`, `sftp-receipt`, `https-receipt`, `facturx`. */
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** A stored original: the `.eml` that left, the reply's raw bytes. */
  readonly document?: DocumentRef;
}

/** What a step gives back: the workflow's part, and the proof of it. */
export interface Outcome extends StepResult {
  readonly evidence: readonly Evidence[];
}

/** Documents by sha256. Writing the same bytes twice is one document. */
export interface DocumentStore {
  read(ref: Pick<DocumentRef, 'sha256'>): Promise<Uint8Array>;
  write(bytes: Uint8Array, about: { type: string; name: string }): Promise<DocumentRef>;
}

/**
 * A connection that ops named in Settings, with its secrets: resolved at the moment of use, never in a plan. `ca` are the
 * certificates, PEM, of the authorities that its server's certificate must come from, in place of the public ones.
 */
export type Channel =
  | SmtpChannel
  | {
      /** An inbox that answers and reports come back to; whoever uses one uses it alone. */
      readonly kind: 'imap';
      readonly name: string;
      readonly host: string;
      readonly port: number;
      /** True: TLS from the first byte, as on port 993. False: TLS is asked for before the login. */
      readonly secure: boolean;
      readonly user: string;
      readonly password?: string;
      readonly folder: string;
      /** How often it is looked into. */
      readonly everySeconds: number;
      readonly ca?: string;
    }
  | {
      readonly kind: 'sftp';
      readonly name: string;
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password?: string;
      readonly privateKey?: string;
      /** `SHA256:…` as `ssh-keygen -lf` prints it. */
      readonly hostKey: string;
    }
  | {
      readonly kind: 'ftps';
      readonly name: string;
      readonly host: string;
      readonly port: number;
      /** True: TLS from the first byte, as on port 990. False: TLS is asked for before the login, RFC 4217. */
      readonly implicit: boolean;
      readonly user: string;
      readonly password?: string;
      readonly ca?: string;
    }
  | {
      readonly kind: 'folder';
      readonly name: string;
      /** Absolute, within a folder that `FACTEUR_FOLDERS` allows. */
      readonly path: string;
      /** The mount point of the share that `path` is on: nothing is written while no share is mounted there. */
      readonly mount?: string;
    }
  | HttpsChannel
  | {
      readonly kind: 'webhook';
      readonly name: string;
      readonly url: string;
      readonly secret: string;
      /** While the receiver changes from one secret to another, both sign: it takes whichever it knows. */
      readonly previousSecret?: string;
      readonly ca?: string;
    };
export type ChannelKind = Channel['kind'];
export type ChannelOf<K extends ChannelKind> = Extract<Channel, { kind: K }>;

/** A message whose every address was validated: adapters hand it on as it stands. */
export interface Mail {
  /**
   * What it is about: bounces come back to an address that names it, where the connection has a domain for them. Absent
   * where it is about no delivery, such as a report.
   */
  readonly delivery?: string;
  readonly messageId: string;
  readonly from: { readonly name?: string; readonly address: string };
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo?: string;
  /** Who gets this copy, where not everybody whom the headers name does. */
  readonly envelope?: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }[];
  readonly date: string;
}

/**
 * What became of a message. `uncertain`: the connection was lost after the last byte and before the answer, so the
 * server may have taken it. `reply` is the server's raw last line, `message` what was seen where it gave none.
 */
export type MailResult =
  | {
      readonly kind: 'accepted';
      readonly reply: string;
      readonly accepted: readonly string[];
      readonly rejected: readonly { readonly address: string; readonly reply: string }[];
      readonly eml: Uint8Array;
      /** The sender of the envelope, to which bounces go. */
      readonly returnPath: string;
      /** What both sides said, line by line, without secrets and without the message itself. */
      readonly transcript: readonly string[];
    }
  | {
      readonly kind: 'refused';
      readonly reply: string;
      readonly code: number;
      readonly permanent: boolean;
      /** Where single recipients were refused: nothing was sent to the others either. */
      readonly rejected?: readonly { readonly address: string; readonly reply: string }[];
    }
  | { readonly kind: 'unreachable'; readonly message: Text }
  | { readonly kind: 'forbidden-target'; readonly message: Text }
  /** The certificate is not one to be trusted: nothing was sent, no password either. */
  | { readonly kind: 'untrusted'; readonly message: Text }
  /** TLS is wanted and the server, or somebody on the way, does not have it: nothing was sent. */
  | { readonly kind: 'unencrypted'; readonly message: Text }
  | { readonly kind: 'uncertain'; readonly message: Text };

export interface Mailer {
  send(channel: ChannelOf<'smtp'>, mail: Mail): Promise<MailResult>;
}

/** Connections that take a file under a name. */
export type DropKind = 'sftp' | 'ftps' | 'folder';

export interface DroppedFile {
  /** Below where the connection leads; it must exist. Empty for that place itself. */
  readonly folder: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The effect's: names what an earlier try left half written. */
  readonly key: string;
}

export type DropResult =
  | {
      readonly kind: 'stored';
      readonly path: string;
      readonly bytes: number;
      readonly already: boolean;
      /** Of the server that took it, where TLS said who it is: `SHA256:…` in hexadecimal. */
      readonly certificate?: string;
    }
  | { readonly kind: 'exists'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'host-key'; readonly seen: string }
  | { readonly kind: 'refused'; readonly message: Text }
  /** Refused for now, by a server that is busy or a disk that is full: nothing arrived. */
  | { readonly kind: 'not-now'; readonly message: Text }
  | { readonly kind: 'forbidden-target'; readonly message: Text }
  /** The certificate is not one to be trusted: nothing was sent, no password either. */
  | { readonly kind: 'untrusted'; readonly message: Text }
  /** TLS is wanted and the server, or somebody on the way, does not have it: nothing was sent. */
  | { readonly kind: 'unencrypted'; readonly message: Text }
  /** `sent`: the line was lost after the rename was asked for, so the file may be in place. */
  | { readonly kind: 'unreachable'; readonly message: Text; readonly sent: boolean };

/** Why a place for files did not do what it was asked. */
export type DropFailure = Exclude<DropResult, { kind: 'stored' | 'exists' }>;

/** Names to look for in a folder, in their order. */
export interface SoughtFile {
  readonly folder: string;
  readonly names: readonly string[];
}

export type LookResult =
  /** `found` is the first of the names that is there, whole; one that is still being written counts as not there. */
  | {
      readonly kind: 'looked';
      readonly found?: {
        readonly name: string;
        readonly path: string;
        readonly bytes: Uint8Array;
      };
    }
  | DropFailure;

export interface FileDrop<K extends DropKind = DropKind> {
  /**
   * Writes a temporary name, checks the size, renames; never overwrites. A file of that name with the very same bytes
   * counts as stored (`already`): it is what an earlier attempt left.
   */
  put(channel: ChannelOf<K>, file: DroppedFile): Promise<DropResult>;
  /** Reads what the partner left, and changes nothing. */
  look(channel: ChannelOf<K>, sought: SoughtFile): Promise<LookResult>;
}

export type HttpResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: string;
      /** Seconds from `Retry-After`, at most a day. */
      readonly retryAfter?: number;
      /** Of the whole body, where it was asked for; absent where the body is too long or broke off. */
      readonly digest?: { readonly bytes: number; readonly sha256: string };
    }
  /** The token endpoint gives no token to the connection's client: nothing was sent. */
  | { readonly kind: 'no-token'; readonly message: Text }
  | { readonly kind: 'forbidden-target'; readonly message: Text }
  /** The certificate is not one to be trusted: nothing was sent. */
  | { readonly kind: 'untrusted'; readonly message: Text }
  | { readonly kind: 'unreachable'; readonly message: Text; readonly sent: boolean };

/** How a request says who sends it. `header` is a key in a header, after `Bearer` in `Authorization`. */
export type HttpAuth =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  /** Client credentials (RFC 6749 §4.4): the token is kept until it expires, and renewed once where it is refused. */
  | {
      readonly kind: 'oauth2';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scope: string | undefined;
      readonly clientAuth: 'basic' | 'post';
    };

export interface Http {
  send(request: {
    method: 'GET' | 'POST' | 'PUT';
    url: string;
    headers: Readonly<Record<string, string>>;
    body?: Uint8Array;
    timeoutSeconds: number;
    /** As of a channel. */
    ca?: string | undefined;
    auth?: HttpAuth | undefined;
    /** Certificate chain and key, PEM, shown to a server that asks. */
    identity?: { readonly certificate: string; readonly key: string };
    /** Asks for the size and the hash of the whole answer. */
    digest?: true;
  }): Promise<HttpResult>;
}

/**
 * What a claim of an effect gives: `perform` to go ahead (first time, or an earlier try is known not to have arrived),
 * `done` with the outcome of the try that got through, `ask` where an earlier try may have arrived.
 */
export type Claim =
  | {
      readonly kind: 'perform' | 'ask';
      /** When the effect was first claimed, ISO 8601 UTC: the same for every try. */
      readonly since: string;
      /** Grows with each claim: says on settling which try it is that speaks. */
      readonly fence: number;
    }
  | { readonly kind: 'done'; readonly outcome: Outcome };

/** How far an effect got, in the ledger. */
export interface EffectLedger {
  /** Claims the right to act under a key, in a row written before any byte leaves. */
  claim(key: string, request: { delivery: string; node: string; hash: string }): Promise<Claim>;
  /**
   * The outcome of whichever of some parts was done, where the whole that it belongs to was not: what a step that was
   * corrected had got through already.
   */
  partDone(parts: readonly { part: string; whole: string }[]): Promise<Outcome | undefined>;
  /**
   * Notes how a try ended. The word of a try that a later claim overtook counts no more, but for a receipt where the
   * later one knows nothing better; and what is done stays done.
   */
  settle(
    key: string,
    fence: number,
    how: { state: 'done'; outcome: Outcome } | { state: 'refused' | 'uncertain' },
  ): Promise<void>;
}

/** What a step goes through on its way out: a connection, by name, and the mail domains of its recipients. */
export interface Way {
  readonly channel: string;
  readonly domains: readonly string[];
}

/**
 * How a step ended, for its channel: the far end answered, whatever it said; it was `away`; or nobody got as far as to
 * know. `refusesUs`: in these words it refused whatever we would send, so that nothing more is tried until somebody acts.
 */
export type Ending = 'answered' | 'away' | 'unknown' | { readonly refusesUs: Text };

export type Passage =
  | { readonly kind: 'held'; readonly held: Omit<Held, 'tried'> }
  /** `ended` is told how it went: a far end that is away for several is left alone for a while. */
  | { readonly kind: 'free'; ended(how: Ending): Promise<void> };

/** Lets steps through their channels: as fast as each is allowed, while nobody has paused it and the far end answers. */
export interface Gate {
  /** Waits for a turn that is near. What is done already passes: nothing will leave. */
  pass(step: Way & { key: string; delivery: string }): Promise<Passage>;
}

/** The row of one try. Written before the step runs, closed after it. */
export interface AttemptLog {
  open(attempt: {
    delivery: string;
    node: string;
    type: string;
    generation: number;
    key: string;
    input: Readonly<Record<string, unknown>>;
  }): Promise<string>;
  close(
    id: string,
    end:
      | { outcome: Outcome }
      | {
          fault: {
            code: string;
            message: Text;
            remedy: string;
            details: Readonly<Record<string, unknown>>;
          };
        },
  ): Promise<void>;
}

/** A reference table as it was saved last. */
export interface CurrentTable {
  readonly version: number;
  readonly table: ReferenceTable;
}

/** The world, as steps see it. `server/adapters` implements it; `perform.ts` alone uses the last three. */
export interface Ports {
  readonly documents: DocumentStore;
  readonly mailer: Mailer;
  readonly drop: FileDrop;
  readonly http: Http;
  channel(name: string): Promise<Channel | undefined>;
  /** A reference table of the issuer. */
  table(name: string): Promise<CurrentTable | undefined>;
  readonly approvals: Approvals;
  readonly batches: Batches;
  now(): Date;
  /** Address of this installation, for links in notifications. */
  readonly url: string;
}

/** An invoice that comes to a batch. */
export interface Joining {
  readonly delivery: string;
  readonly node: string;
  readonly generation: number;
  readonly currency: string;
  /** '' where customer and currency are all that divides. */
  readonly key: string;
  readonly period: BatchPeriod;
  readonly member: BatchMember;
}

export interface Membership {
  /** The batch's own delivery. */
  readonly batch: string;
  readonly cutOff: string;
  readonly period: string;
  /** How it ended, once it has. */
  readonly outcome?: DeliveryOutcome;
  readonly level?: Level;
}

/** Invoices that leave together. */
export interface Batches {
  /**
   * Puts an invoice into the batch that leaves at the cut-off, and orders that one's delivery where it is the first. Asked
   * again for the same generation of a step, it tells of the batch that the invoice is in.
   *
   * @returns undefined where that batch has left
   */
  join(joining: Joining): Promise<Membership | undefined>;
  /**
   * Closes a batch: from now on nobody joins, nobody leaves. Asked again, it gives the same members.
   *
   * @param next where the batch after it is to be recorded even if nobody comes
   */
  leave(batch: string, next: BatchPeriod | undefined): Promise<readonly BatchMember[]>;
}

export interface Records {
  readonly effects: EffectLedger;
  readonly attempts: AttemptLog;
  readonly gate: Gate;
}

/**
 * One of several effects of a step, such as one of several files: claimed and settled in the ledger under a key of its own,
 * so that a step that broke off between two of them does only what is left. What may have arrived is done again, so it
 * must be harmless twice.
 *
 * @param key within the step's own: `delivery/node/generation/index`
 * @param act is told whether an earlier try may have arrived
 * @param isLasting true where the key names the very content: what was done in an earlier generation of the step, one that
 *   never came to its end, is not done again
 */
export type Part = (
  key: string,
  act: (isRepeat: boolean) => Promise<Outcome>,
  isLasting?: boolean,
) => Promise<Outcome>;

/**
 * A step. It keeps no state, may run twice, and throws `fault(manifest, 'CODE', …)` for what it foresaw.
 *
 * @param since when this step was first begun under its key, ISO 8601 UTC: what is dated by it is the same on every try
 * @param part for steps of several effects; absent where nothing is recorded, as in a rehearsal
 */
export type Activity<M extends NodeManifest> = (
  job: Job<ConfigOf<M>>,
  ports: Ports,
  since: string,
  part?: Part,
) => Promise<Outcome>;

/**
 * What a delivering step adds for the case that an earlier try may have arrived: it asks the far end. `repeatable`: it
 * can't be asked, but telling it the same again does no harm. `by-parts`: each effect of the step has its own row, and is
 * asked about where it is done.
 */
export type Answer =
  | { readonly kind: 'arrived'; readonly outcome: Outcome }
  | { readonly kind: 'not-arrived' }
  | { readonly kind: 'repeatable' }
  | { readonly kind: 'by-parts' }
  | { readonly kind: 'unknown' };

export type Ask<M extends NodeManifest> = (job: Job<ConfigOf<M>>, ports: Ports) => Promise<Answer>;
