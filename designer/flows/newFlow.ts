import { Flow, type FlowEdge, type FlowNode, type Param } from '#workflows/flow/schema.ts';
import type { Text } from '#workflows/text.ts';
import { arrange } from '../canvas/arrange.ts';
import { catalogue } from '../canvas/graphContext.ts';
import { templates } from '../text/flows.ts';
import type { Language } from '../useText.ts';

export interface Template {
  readonly id: string;
  readonly title: Text;
  readonly text: Text;
  build(name: string, language: Language): Flow;
}

/** What a new flow can start from. Connections are chosen afterwards: each installation has its own. */
export const flowTemplates: readonly Template[] = [
  { id: 'email', title: templates.email, text: templates.emailText, build: byEmail },
  { id: 'credit', title: templates.credit, text: templates.creditText, build: creditsApart },
  { id: 'sftp', title: templates.sftp, text: templates.sftpText, build: bySftp },
  {
    id: 'empty',
    title: templates.empty,
    text: templates.emptyText,
    build: (name) => drawn(name, [], [start], []),
  },
];

const start: FlowNode = { id: 'start', type: 'start', config: {} };

const step = (id: string, type: string, config: Record<string, unknown> = {}): FlowNode => ({
  id,
  type,
  config,
});

const line = (from: string, to: string, exit = 'ok'): FlowEdge => ({ from, exit, to });

const recipient: Param = {
  name: 'to',
  type: 'addresses',
  label: { fr: 'Destinataires', en: 'Recipients' },
};

function byEmail(name: string, language: Language): Flow {
  return drawn(
    name,
    [recipient],
    [
      start,
      step('convert', 'convert'),
      step('subject', 'subject', {
        template: said(language, 'Facture {{invoice.number}}', 'Invoice {{invoice.number}}'),
      }),
      step('filename', 'filename', {
        template: said(language, 'FACTURE_{{invoice.number}}', 'INVOICE_{{invoice.number}}'),
      }),
      step('email', 'email', { to: '{{params.to}}' }),
      step('end', 'end', { outcome: 'delivered' }),
      step('retry', 'retry'),
      step('notify', 'notify'),
    ],
    [
      line('start', 'convert'),
      line('convert', 'subject'),
      line('subject', 'filename'),
      line('filename', 'email'),
      line('email', 'end'),
      line('email', 'retry', 'failed'),
      line('retry', 'notify', 'gaveUp'),
    ],
  );
}

function creditsApart(name: string, language: Language): Flow {
  const label = { fr: 'Adresse des avoirs', en: 'Address for credit notes' };
  return drawn(
    name,
    [recipient, { name: 'creditNotesTo', type: 'address', label }],
    [
      start,
      step('convert', 'convert'),
      step('branch', 'branch', { rule: { var: 'invoice.isCreditNote' } }),
      step('subjectCredit', 'subject', {
        template: said(language, 'Avoir {{invoice.number}}', 'Credit note {{invoice.number}}'),
      }),
      step('emailCredit', 'email', { to: '{{params.creditNotesTo}}' }),
      step('subject', 'subject', {
        template: said(language, 'Facture {{invoice.number}}', 'Invoice {{invoice.number}}'),
      }),
      step('email', 'email', { to: '{{params.to}}' }),
      step('end', 'end', { outcome: 'delivered' }),
    ],
    [
      line('start', 'convert'),
      line('convert', 'branch'),
      line('branch', 'subjectCredit', 'yes'),
      line('branch', 'subject', 'no'),
      line('subjectCredit', 'emailCredit'),
      line('subject', 'email'),
      line('emailCredit', 'end'),
      line('email', 'end'),
    ],
  );
}

function bySftp(name: string, language: Language): Flow {
  return drawn(
    name,
    [],
    [
      start,
      step('convert', 'convert'),
      step('filename', 'filename', {
        template: said(language, 'FACTURE_{{invoice.number}}', 'INVOICE_{{invoice.number}}'),
      }),
      step('upload', 'upload', {
        folder: said(language, 'factures/{{customer.code}}', 'invoices/{{customer.code}}'),
      }),
      step('end', 'end', { outcome: 'delivered' }),
      step('notify', 'notify'),
    ],
    [
      line('start', 'convert'),
      line('convert', 'filename'),
      line('filename', 'upload'),
      line('upload', 'end'),
      line('upload', 'notify', 'failed'),
    ],
  );
}

function drawn(name: string, params: Param[], nodes: FlowNode[], edges: FlowEdge[]): Flow {
  const flow = Flow.parse({ name, params, nodes, edges });
  return { ...flow, layout: arrange(flow, catalogue) };
}

const said = (language: Language, fr: string, en: string): string => (language === 'fr' ? fr : en);
