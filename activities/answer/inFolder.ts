import type { Job } from '#workflows/job.ts';
import { type ConfigOf, type DeliveryError, fault } from '#workflows/node.ts';
import type { ChannelOf, DropFailure, DropKind, Ports } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, fill } from '../fill.ts';
import { answer } from './manifest.ts';
import type { Seen } from './run.ts';

/** Looks for the partner's files. Where there are both, the refusal counts: nobody writes one by mistake. */
export async function inFolder(
  { config, context }: Job<ConfigOf<typeof answer>>,
  { drop }: Ports,
  channel: ChannelOf<DropKind>,
): Promise<Seen> {
  const write = (source: string, kind: 'folder' | 'fileName'): string =>
    fill(source, kind, context, customerLanguage(context), {
      missing: (missing) => fault(answer, 'ANSWER_VALUE_MISSING', noValueFor(missing), { missing }),
      invalid: (problems) => fault(answer, 'ANSWER_INVALID', firstOf(problems), { problems }),
    });
  const folder = config.folder.trim() === '' ? '' : write(config.folder, 'folder');
  const [refused, accepted] = [config.refused, config.accepted].map((name) =>
    write(name, 'fileName'),
  ) as [string, string];
  const result = await drop.look(channel, { folder, names: [refused, accepted] });
  if (result.kind !== 'looked') throw unseen(channel, result);
  const { found } = result;
  if (!found) return { kind: 'nothing' };
  const { name, path, bytes } = found;
  return { kind: name === refused ? 'refused' : 'accepted', from: path, name, bytes };
}

function unseen(channel: ChannelOf<DropKind>, result: DropFailure): DeliveryError {
  switch (result.kind) {
    case 'host-key':
      return fault(
        answer,
        'UPLOAD_HOST_KEY_CHANGED',
        { fr: `le serveur a montré ${result.seen}`, en: `the server showed ${result.seen}` },
        { ...(channel.kind === 'sftp' && { expected: channel.hostKey }), seen: result.seen },
      );
    case 'forbidden-target':
      return fault(answer, 'UPLOAD_TARGET_FORBIDDEN', result.message);
    case 'untrusted':
      return fault(answer, 'UPLOAD_CERTIFICATE_REFUSED', result.message);
    case 'refused':
    case 'unencrypted':
      return fault(answer, 'ANSWER_UNREADABLE', result.message);
    case 'not-now':
    case 'unreachable':
      return fault(answer, 'ANSWER_UNAVAILABLE', result.message);
  }
}
