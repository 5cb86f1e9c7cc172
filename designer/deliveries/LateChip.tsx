import { AlarmClock } from 'lucide-react';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { deliveries as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';

/** The delivery's deadline has told people. */
export function LateChip({ since }: { since: string | null }) {
  const t = useT();
  const { since: ago } = useFormats();
  return (
    <Chip
      tone="err"
      icon={<AlarmClock aria-hidden />}
      {...(since === null ? {} : { title: t(fill(text.lateSince, { since: ago(since) })) })}
    >
      {t(text.lateOne)}
    </Chip>
  );
}
