import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight, FileCheck2, LifeBuoy, Send, Workflow } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Item, listFlows, type Reply, summariseDeliveries } from '#server/api/contract.ts';
import { ask, askAll } from '../client.ts';
import { mostUsedFirst } from '../flows/mostUsedFirst.ts';
import { useFormats } from '../format.ts';
import { home } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import { Chip } from './Chip.tsx';
import styles from './HomePage.module.css';
import { Loading } from './Loading.tsx';
import { Page } from './Page.tsx';
import { Problem } from './Problem.tsx';
import { useSession } from './useSession.ts';

/** What a person of operations asks first: is anything to be fixed, and what was published. */
export function HomePage() {
  const t = useT();
  const session = useSession();
  const summary = useQuery({ ...ask(summariseDeliveries, {}), refetchInterval: 5000 });
  const flows = useQuery({ ...askAll(listFlows, {}), select: mostUsedFirst });

  return (
    <Page title={t(home.title)}>
      <div className={styles.body}>
        {summary.error && <Problem error={summary.error} onRetry={() => summary.refetch()} />}
        {summary.data && <Counts summary={summary.data} />}
        {session?.demo && <Tour firstFlow={flows.data?.[0]?.id} />}
        {flows.isPending && <Loading rows={3} />}
        {flows.data && <Publications flows={flows.data} />}
      </div>
    </Page>
  );
}

function Counts({ summary }: { summary: Reply<typeof summariseDeliveries> }) {
  const t = useT();
  const { number, percent } = useFormats();
  const { needsAction, running, retrying, waiting, deliveredWeek, endedWeek } = summary;
  return (
    <section className={styles.counts} aria-label={t(home.title)}>
      <Link to="/deliveries" className={styles.fix} data-calm={needsAction === 0}>
        <span>{t(needsAction === 0 ? home.toFixNone : home.toFix)}</span>
        <b>{number(needsAction)}</b>
        <em>
          {t(home.toFixGo)} <ArrowRight size={13} aria-hidden />
        </em>
      </Link>
      <Count label={t(home.running)} value={number(running)} />
      <Count label={t(home.retrying)} value={number(retrying)} />
      <Count label={t(home.waiting)} value={number(waiting)} />
      <Count
        label={t(home.delivered)}
        value={endedWeek === 0 ? '–' : percent(deliveredWeek / endedWeek)}
      />
    </section>
  );
}

const Count = ({ label, value }: { label: string; value: string }) => (
  <div className={styles.count}>
    <span>{label}</span>
    <b>{value}</b>
  </div>
);

function Tour({ firstFlow }: { firstFlow: string | undefined }) {
  const t = useT();
  const flow = firstFlow ? (
    <Link to="/flows/$flowId" params={{ flowId: firstFlow }}>
      {t(home.tourDraw)}
    </Link>
  ) : (
    <Link to="/flows">{t(home.tourDraw)}</Link>
  );
  return (
    <section className={styles.card}>
      <h2>{t(home.tourTitle)}</h2>
      <p>{t(home.tourText)}</p>
      <ol className={styles.tour}>
        <TourStep
          number={1}
          icon={<Workflow size={17} />}
          hue="var(--c-format)"
          text={t(home.tourDrawText)}
        >
          {flow}
        </TourStep>
        <TourStep
          number={2}
          icon={<Send size={17} />}
          hue="var(--c-send)"
          text={t(home.tourSendText)}
        >
          <Link to="/invoices" search={{ send: 'sample' }}>
            {t(home.tourSend)}
          </Link>
        </TourStep>
        <TourStep
          number={3}
          icon={<LifeBuoy size={17} />}
          hue="var(--c-human)"
          text={t(home.tourMendText)}
        >
          <Link to="/deliveries">{t(home.tourMend)}</Link>
        </TourStep>
        <TourStep
          number={4}
          icon={<FileCheck2 size={17} />}
          hue="var(--c-trigger)"
          text={t(home.tourProveText)}
        >
          <Link to="/audit">{t(home.tourProve)}</Link>
        </TourStep>
      </ol>
    </section>
  );
}

interface TourStepProps {
  readonly number: number;
  readonly icon: ReactNode;
  readonly hue: string;
  readonly text: string;
  readonly children: ReactNode;
}

const TourStep = ({ number, icon, hue, text, children }: TourStepProps) => (
  <li className={styles.step}>
    <span className={styles.tile} style={{ color: hue }} aria-hidden>
      {icon}
    </span>
    <span className={styles.stepNumber}>{number}</span>
    {children}
    <p>{text}</p>
  </li>
);

function Publications({ flows }: { flows: readonly Item<typeof listFlows>[] }) {
  const t = useT();
  const { dateTime } = useFormats();
  const published = flows
    .flatMap((flow) => (flow.live ? [{ ...flow, live: flow.live }] : []))
    .sort((a, b) => b.live.publishedAt.localeCompare(a.live.publishedAt))
    .slice(0, 6);
  return (
    <section className={styles.card}>
      <h2>{t(home.publications)}</h2>
      {published.length === 0 && <p>{t(home.noPublications)}</p>}
      <ul className={styles.publications}>
        {published.map(({ id, name, live, draftDiffers }) => (
          <li key={id}>
            <Link to="/flows/$flowId" params={{ flowId: id }}>
              {name}
            </Link>
            <Chip tone="ok">v{live.version}</Chip>
            {draftDiffers && <Chip tone="warn">{t(home.draft)}</Chip>}
            <span className={styles.note}>{live.note}</span>
            <span className={styles.when}>
              {t(
                fill(
                  { fr: '{at} · {by}', en: '{at} · {by}' },
                  { at: dateTime(live.publishedAt), by: live.publishedBy },
                ),
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
