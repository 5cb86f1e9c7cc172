import type { ChannelOf } from '#activities/activity.ts';
import { InboxTrouble } from './inboxTrouble.ts';
import { LARGEST_MAIL, openInbox } from './openInbox.ts';
import { type RecordDeps, recordMail } from './recordMail.ts';

/** Messages a round: what is left is there the next time. */
const MOST = 200;

/**
 * Records every unread message of an inbox, first come first, and marks each as read once it is recorded: who dies in
 * between finds it again, and the same mail twice is one.
 *
 * @returns how many were recorded
 * @throws InboxTrouble
 */
export async function readInbox(
  deps: RecordDeps,
  issuerId: string,
  channel: ChannelOf<'imap'>,
  allow: readonly string[],
  isStopped = (): boolean => false,
): Promise<number> {
  const inbox = await openInbox(channel, allow);
  let recorded = 0;
  let failed: unknown;
  try {
    await inbox.mailboxOpen(channel.folder);
    const unread = (await inbox.search({ seen: false }, { uid: true })) || [];
    for (const uid of unread.slice(0, MOST)) {
      if (isStopped()) break;
      const message = await inbox.fetchOne(
        String(uid),
        { source: { maxLength: LARGEST_MAIL } },
        { uid: true },
      );
      if (message === false || message.source === undefined) continue;
      try {
        await recordMail(deps, { issuerId, channel: channel.name }, message.source);
      } catch (error) {
        // One that can't be kept must not hide those that come after it.
        failed = error;
        continue;
      }
      await inbox.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      recorded += 1;
    }
    await inbox.logout();
  } catch (error) {
    throw InboxTrouble.from(error);
  } finally {
    inbox.close();
  }
  if (failed !== undefined) throw failed;
  return recorded;
}
