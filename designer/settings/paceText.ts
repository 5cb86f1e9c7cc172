import type { Text } from '#workflows/text.ts';
import { channels as text } from '../text/channels.ts';
import { fill } from '../useText.ts';
import type { ChannelRow } from './Channels.tsx';

type Pace = NonNullable<ChannelRow['pace']>;

/** How fast a connection may go, as the list says it: `60/minute, 10/minute per domain`. */
export function paceText({ pace, domainPace }: Pick<ChannelRow, 'pace' | 'domainPace'>): Text {
  if (!pace && !domainPace) return text.unlimited;
  const put = (language: keyof Text): string =>
    [
      pace && rate(pace, language),
      domainPace && fill(text.perDomain, { pace: rate(domainPace, language) })[language],
    ]
      .filter(Boolean)
      .join(', ');
  return { fr: put('fr'), en: put('en') };
}

const rate = ({ most, per }: Pace, language: keyof Text): string =>
  `${most}/${text[per][language]}`;
