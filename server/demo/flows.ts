import type { Flow, FlowEdge, FlowNode, Param } from '#workflows/flow/schema.ts';

/** Names of the demo's connections. */
export const demoMail = 'demo-mail';
export const demoDrop = 'demo-drop';

const to: Param = {
  name: 'to',
  type: 'addresses',
  label: { fr: 'Destinataires', en: 'Recipients' },
};

const edge = (from: string, target: string, exit = 'ok'): FlowEdge => ({ from, exit, to: target });

const billing = 'facturation@ateliers-fermat.example';

const notifyBilling = (id: string): FlowNode => ({
  id,
  type: 'notify',
  title: 'Prévenir la facturation',
  config: { channel: demoMail, to: billing },
});

/** Where cards stand: columns 300 apart, rows 110 apart, as wide and high as the canvas draws them. */
const at = (column: number, row: number) => ({ x: column * 300, y: row * 110 });

const mailTries = { tries: 5, firstWait: 300, growth: 2, longestWait: 3600 };

/** Where a way ends that does not succeed: the step is tried again, and then billing is told, as where no file comes about. */
const orElseTellBilling = (step: string, tries: FlowNode['config'], row: number) => ({
  nodes: [{ id: 'retry', type: 'retry', config: tries }, notifyBilling('notify')],
  edges: [
    edge(step, 'retry', 'failed'),
    edge('retry', 'notify', 'gaveUp'),
    edge('convert', 'notify', 'failed'),
  ],
  layout: { retry: at(1, row), notify: at(1, row + 1) },
});

/**
 * One e-mail an invoice, named and addressed as the customer's manual asks; credit notes go elsewhere; a copy to the
 * controller above 10 000; an archive copy by SFTP beside it.
 */
const acme: Flow = {
  name: 'ACME Benelux',
  params: [
    to,
    {
      name: 'creditNotesTo',
      type: 'addresses',
      label: { fr: 'Destinataires des avoirs', en: 'Recipients of credit notes' },
    },
    {
      name: 'controller',
      type: 'address',
      label: { fr: 'Contrôleur en copie', en: 'Controller in copy' },
    },
  ],
  nodes: [
    { id: 'start', type: 'start', config: {} },
    { id: 'convert', type: 'convert', config: { profile: 'EN 16931' } },
    {
      id: 'isCreditNote',
      type: 'branch',
      title: 'Est-ce un avoir ?',
      config: { rule: { '==': [{ var: 'invoice.isCreditNote' }, true] } },
    },
    {
      id: 'subject',
      type: 'subject',
      title: 'Objet facture',
      config: { template: 'FACTURE {{invoice.number}} / CDE {{invoice.orderReference}}' },
    },
    { id: 'fileName', type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
    {
      id: 'email',
      type: 'email',
      config: {
        channel: demoMail,
        to: '{{params.to}}',
        cc: '{{params.controller}}',
        ccRule: { '>': [{ var: 'invoice.total' }, '10000'] },
      },
    },
    {
      id: 'archive',
      type: 'upload',
      title: 'Copie d’archive',
      config: { channel: demoDrop, folder: 'archive', what: 'invoice' },
    },
    { id: 'delivered', type: 'end', config: { outcome: 'delivered' } },
    {
      id: 'creditSubject',
      type: 'subject',
      title: 'Objet avoir',
      config: { template: 'AVOIR {{invoice.number}} / FACTURE {{invoice.precedingInvoice}}' },
    },
    { id: 'creditFileName', type: 'filename', config: { template: 'AVOIR_{{invoice.number}}' } },
    {
      id: 'creditEmail',
      type: 'email',
      title: 'Envoyer l’avoir',
      config: { channel: demoMail, to: '{{params.creditNotesTo}}' },
    },
    { id: 'creditDelivered', type: 'end', config: { outcome: 'delivered' } },
    { id: 'retry', type: 'retry', config: mailTries },
    { id: 'onFailure', type: 'onFailure', config: {} },
    notifyBilling('notify'),
  ],
  edges: [
    edge('start', 'convert'),
    edge('convert', 'isCreditNote'),
    edge('isCreditNote', 'subject', 'no'),
    edge('subject', 'fileName'),
    edge('fileName', 'email'),
    edge('fileName', 'archive'),
    edge('email', 'delivered'),
    edge('isCreditNote', 'creditSubject', 'yes'),
    edge('creditSubject', 'creditFileName'),
    edge('creditFileName', 'creditEmail'),
    edge('creditEmail', 'creditDelivered'),
    edge('email', 'retry', 'failed'),
    edge('archive', 'retry', 'failed'),
    edge('creditEmail', 'retry', 'failed'),
    edge('retry', 'notify', 'gaveUp'),
    edge('onFailure', 'notify'),
  ],
  layout: {
    start: at(1, 0),
    convert: at(1, 1),
    isCreditNote: at(1, 2),
    subject: at(1, 3),
    fileName: at(1, 4),
    email: at(1, 5),
    delivered: at(1, 6),
    creditSubject: at(0, 3),
    creditFileName: at(0, 4),
    creditEmail: at(0, 5),
    creditDelivered: at(0, 6),
    archive: at(2, 5),
    retry: at(3, 6),
    onFailure: at(4, 6),
    notify: at(3.5, 7),
  },
  stickies: [
    {
      id: 'manual',
      text: 'Manuel fournisseur ACME : un e-mail par facture, pas de ZIP. Copie au contrôleur au-delà de 10 000 €.',
      x: 660,
      y: 110,
    },
  ],
};

const englishOrElse = orElseTellBilling('email', mailTries, 5);

/** English wording, a file name of safe characters, one message. */
const english: Flow = {
  name: 'E-mail en anglais',
  params: [to],
  nodes: [
    { id: 'start', type: 'start', config: {} },
    { id: 'convert', type: 'convert', config: { profile: 'EN 16931', language: 'en' } },
    {
      id: 'subject',
      type: 'subject',
      config: {
        template:
          'Invoice {{invoice.number}} - PO {{default invoice.orderReference "n/a"}} - {{number invoice.total decimals=2 mark="." group=""}} {{invoice.currency}}',
      },
    },
    { id: 'fileName', type: 'filename', config: { template: 'Invoice_{{invoice.number}}' } },
    {
      id: 'email',
      type: 'email',
      config: {
        channel: demoMail,
        to: '{{params.to}}',
        body: 'Dear {{customer.name}},\n\nPlease find attached invoice {{invoice.number}}.\n\nKind regards,\n{{issuer.name}}',
      },
    },
    { id: 'delivered', type: 'end', config: { outcome: 'delivered' } },
    ...englishOrElse.nodes,
  ],
  edges: [
    edge('start', 'convert'),
    edge('convert', 'subject'),
    edge('subject', 'fileName'),
    edge('fileName', 'email'),
    edge('email', 'delivered'),
    ...englishOrElse.edges,
  ],
  layout: {
    start: at(0, 0),
    convert: at(0, 1),
    subject: at(0, 2),
    fileName: at(0, 3),
    email: at(0, 4),
    delivered: at(0, 5),
    ...englishOrElse.layout,
  },
  stickies: [],
};

const depositTries = { tries: 4, firstWait: 900, growth: 2, longestWait: 14_400 };
const depositOrElse = orElseTellBilling('upload', depositTries, 4);

/** A deposit on the customer's own server, and nothing else. */
const deposit: Flow = {
  name: 'Dépôt SFTP',
  params: [
    {
      name: 'supplierNumber',
      type: 'text',
      label: { fr: 'Notre numéro de fournisseur', en: 'Our supplier number' },
    },
  ],
  nodes: [
    { id: 'start', type: 'start', config: {} },
    { id: 'convert', type: 'convert', config: { profile: 'EN 16931' } },
    {
      id: 'fileName',
      type: 'filename',
      config: {
        template:
          '{{params.supplierNumber}}_{{invoice.number}}_{{date invoice.issueDate "yyyyMMdd"}}',
      },
    },
    {
      id: 'upload',
      type: 'upload',
      config: { channel: demoDrop, folder: 'inv/{{params.supplierNumber}}', what: 'invoice' },
    },
    { id: 'handedOver', type: 'end', config: { outcome: 'handed-over' } },
    ...depositOrElse.nodes,
  ],
  edges: [
    edge('start', 'convert'),
    edge('convert', 'fileName'),
    edge('fileName', 'upload'),
    edge('upload', 'handedOver'),
    ...depositOrElse.edges,
  ],
  layout: {
    start: at(0, 0),
    convert: at(0, 1),
    fileName: at(0, 2),
    upload: at(0, 3),
    handedOver: at(0, 4),
    ...depositOrElse.layout,
  },
  stickies: [],
};

export const demoFlows = { acme, english, deposit } satisfies Record<string, Flow>;
export type DemoFlow = keyof typeof demoFlows;
