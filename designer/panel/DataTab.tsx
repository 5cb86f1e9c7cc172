import { useStore } from 'zustand';
import { type Input, testDocument, type testFlow } from '#server/api/contract.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { LostTerm } from '#workflows/invoice/lost.ts';
import type { Text } from '#workflows/text.ts';
import { useDoc } from '../canvas/graphContext.ts';
import { call } from '../client.ts';
import { DocumentButton } from '../invoices/DocumentButton.tsx';
import { Findings } from '../invoices/Findings.tsx';
import { TotalsTable } from '../invoices/TotalsTable.tsx';
import type { TestStore } from '../simulate/testRun.ts';
import { dock } from '../text/flows.ts';
import { findings } from '../text/invoices.ts';
import { panel } from '../text/panel.ts';
import { useT } from '../useText.ts';
import { findingsIn } from './findingsIn.ts';
import styles from './NodePanel.module.css';
import { variablesAt } from './written.ts';

type Asked = Input<typeof testFlow>;

interface DataTabProps {
  readonly id: string;
  readonly run: TestStore;
  readonly side: 'input' | 'output';
}

/** What the last test gave the step, or got from it, path by path. */
export function DataTab({ id, run, side }: DataTabProps) {
  const t = useT();
  const { reply, stale, asked } = useStore(run);
  const flow = useDoc((whole) => whole);
  const step = reply?.steps[id];
  if (!step) return <p className={styles.help}>{t(reply ? panel.notReached : panel.noData)}</p>;
  const { problems, lost, totals, documents, rest } = findingsIn(step[side]);
  const rows = flat(rest, t);
  const labels = new Map(variablesAt(flow, id).map(({ path, label }) => [path, label]));
  return (
    <div className={styles.form}>
      {stale && <p className={styles.help}>{t(dock.stale)}</p>}
      {step.pretended && <p className={styles.help}>{t(panel.pretended)}</p>}
      {rows.length === 0 && documents.length === 0 && (
        <p className={styles.help}>{t(panel.empty)}</p>
      )}
      {problems.length > 0 && <Findings problems={problems} />}
      {totals.length > 0 && <TotalsTable differences={totals} />}
      {lost.length > 0 && <Lost lost={lost} />}
      {asked && documents.length > 0 && <Documents documents={documents} asked={asked} />}
      <dl className={styles.data}>
        {rows.map(([path, value]) => {
          const label = labels.get(path);
          return (
            <div key={path}>
              <dt>
                {label && <b>{t(label)}</b>}
                <code>{path}</code>
              </dt>
              <dd>{value}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function Lost({ lost }: { lost: readonly LostTerm[] }) {
  const t = useT();
  return (
    <section>
      <p className={styles.help}>{t(findings.lost)}</p>
      <ul className={styles.lost}>
        {lost.map(({ term, path, label, times }) => (
          <li key={path}>
            {t(label)} <code>{term ?? path}</code> {times > 1 && `× ${times}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Documents({ documents, asked }: { documents: readonly DocumentRef[]; asked: Asked }) {
  return (
    <ul className={styles.documents}>
      {documents.map((document) => {
        const { sha256, name } = document;
        const input = { ...asked, body: { ...asked.body, sha256 } };
        const read = (signal?: AbortSignal) =>
          call(testDocument, input, signal === undefined ? {} : { signal });
        return (
          <li key={`${sha256} ${name}`}>
            <DocumentButton document={document} source={{ key: sha256, read }} />
          </li>
        );
      })}
    </ul>
  );
}

/** A tree as rows of dotted path and value; long lists are cut, the evidence has them whole. */
function flat(
  value: unknown,
  t: (text: Text) => string,
  path = '',
): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  if (isText(value)) return [[path, t(value)]];
  return Object.entries(value)
    .slice(0, 100)
    .flatMap(([name, inner]) => flat(inner, t, path === '' ? name : `${path}.${name}`));
}

const isText = (value: object): value is Text =>
  'fr' in value && 'en' in value && Object.keys(value).length === 2;
