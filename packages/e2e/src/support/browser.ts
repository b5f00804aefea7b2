import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { repositoryRoot } from './workspace';

/** A page that is open in a browser, with all that it did beside showing itself. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses that it asked for, its own first. */
  readonly requests: readonly string[];
  /** What it wrote to the console, what it threw, and what its policy refused. */
  readonly complaints: readonly string[];
}

// Without these, Chromium talks to servers of its own, or needs a display and a user other than root.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless browser with a profile of its own; fails where none can be had. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: ARGUMENTS });
}

/** Loaded by its path, because the types of the tools are built after those of the tests. */
async function findBrowser(): Promise<string> {
  const path = join(repositoryRoot, 'tools/dist/browser/find-browser.js');
  const tool = (await import(path)) as { readonly findBrowser: () => Promise<string> };
  return tool.findBrowser();
}

/** Writes HTML to a file, opens it from there, hands it to the job, and removes it. */
export async function withPage<T>(
  browser: Browser,
  html: string,
  options: BrowserContextOptions,
  job: (opened: OpenPage) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const context = await browser.newContext(options);
  try {
    const file = join(folder, 'page.html');
    await writeFile(file, html);
    const page = await context.newPage();
    const opened = { page, requests: [] as string[], complaints: [] as string[] };
    context.on('request', (request) => opened.requests.push(request.url()));
    page.on('console', (message) => opened.complaints.push(message.text()));
    page.on('pageerror', (error) => opened.complaints.push(error.stack ?? error.message));
    page.on('dialog', (dialog) => {
      opened.complaints.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href);
    return await job(opened);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
}
