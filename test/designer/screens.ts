import type { Locator, Page } from 'playwright-core';
import type { Text } from '#workflows/text.ts';
import { audit, panel as evidence } from '../../designer/text/audit.ts';
import { canvas } from '../../designer/text/canvas.ts';
import { channels } from '../../designer/text/channels.ts';
import { connections } from '../../designer/text/connections.ts';
import { customers } from '../../designer/text/customers.ts';
import { actionNames, deliveries, detail } from '../../designer/text/deliveries.ts';
import { dock, flows, params, publishing, saving, versions } from '../../designer/text/flows.ts';
import { documents, invoices, send } from '../../designer/text/invoices.ts';
import { panel } from '../../designer/text/panel.ts';
import { partner } from '../../designer/text/partner.ts';
import { recipients } from '../../designer/text/recipients.ts';
import { settings } from '../../designer/text/settings.ts';
import { shell } from '../../designer/text/shell.ts';
import { tables } from '../../designer/text/tables.ts';
import type { Language } from '../../designer/useText.ts';

/** Addresses of things in the demo that the screens are opened on. */
export interface Demo {
  /** A delivery that ended well, and its invoice. */
  readonly delivered: { readonly id: string; readonly invoiceId: string };
  /** A delivery that waits for a person. */
  readonly parked: { readonly id: string; readonly invoiceNumber: string };
  readonly mailId: string;
}

/** One open tab of the designer in one language. */
export class Desk {
  readonly page: Page;
  readonly base: string;
  readonly demo: Demo;
  readonly language: Language;

  constructor(page: Page, base: string, demo: Demo, language: Language) {
    this.page = page;
    this.base = base;
    this.demo = demo;
    this.language = language;
  }

  t = (text: Text): string => text[this.language];

  /** Opens an address and waits until nothing is loading any more. */
  async go(path: string): Promise<void> {
    await this.page.goto(`${this.base}${path}`);
    await this.page.locator('h1, h2').first().waitFor();
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.page
      .getByRole('status', { name: this.t(shell.loading) })
      .first()
      .waitFor({ state: 'detached' });
    await this.page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().iterations === 1)
          .map(({ finished }) => finished),
      ),
    );
  }

  button = (text: Text, exact = true): Locator =>
    this.page.getByRole('button', { name: this.t(text), exact });

  async press(text: Text, exact = true): Promise<void> {
    await this.button(text, exact).first().click();
    await this.settle();
  }

  /** Until the server has the drawing: who leaves before finds a copy of this computer's beside it. */
  async saved(): Promise<void> {
    const words = new RegExp(this.t(saving.saved).replace('{time}', ''));
    await this.page.getByRole('status').filter({ hasText: words }).waitFor();
  }

  async tab(text: Text): Promise<void> {
    await this.page.getByRole('tab', { name: this.t(text) }).click();
    await this.settle();
  }

  async dialog(): Promise<void> {
    await this.page.getByRole('dialog').first().waitFor();
    await this.settle();
  }
}

export interface Screen {
  readonly name: string;
  readonly open: (desk: Desk) => Promise<void>;
}

const flow = '/flows/acme-benelux';
const step = async (desk: Desk, title: string): Promise<void> => {
  await desk.go(flow);
  await desk.page.locator('.react-flow__node').getByText(title, { exact: true }).first().click();
  await desk.page.getByRole('tab', { name: desk.t(panel.setUp) }).waitFor();
  await desk.settle();
};
const auditTab = async (desk: Desk, text: Text): Promise<void> => {
  await desk.go(`/audit/${desk.demo.delivered.id}`);
  await desk.tab(text);
};

/** Every screen and main dialog, each from a fresh address. */
export const screens: readonly Screen[] = [
  { name: 'home', open: (desk) => desk.go('/') },
  {
    name: 'home, account menu',
    open: async (desk) => {
      await desk.go('/');
      await desk.press(shell.account);
      await desk.dialog();
    },
  },
  {
    name: 'search everywhere',
    open: async (desk) => {
      await desk.go('/');
      await desk.page.keyboard.press('Control+k');
      await desk.page.getByPlaceholder(desk.t(shell.find)).fill('ac');
      await desk.page.getByText('ACME Benelux').nth(1).waitFor();
      await desk.settle();
    },
  },
  { name: 'flows', open: (desk) => desk.go('/flows') },
  {
    name: 'flows, new',
    open: async (desk) => {
      await desk.go('/flows');
      await desk.press(flows.new);
      await desk.dialog();
    },
  },
  { name: 'flow', open: (desk) => desk.go(flow) },
  { name: 'flow, subject', open: (desk) => step(desk, 'Objet facture') },
  {
    name: 'flow, choices of a step',
    open: async (desk) => {
      await step(desk, 'Objet facture');
      await desk.press(panel.more);
      await desk.page.getByRole('menu').waitFor();
      await desk.settle();
    },
  },
  {
    name: 'flow, condition',
    open: async (desk) => {
      await desk.go(flow);
      await desk.page.locator('.react-flow__node', { hasText: 'Avoir' }).first().click();
      await desk.settle();
    },
  },
  {
    name: 'flow, data of a step',
    open: async (desk) => {
      await desk.go(flow);
      await desk.page.locator('.react-flow__node').nth(1).click();
      await desk.tab(panel.dataIn);
    },
  },
  {
    name: 'flow, test run',
    open: async (desk) => {
      await desk.go(flow);
      await desk.press(dock.run);
      await desk.button(dock.runAgain).waitFor();
      await desk.page.getByRole('columnheader', { name: desk.t(dock.output) }).waitFor();
      await desk.settle();
    },
  },
  {
    name: 'flow, problems',
    open: async (desk) => {
      await desk.go(flow);
      await desk.press(dock.problems, false);
    },
  },
  {
    name: 'flow, add a step',
    open: async (desk) => {
      await step(desk, 'Objet facture');
      await desk.page.keyboard.press('Escape');
      await desk.page.keyboard.press('a');
      await desk.page.getByRole('dialog').or(desk.page.getByRole('listbox')).first().waitFor();
      await desk.settle();
    },
  },
  {
    name: 'flow, as a list',
    open: async (desk) => {
      await desk.go(flow);
      await desk.press(canvas.outline);
    },
  },
  {
    name: 'flow, find',
    open: async (desk) => {
      await desk.go(flow);
      await desk.page.keyboard.press('Control+f');
      await desk.page.getByPlaceholder(desk.t(canvas.findPlaceholder)).fill('objet');
      await desk.settle();
    },
  },
  {
    name: 'flow, shortcuts',
    open: async (desk) => {
      await desk.go(flow);
      await desk.page.keyboard.press('?');
      await desk.dialog();
    },
  },
  {
    name: 'flow, parameters',
    open: async (desk) => {
      await desk.go(flow);
      await desk.press(params.button);
      await desk.dialog();
    },
  },
  {
    name: 'flow, versions',
    open: async (desk) => {
      await desk.go(flow);
      await desk.press(versions.button);
      await desk.dialog();
    },
  },
  {
    name: 'flow, publish',
    open: async (desk) => {
      await desk.go(flow);
      await desk.press(publishing.button);
      await desk.dialog();
    },
  },
  { name: 'customers', open: (desk) => desk.go('/customers') },
  {
    name: 'customer',
    open: async (desk) => {
      await desk.go('/customers?customer=acme-benelux');
      await desk.page.getByText(desk.t(customers.values)).waitFor();
      await desk.dialog();
    },
  },
  { name: 'invoices', open: (desk) => desk.go('/invoices') },
  { name: 'invoices, none found', open: (desk) => desk.go('/invoices?q=nothing-of-that-name') },
  {
    name: 'invoices, send a sample',
    open: async (desk) => {
      await desk.go('/invoices?send=sample');
      await desk.dialog();
    },
  },
  {
    name: 'invoices, send files',
    open: async (desk) => {
      await desk.go('/invoices?send=sample');
      await desk.tab(send.files);
    },
  },
  {
    name: 'invoice',
    open: async (desk) => {
      await desk.go(`/invoices/${desk.demo.delivered.invoiceId}`);
      await desk.page.locator('canvas').first().waitFor();
      await desk.page.getByText(desk.t(invoices.documents)).first().waitFor();
      await desk.settle();
    },
  },
  {
    name: 'invoice, a document',
    open: async (desk) => {
      await desk.go(`/invoices/${desk.demo.delivered.invoiceId}`);
      await desk.page
        .getByRole('button', { name: desk.t(documents.view).replace('{name}', '').trim() })
        .first()
        .click();
      await desk.dialog();
    },
  },
  { name: 'deliveries', open: (desk) => desk.go('/deliveries') },
  { name: 'deliveries, all', open: (desk) => desk.go('/deliveries?show=all') },
  { name: 'deliveries, none', open: (desk) => desk.go('/deliveries?show=waiting&q=none') },
  {
    name: 'deliveries, one open',
    open: async (desk) => {
      await desk.go(`/deliveries?open=${desk.demo.parked.id}`);
      await desk.page.getByText(desk.t(detail.whatToDo)).waitFor();
      await desk.settle();
    },
  },
  {
    name: 'deliveries, rarer actions',
    open: async (desk) => {
      await desk.go(`/deliveries?open=${desk.demo.parked.id}`);
      await desk.press(detail.otherWays);
      await desk.page.getByRole('menu').waitFor();
      await desk.settle();
    },
  },
  {
    name: 'deliveries, abort',
    open: async (desk) => {
      await desk.go(`/deliveries?open=${desk.demo.parked.id}`);
      await desk.press(detail.otherWays);
      await desk.page.getByRole('menuitem', { name: desk.t(actionNames.abort) }).click();
      await desk.dialog();
    },
  },
  {
    name: 'deliveries, selected',
    open: async (desk) => {
      await desk.go('/deliveries');
      await desk.page.getByRole('checkbox', { name: desk.t(deliveries.selectAll) }).check();
      await desk.settle();
    },
  },
  {
    name: 'deliveries, retry together',
    open: async (desk) => {
      await desk.go('/deliveries');
      await desk.page.getByRole('checkbox', { name: desk.t(deliveries.selectAll) }).check();
      const name = desk.t(deliveries.bulkRetry).split('{')[0]?.trim() ?? '';
      await desk.page.getByRole('button', { name }).last().click();
      await desk.dialog();
    },
  },
  { name: 'delivery, live', open: (desk) => desk.go(`/deliveries/${desk.demo.delivered.id}/live`) },
  { name: 'audits', open: (desk) => desk.go('/audit') },
  { name: 'audit', open: (desk) => desk.go(`/audit/${desk.demo.delivered.id}`) },
  { name: 'audit, went in', open: (desk) => auditTab(desk, evidence.wentIn) },
  { name: 'audit, came out', open: (desk) => auditTab(desk, evidence.cameOut) },
  { name: 'audit, settings then', open: (desk) => auditTab(desk, evidence.settings) },
  {
    name: 'audit of what failed, all events',
    open: async (desk) => {
      await desk.go(`/audit/${desk.demo.parked.id}`);
      await desk.press(audit.all, false);
    },
  },
  {
    name: 'audit, replay',
    open: async (desk) => {
      await desk.go(`/audit/${desk.demo.delivered.id}`);
      await desk.press(audit.replay);
      await desk.dialog();
    },
  },
  { name: 'mailbox', open: (desk) => desk.go('/mailbox') },
  { name: 'mailbox, a mail', open: (desk) => desk.go(`/mailbox?mail=${desk.demo.mailId}`) },
  { name: 'mailbox, SFTP', open: (desk) => desk.go('/mailbox?tab=drop') },
  { name: 'settings', open: (desk) => desk.go('/settings') },
  {
    name: 'settings, upload a table',
    open: async (desk) => {
      await desk.go('/settings');
      await desk.press(tables.addTable);
      await desk.dialog();
    },
  },
  ...(['pauseNamed', 'changePace'] as const).map((which) => ({
    name: `settings, ${which}`,
    open: async (desk: Desk) => {
      await desk.go('/settings');
      const [before] = desk.t(channels[which]).split('{name}');
      await desk.page
        .getByRole('button', { name: before ?? '' })
        .first()
        .click();
      await desk.dialog();
    },
  })),
  {
    name: 'settings, a new connection',
    open: async (desk) => {
      await desk.go('/settings');
      await desk.press(connections.add);
      await desk.dialog();
      await desk.press(connections.more);
      await desk.settle();
    },
  },
  {
    name: 'settings, a sign-in link',
    open: async (desk) => {
      await desk.go('/settings');
      const name = desk.t(settings.makeLinkFor).replace('{login}', 'auditor@demo');
      await desk.page.getByRole('button', { name }).click();
      await desk.dialog();
    },
  },
  { name: 'a page that does not exist', open: (desk) => desk.go('/nowhere') },
  { name: 'a used sign-in link', open: (desk) => desk.go('/sign-in#used') },
  // Last, since it changes the draft.
  {
    name: 'flow, EDIFACT partner',
    open: async (desk) => {
      await desk.go(flow);
      await desk.page.locator('.react-flow__node').nth(1).click();
      await desk.press(panel.advanced);
      await desk.page.locator('[data-field=partner] input').first().click();
      await desk.page.getByRole('option', { name: desk.t(partner.here) }).click();
      await desk.press(partner.addMention);
      await desk.press(partner.addCode);
      await desk.saved();
    },
  },
  {
    name: 'flow, further recipients',
    open: async (desk) => {
      // A row without an address does not compile, so another drawing gets it.
      await desk.go('/flows/e-mail-en-anglais');
      await desk.page.locator('.react-flow__node[data-id=email]').click();
      await desk.page.getByRole('tab', { name: desk.t(panel.setUp) }).waitFor();
      await desk.press(panel.advanced);
      await desk.press(recipients.add);
      await desk.press(recipients.onlyIf);
      await desk.saved();
    },
  },
];
