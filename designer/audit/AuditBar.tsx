import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Download, Lock, RotateCcw, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { evidencePack, replayDelivery } from '#server/api/contract.ts';
import { addressOf } from '../client.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { StateChip } from '../deliveries/StateChip.tsx';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { audit as text } from '../text/audit.ts';
import { fill, useT } from '../useText.ts';
import styles from './audit.module.css';
import type { CheckedSeal } from './useSeals.ts';
import { Verdict } from './Verdict.tsx';

function Crumb() {
  const t = useT();
  return (
    <>
      <Link to="/audit">{t(text.title)}</Link>
      <ChevronRight size={14} aria-hidden />
    </>
  );
}

interface AboutProps {
  readonly delivery: Delivery;
  readonly seals: { readonly checked: readonly CheckedSeal[] } | undefined;
}

function About({ delivery: { delivery, published }, seals }: AboutProps) {
  const t = useT();
  const { money, date } = useFormats();
  const isSound = seals?.checked.every(({ result }) => result === 'match');
  return (
    <>
      <span className={styles.about}>
        {delivery.customerName} · {money(delivery.total, delivery.currency)}
      </span>
      <StateChip state={delivery.state} />
      <Chip tone="out" icon={<Lock aria-hidden />}>
        {t(fill(text.flowAsItWas, { version: delivery.version, date: date(published.at) }))}
      </Chip>
      {isSound === true && (
        <Chip tone="ok" icon={<ShieldCheck aria-hidden />}>
          {t(text.sealsOk)}
        </Chip>
      )}
      {isSound === false && (
        <Chip tone="err" icon={<ShieldAlert aria-hidden />}>
          {t(text.sealsBad)}
        </Chip>
      )}
    </>
  );
}

function Tools({ delivery: { delivery } }: { delivery: Delivery }) {
  const t = useT();
  const role = useSession()?.user.role;
  const [isReplaying, setReplaying] = useState(false);
  return (
    <>
      {mayCall(replayDelivery, role) && (
        <Button
          variant="default"
          leftSection={<RotateCcw size={15} aria-hidden />}
          onClick={() => setReplaying(true)}
        >
          {t(text.replay)}
        </Button>
      )}
      {mayCall(evidencePack, role) && delivery.invoiceId !== null && (
        <Button
          component="a"
          href={addressOf(evidencePack, { invoiceId: delivery.invoiceId })}
          download={`${delivery.invoiceNumber}.zip`}
          leftSection={<Download size={15} aria-hidden />}
        >
          {t(text.pack)}
        </Button>
      )}
      {isReplaying && <Verdict deliveryId={delivery.id} onClose={() => setReplaying(false)} />}
    </>
  );
}

/** The three parts of the audit's top bar. */
export const AuditBar = { Crumb, About, Tools };
