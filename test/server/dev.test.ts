import { utimes } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Product, startProduct } from '../journey/product.ts';
import { until } from '../support/until.ts';

test('the developer’s start serves live pages before the real API, and begins anew when code changes', async () => {
  const product = await startProduct('server/dev.ts');
  try {
    const { origin } = new URL(product.link);
    expect(await (await fetch(product.link)).text()).toContain('/@vite/client');
    expect(await (await fetch(`${origin}/api/openapi.json`)).json()).toHaveProperty('paths');
    await touch('server/version.ts');
    await until(() => expect(backAgain(product)).toEqual(['server', 'worker']));
  } finally {
    await product.stop();
  }
}, 180_000);

const touch = (file: string): Promise<void> =>
  utimes(new URL(`../../${file}`, import.meta.url), new Date(), new Date());

const backAgain = ({ said }: Product): string[] =>
  [...said().matchAll(/^(\w+) ?: back/gm)].map(([, name]) => String(name)).sort();
