import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Product, startProduct } from '../journey/product.ts';
import { launchBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { type Demo, Desk, screens } from './screens.ts';

/** All of WCAG 2.2 AA that axe can tell; the theme changes nothing but colours. */
const rules = {
  light: (axe: AxeBuilder) =>
    axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']),
  dark: (axe: AxeBuilder) => axe.withRules(['color-contrast', 'link-in-text-block']),
};

let product: Product;
let browser: Browser;
let page: Page;
let base: string;
let demo: Demo;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const kept = await readFile(join(product.data, 'server.json'), 'utf8');
  const { url, token } = JSON.parse(kept) as { url: string; token: string };
  base = url;
  const ask = async (path: string, method = 'GET') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const reply = await fetch(base + path, {
      method,
      headers,
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
    return reply.json();
  };
  // The demo's last deliveries may still be on their way.
  demo = await until(() => demoOf(ask));
  // An administrator sees all that there is.
  const link = (await ask('/api/users/demo-admin/sign-in-link', 'POST')) as { url: string };
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(link.url);
  await page.waitForURL((address) => address.pathname === '/');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  test.each(screens)(
    '$name: nothing against WCAG 2.2 AA, light or dark, and Escape closes what lies above',
    async ({ open }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate((chosen) => localStorage.setItem('facteur.language', chosen), language);
      const desk = new Desk(page, base, demo, language);
      await open(desk);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        await desk.settle();
        const { violations } = await rules[colorScheme](axeOn(page)).analyze();
        expect({ colorScheme, violations: violations.map(inShort) }).toEqual({
          colorScheme,
          violations: [],
        });
      }
      const above = page.getByRole('dialog').or(page.getByRole('menu'));
      if (await above.first().isVisible()) {
        await page.keyboard.press('Escape');
        await above.first().waitFor({ state: 'hidden' });
      }
    },
  );
});

/**
 * Without a second page for each judgement, which takes as long as the judgement: that is for frames of other origins,
 * and the designer has none.
 */
const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

const inShort = ({ id, nodes }: Violation) => ({
  id,
  at: nodes.map(({ target, any }) => `${String(target)}: ${any[0]?.message ?? ''}`),
});

async function demoOf(ask: (path: string) => Promise<unknown>): Promise<Demo> {
  const { items } = (await ask('/api/deliveries?limit=100')) as {
    items: readonly {
      id: string;
      invoiceId: string;
      invoiceNumber: string;
      customerId: string;
      state: string;
      fault: { code: string } | null;
    }[];
  };
  const [mail] = (await ask('/api/demo/mails')) as readonly { id: string }[];
  const delivered = items.find(
    ({ state, customerId }) => state === 'delivered' && customerId === 'acme-benelux',
  );
  const parked = items.find(({ fault }) => fault?.code === 'SUBJECT_VALUE_MISSING');
  if (!delivered || !parked || !mail) throw new Error('the demo lacks what the screens show');
  return { delivered, parked, mailId: mail.id };
}
