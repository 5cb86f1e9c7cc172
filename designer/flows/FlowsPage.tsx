import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Plus, Workflow } from 'lucide-react';
import { useState } from 'react';
import { createFlow, type Item, listFlows } from '#server/api/contract.ts';
import { askAll } from '../client.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { flows } from '../text/flows.ts';
import { plural } from '../text/plural.ts';
import { fill, useT } from '../useText.ts';
import styles from './FlowsPage.module.css';
import { mostUsedFirst } from './mostUsedFirst.ts';
import { NewFlow } from './NewFlow.tsx';

type Card = Item<typeof listFlows>;

/** All flows, the ones most used first. */
export function FlowsPage() {
  const t = useT();
  const role = useSession()?.user.role;
  const { data, error, refetch } = useQuery({ ...askAll(listFlows, {}), select: mostUsedFirst });
  const [adding, setAdding] = useState(false);
  const mayDraw = mayCall(createFlow, role);
  const add = (
    <Button
      leftSection={<Plus size={15} aria-hidden />}
      disabled={!mayDraw}
      onClick={() => setAdding(true)}
    >
      {t(flows.new)}
    </Button>
  );
  return (
    <Page title={t(flows.title)} tools={add}>
      <div className={styles.page}>
        <p className={styles.intro}>{t(mayDraw ? flows.intro : flows.readOnlyWhy)}</p>
        {error && !data && <Problem error={error} onRetry={() => refetch()} />}
        {!error && !data && <Loading rows={3} height={120} />}
        {data?.length === 0 && (
          <Empty
            icon={<Workflow size={20} />}
            title={t(flows.emptyTitle)}
            text={t(flows.emptyText)}
          >
            {add}
          </Empty>
        )}
        <ul className={styles.cards}>
          {data?.map((card) => (
            <li key={card.id}>
              <FlowTile card={card} />
            </li>
          ))}
        </ul>
      </div>
      <NewFlow opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function FlowTile({ card }: { card: Card }) {
  const t = useT();
  const formats = useFormats();
  const { live, week } = card;
  const since = formats.since(card.savedAt);
  return (
    <Link to="/flows/$flowId" params={{ flowId: card.id }} className={styles.card}>
      <div className={styles.head}>
        <h2>{card.name}</h2>
        {live ? (
          <Chip tone="ok" icon={<Check aria-hidden />}>
            {t(fill(flows.live, { version: live.version }))}
          </Chip>
        ) : (
          <Chip tone="out">{t(flows.neverPublished)}</Chip>
        )}
        {card.draftDiffers && live && <Chip tone="warn">{t(flows.draft)}</Chip>}
      </div>
      <dl className={styles.counts}>
        <div>
          <dd>{formats.number(card.customers)}</dd>
          <dt>{t(plural(card.customers, flows.customer, flows.customers))}</dt>
        </div>
        <div>
          <dd data-tone="ok">{formats.number(week.delivered)}</dd>
          <dt>{t(plural(week.delivered, flows.deliveredOne, flows.delivered))}</dt>
        </div>
        <div>
          <dd>{formats.number(week.running)}</dd>
          <dt>{t(flows.running)}</dt>
        </div>
        <div>
          <dd data-tone={week.parked > 0 ? 'err' : undefined}>{formats.number(week.parked)}</dd>
          <dt>{t(flows.parked)}</dt>
        </div>
      </dl>
      <p className={styles.foot}>
        <span>{t(fill(flows.savedBy, { by: card.savedBy, since }))}</span>
        <span>{t(flows.week)}</span>
      </p>
    </Link>
  );
}
