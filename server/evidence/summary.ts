import { documentRole } from '#workflows/documentRoles.ts';
import type { Text } from '#workflows/text.ts';
import { toldSteps, withItem } from '#workflows/toldSteps.ts';
import { fold } from '#workflows/trace.ts';
import { escapeHtml } from '../escapeHtml.ts';
import type { PackContents, PackedDelivery } from './contents.ts';

type Cell = string | { readonly html: string };

/** A page that people read and print, in French and English. It needs nothing but itself: no script, no link out. */
export function summary({ createdAt, invoice, deliveries, documents }: PackContents): string {
  const facts: readonly (readonly [Text, Cell])[] = [
    [{ fr: 'Facture', en: 'Invoice' }, invoice.number],
    [{ fr: 'Émetteur', en: 'Issuer' }, `${invoice.issuer.name} (SIREN ${invoice.issuer.siren})`],
    [{ fr: 'Client', en: 'Customer' }, `${invoice.customer.name} (${invoice.customer.code})`],
    [{ fr: 'Date', en: 'Date' }, invoice.issueDate],
    [{ fr: 'Montant TTC', en: 'Total with VAT' }, `${invoice.total} ${invoice.currency}`],
    [{ fr: 'Reçue', en: 'Received' }, invoice.receivedAt],
    [{ fr: 'Dossier établi', en: 'Pack made' }, createdAt],
  ];
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${escapeHtml(invoice.number)}</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1c2430; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d9dee6; }
th small, h1 small, h2 small { color: #5c6675; font-weight: normal; }
code { font: 12px ui-monospace, monospace; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>Dossier de preuves <small lang="en">Evidence pack</small></h1>
${table(facts.map(([label, value]) => [both(label), value]))}
${deliveries.map(deliverySection).join('\n')}
<h2>Documents <small lang="en">Documents</small></h2>
${table(
  documents.map(({ name, type, sha256, bytes }) => [
    partOf(invoice, sha256),
    name,
    type,
    String(bytes.length),
    code(sha256),
  ]),
)}
<p>Pour vérifier ce dossier : <code>facteur audit verify DOSSIER.zip</code>.
<span lang="en">To verify this pack: <code>facteur audit verify PACK.zip</code>.</span></p>
</body>
</html>
`;
}

/** What the document is to the invoice; one that only a receipt names plays no part of its own. */
function partOf({ documents }: PackContents['invoice'], sha256: string): Cell {
  const parts = documents.filter((document) => document.sha256 === sha256);
  const words = [...new Map(parts.map(({ role }) => [role, documentRole(role)])).values()];
  return words.length === 0
    ? ''
    : both({
        fr: words.map(({ fr }) => fr).join(', '),
        en: words.map(({ en }) => en).join(', '),
      });
}

function deliverySection({ about, plan, events, attempts, evidence }: PackedDelivery): string {
  const seen = fold(plan, events);
  const facts: readonly (readonly [Text, Cell])[] = [
    [{ fr: 'Circuit', en: 'Flow' }, `${about.flowName}, v${about.version}`],
    [{ fr: 'Publié par', en: 'Published by' }, `${about.publishedBy}, ${about.publishedAt}`],
    [{ fr: 'Empreinte du plan', en: 'Plan hash' }, code(about.publishedHash)],
    [{ fr: 'Début', en: 'Begun' }, about.startedAt],
    [{ fr: 'Fin', en: 'Ended' }, about.endedAt ?? '—'],
    [{ fr: 'Issue', en: 'Outcome' }, about.outcome ?? about.state],
  ];
  const steps = toldSteps(plan, seen).map(({ id, step }): readonly Cell[] => {
    const view = seen.nodes[id];
    const title = plan.titles?.[step.id];
    return [
      title ? both(withItem(title, id)) : id,
      step.type,
      view?.state ?? 'idle',
      view?.exit ?? '',
      view?.note ?? (view?.fault ? both(view.fault.message) : ''),
    ];
  });
  const decisions = events.flatMap((event): readonly (readonly Cell[])[] =>
    event.kind === 'resolved'
      ? [
          [
            event.at,
            event.node,
            event.resolution.action,
            event.resolution.actor,
            event.resolution.reason,
          ],
        ]
      : [],
  );
  return `<h2>Remise <small lang="en">Delivery</small> <code>${escapeHtml(about.id)}</code></h2>
${table(facts.map(([label, value]) => [both(label), value]))}
${section({ fr: 'Étapes', en: 'Steps' }, steps)}
${section({ fr: 'Décisions', en: 'Decisions' }, decisions)}
${section(
  { fr: 'Tentatives', en: 'Attempts' },
  attempts.map(({ node, generation, number, result, startedAt, endedAt }) => [
    `${node} #${generation}.${number}`,
    result,
    startedAt,
    endedAt ?? '—',
  ]),
)}
${section(
  { fr: 'Preuves', en: 'Receipts' },
  evidence.map(({ kind, detail, recordedAt }) => [kind, recordedAt, code(JSON.stringify(detail))]),
)}`;
}

const section = (title: Text, rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : `<h3>${escapeHtml(title.fr)} <small lang="en">${escapeHtml(title.en)}</small></h3>\n${table(rows)}`;

const table = (rows: readonly (readonly Cell[])[]): string =>
  `<table>\n${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`)
    .join('\n')}\n</table>`;

const cellHtml = (cell: Cell): string => (typeof cell === 'string' ? escapeHtml(cell) : cell.html);

const both = ({ fr, en }: Text): Cell => ({
  html:
    fr === en
      ? `<strong>${escapeHtml(fr)}</strong>`
      : `<strong>${escapeHtml(fr)}</strong> <small lang="en">${escapeHtml(en)}</small>`,
});

const code = (text: string): Cell => ({ html: `<code>${escapeHtml(text)}</code>` });
