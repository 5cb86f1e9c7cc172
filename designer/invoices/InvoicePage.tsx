import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronRight, FileX } from 'lucide-react';
import { getDocument, getInvoice, type Reply } from '#server/api/contract.ts';
import {
  saysTotalsDiffer,
  toldDifference,
  totalsDifferences,
} from '#workflows/invoice/totalsCheck.ts';
import { addressOf, ask } from '../client.ts';
import { isMoving, StateChip } from '../deliveries/StateChip.tsx';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import {
  documents as documentTexts,
  findings,
  invoices as text,
  totals,
} from '../text/invoices.ts';
import { plural } from '../text/plural.ts';
import { fill, useT } from '../useText.ts';
import { DocumentButton } from './DocumentButton.tsx';
import { Findings } from './Findings.tsx';
import { InvoiceData } from './InvoiceData.tsx';
import styles from './invoices.module.css';
import { PdfView } from './PdfView.tsx';
import { TotalsTable } from './TotalsTable.tsx';

type Answer = Reply<typeof getInvoice>;

/** The paper beside the data, so that a person can compare the two. */
export function InvoicePage() {
  const t = useT();
  const { money } = useFormats();
  const { invoiceId } = useParams({ from: '/shell/invoices/$invoiceId' });
  const { data, error, refetch } = useQuery({
    ...ask(getInvoice, { invoiceId }),
    refetchInterval: ({ state }) =>
      state.data && isMoving(state.data.invoice.state) ? 2000 : false,
  });
  const invoice = data?.invoice;

  return (
    <Page
      crumb={
        <>
          <Link to="/invoices">{t(text.title)}</Link>
          <ChevronRight size={14} aria-hidden />
        </>
      }
      title={invoice?.number ?? '…'}
      beside={
        invoice && (
          <>
            <span>
              {invoice.customerName} · {money(invoice.total, invoice.currency)}
            </span>
            <StateChip state={invoice.state} />
            {invoice.typeCode === '381' && <Chip tone="out">{t(text.creditNote)}</Chip>}
          </>
        )
      }
    >
      {error && !data && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={8} />}
      {data && (
        <div className={styles.split}>
          <Paper documents={data.documents} />
          <div className={styles.facts}>
            <Deliveries deliveries={data.deliveries} />
            <section>
              <h2 className={styles.label}>{t(text.documents)}</h2>
              <div className={styles.documents}>
                {oncePerContent(data.documents).map((document) => (
                  <DocumentButton key={`${document.role} ${document.sha256}`} document={document} />
                ))}
              </div>
            </section>
            <Broken answer={data} />
            <Unmapped unmapped={data.unmapped} />
            <InvoiceData invoice={data.data} />
          </div>
        </div>
      )}
    </Page>
  );
}

function Paper({ documents }: { documents: Answer['documents'] }) {
  const t = useT();
  const pdfs = documents.filter(({ type }) => type === 'application/pdf');
  const shown = pdfs.find(({ role }) => role === 'original') ?? pdfs[0];
  return (
    <section className={styles.paper} aria-label={t(text.paper)}>
      {shown ? (
        <>
          <p className={styles.download}>
            <a href={address(shown)} download={shown.name}>
              {t(documentTexts.download)}
            </a>
          </p>
          <PdfView key={shown.sha256} source={address(shown)} label={shown.name} />
        </>
      ) : (
        <Empty icon={<FileX size={20} />} title={t(text.noPdf)} text={t(text.noPdfText)} />
      )}
    </section>
  );
}

/** What a step makes and what it hands on are one file: it is shown by the last part that it plays. */
const oncePerContent = (documents: Answer['documents']): Answer['documents'] => [
  ...new Map(documents.map((document) => [document.sha256, document])).values(),
];

function Broken({ answer: { problems, data, deliveries } }: { answer: Answer }) {
  const t = useT();
  if (problems.length === 0) return null;
  const differences = problems.some(({ code }) => saysTotalsDiffer(code))
    ? totalsDifferences(data).map(toldDifference)
    : [];
  const isAmendable = differences.some(({ remedies }) => remedies.some(({ patch }) => patch));
  const waiting = deliveries.find(({ state }) => state === 'parked');
  return (
    <section className={styles.unmapped}>
      <h2>{t(plural(problems.length, findings.one, findings.many))}</h2>
      <Findings problems={problems} />
      {differences.length > 0 && <TotalsTable differences={differences} currency={data.currency} />}
      {isAmendable && waiting && (
        <Link to="/deliveries" search={{ open: waiting.id }}>
          {t(totals.mend)}
        </Link>
      )}
    </section>
  );
}

/** A buyer may count on what was left out: it is said, not dropped in silence. */
function Unmapped({ unmapped }: Pick<Answer, 'unmapped'>) {
  const t = useT();
  if (unmapped.length === 0) return null;
  return (
    <section className={styles.unmapped}>
      <h2>{t(plural(unmapped.length, text.oneUnmapped, text.manyUnmapped))}</h2>
      <p>{t(text.unmappedText)}</p>
      <ul>
        {unmapped.map(({ code, at, message }) => (
          <li key={`${code} ${at} ${message.en}`}>
            {t(message)} <code>{at}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

const address = ({ sha256 }: { sha256: string }): string => addressOf(getDocument, { sha256 });

function Deliveries({ deliveries }: { deliveries: Answer['deliveries'] }) {
  const t = useT();
  const { dateTime } = useFormats();
  return (
    <section>
      <h2 className={styles.label}>{t(text.deliveries)}</h2>
      {deliveries.length === 0 && <p className={styles.hint}>{t(text.noDelivery)}</p>}
      <ul className={styles.deliveries}>
        {deliveries.map(({ id, state, flowName, version, startedAt }) => (
          <li key={id}>
            <StateChip state={state} />
            <span data-grow>
              {flowName} {t(fill(text.version, { version }))} · {dateTime(startedAt)}
            </span>
            {isMoving(state) && (
              <Link to="/deliveries/$deliveryId/live" params={{ deliveryId: id }}>
                {t(text.live)}
              </Link>
            )}
            <Link to="/audit/$deliveryId" params={{ deliveryId: id }}>
              {t(text.replay)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
