import {
  Ban,
  Check,
  Clock,
  CornerDownRight,
  Hand,
  HelpCircle,
  RefreshCw,
  Send,
  Undo2,
  X,
} from 'lucide-react';
import type { DeliveryState } from '#server/api/contract.ts';
import { Chip, type Tone } from '../shell/Chip.tsx';
import { stateNames } from '../text/deliveries.ts';
import { useT } from '../useText.ts';

const looks = {
  planned: ['mute', Clock],
  running: ['run', RefreshCw],
  retrying: ['run', RefreshCw],
  waiting: ['warn', Clock],
  parked: ['err', X],
  uncertain: ['warn', HelpCircle],
  bounced: ['err', Undo2],
  delivered: ['ok', Check],
  'handed-over': ['ok', Send],
  'by-hand': ['mute', Hand],
  cancelled: ['mute', Ban],
  failed: ['err', Ban],
  moved: ['mute', CornerDownRight],
  'nothing-to-do': ['mute', Check],
} satisfies Record<DeliveryState, [Tone, typeof Check]>;

export function StateChip({ state }: { state: DeliveryState }) {
  const t = useT();
  const [tone, Icon] = looks[state];
  return (
    <Chip tone={tone} icon={<Icon aria-hidden />}>
      {t(stateNames[state])}
    </Chip>
  );
}

/** Whether a delivery goes on by itself, so that a screen has something new to ask for. */
export const isMoving = (state: DeliveryState): boolean =>
  state === 'planned' || state === 'running' || state === 'retrying' || state === 'waiting';
