import type { ChannelOf, Mail } from '../activity.ts';
import { reachedBy } from './channel.ts';

/** Addresses that a subject names; more are counted. */
const NAMED = 3;

/**
 * The message as a connection in test mode sends it: to its test address alone, and telling whom it was meant for. Over
 * any other connection, the message as it is.
 */
export function rerouted(mail: Mail, channel: ChannelOf<'smtp'>, language: 'fr' | 'en'): Mail {
  if (channel.testAddress === undefined) return mail;
  const meant = reachedBy(mail);
  const { envelope: _meantAsWell, ...rest } = mail;
  const banner = {
    fr: `*** TEST : ce message n’est allé qu’à ${channel.testAddress}. Destinataires prévus : ${meant.join(', ')} ***`,
    en: `*** TEST: this message went to ${channel.testAddress} alone. It is meant for ${meant.join(', ')} ***`,
  };
  return {
    ...rest,
    to: [channel.testAddress],
    cc: [],
    bcc: [],
    subject: `[TEST → ${shortened(meant)}] ${mail.subject}`,
    text: `${banner[language]}\n\n${mail.text}`,
  };
}

const shortened = (addresses: readonly string[]): string => {
  const more = addresses.length - NAMED;
  return `${addresses.slice(0, NAMED).join(', ')}${more > 0 ? ` +${more}` : ''}`;
};
