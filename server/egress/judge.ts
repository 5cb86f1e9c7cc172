import { accepted, type Verdict } from '#workflows/verdict.ts';
import { plainName } from './host.ts';
import { judgeAll } from './target.ts';
import { judgeUrl } from './url.ts';

/** What may be asked about a target: a URL, or an SFTP server, with what a resolver or a server answered. */
interface Question {
  readonly url?: unknown;
  /** Answers by name, in the order in which they came. Every one of them is judged. */
  readonly dns?: unknown;
  readonly redirect?: unknown;
  readonly sftp?: unknown;
}

/**
 * Judges a target from its description alone: nothing is resolved, nothing is dialled.
 *
 * @param input a URL, or `{ url, dns?, redirect? }`, or `{ sftp: { host, port, hostKey } }`
 */
export function judgeTarget(input: unknown, allow: readonly string[] = []): Verdict {
  if (typeof input !== 'object' || input === null) return judgeWeb({ url: input }, allow);
  const question = input as Question;
  return 'sftp' in question ? judgeSftp(question.sftp) : judgeWeb(question, allow);
}

function judgeWeb({ url, dns, redirect }: Question, allow: readonly string[]): Verdict {
  const judged = judgeUrl(url, { allow, plain: true });
  if (!judged.ok) return reject(judged.code, judged.message);
  if (redirect !== undefined) {
    return reject('REDIRECT_REFUSED', {
      fr: 'Un dépôt ne suit aucune redirection.',
      en: 'An upload follows no redirect.',
    });
  }
  if (dns === undefined || plainName(judged.host) === undefined) return accepted;
  const answers = answersFor(judged.host, dns);
  if (answers.length === 0) {
    return reject('TARGET_UNRESOLVED', {
      fr: 'Ce nom n’a pas d’adresse.',
      en: 'This name has no address.',
    });
  }
  const target = judgeAll(judged.host, judged.port, answers, allow);
  return target.ok ? accepted : reject(target.code, target.message);
}

/** `{ "portal.example": [["93.184.216.34"], …] }`: a list for each time that the name was asked for. */
function answersFor(name: string, dns: unknown): readonly string[] {
  if (typeof dns !== 'object' || dns === null || !Object.hasOwn(dns, name)) return [];
  const lists: unknown = (dns as Record<string, unknown>)[name];
  return Array.isArray(lists) ? lists.flat().map(String) : [];
}

/** Without a pinned host key, or with weakened algorithms, anybody could be the server. */
function judgeSftp(input: unknown): Verdict {
  const { host, hostKey, algorithms, remoteDir } = (input ?? {}) as Record<string, unknown>;
  const isPinned = typeof hostKey === 'string' && /^SHA256:\S+$/.test(hostKey);
  const isName = typeof host === 'string' && plainName(host) !== undefined;
  const climbs = typeof remoteDir === 'string' && remoteDir.split('/').includes('..');
  if (isPinned && isName && algorithms === undefined && !climbs) return accepted;
  return reject('HOST_KEY_OR_TARGET', {
    fr: 'Il faut un hôte, l’empreinte de sa clé (SHA256:…) et un dossier sans « .. ».',
    en: 'A host, the fingerprint of its key (SHA256:…) and a folder without “..” are needed.',
  });
}

const reject = (code: string, message: Verdict['message']): Verdict => ({
  verdict: 'reject',
  code,
  message,
});
