import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ON_MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A headless Chromium: the one that `CHROMIUM` names, an installed one, or the one that npm carries. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser();
  // Chromium's sandbox refuses root; nobody else goes without it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...args, ...asRoot], headless: true });
}

async function findBrowser(): Promise<{ executablePath: string; args: readonly string[] }> {
  const named = process.env.CHROMIUM;
  if (named) return { executablePath: named, args: [] };
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const installed = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  for (const executablePath of [...installed, ...ON_MACOS]) {
    if (await isExecutable(executablePath)) return { executablePath, args: [] };
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  return { executablePath: await packaged.executablePath(), args: packaged.args };
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
