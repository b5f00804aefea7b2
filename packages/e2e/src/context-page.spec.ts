import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ContextPicture, PicturedFile } from '../../plugin/dist/reports/context-page/context-picture';
import { renderContextPage } from '../../plugin/dist/reports/context-page/render-context-page';
import { startBrowser, withPage, type OpenPage } from './support/browser';
import { measureContrast } from './support/contrast';

let browser: Browser;

// It may have to be installed.
beforeAll(async () => {
  browser = await startBrowser();
}, 900_000);

afterAll(async () => {
  await browser.close();
});

function file(path: string, bytes: number, pollution: string | null = null): PicturedFile {
  return { path, bytes, kind: 'file', pollution };
}

const PICTURE: ContextPicture = {
  project: 'orders',
  dockerfile: 'services/orders/alpine.Dockerfile',
  ignoreFile: 'services/orders/alpine.Dockerfile.dockerignore',
  dialect: 'docker',
  sent: [
    file('services/orders/src/main.py', 300_000),
    file('services/orders/src/__pycache__/main.pyc', 200_000, 'python'),
    file('services/orders/src/__pycache__/util.pyc', 100_000, 'python'),
    file('services/orders/README.md', 100_000),
    file('data/model.onnx', 200_000),
    file('data/towns.csv', 50_000),
    file('logo.svg', 40_000),
    file('unknown', 10_000),
    { path: 'current', bytes: 0, kind: 'link', pollution: null },
  ],
  excludedByLine: [
    {
      line: 2,
      text: '**/node_modules',
      files: 48_211,
      bytes: 512_345_678,
      places: [{ path: 'node_modules', files: 48_211, bytes: 512_345_678, isFolder: true }],
    },
  ],
  problems: ['secrets/ cannot be read (EACCES), so what is in it is not counted.'],
};

interface View extends BrowserContextOptions {
  readonly picture?: Partial<ContextPicture>;
}

function open<T>({ picture, ...options }: View, job: (opened: OpenPage) => Promise<T>): Promise<T> {
  return withPage(browser, renderContextPage({ ...PICTURE, ...picture }), options, job);
}

/** The names under which the browser offers the cells to assistive technology. */
async function namesOfCells(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const map = nodes.find(
    ({ role, name }) => role?.value === 'group' && String(name?.value).startsWith('Inside '),
  );
  const inside = new Set(map?.childIds);
  return nodes
    .filter(({ nodeId, ignored }) => inside.has(nodeId) && !ignored)
    .map(({ role, name }) => `${String(role?.value)}: ${String(name?.value)}`);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What has the focus, in short. */
function focused(page: Page): Promise<string> {
  return page
    .locator(':focus')
    .evaluate((element) => (element.getAttribute('aria-label') ?? element.textContent).split(',')[0] ?? '');
}

/** Where the picture is: the folders of the trail. */
function trail(page: Page): Promise<string[]> {
  return page.locator('#trail li').allTextContents();
}

async function enterPicture(page: Page): Promise<void> {
  await page.locator('#map > [tabindex="0"]').focus();
}

describe('the page of a build context', () => {
  it('asks for nothing but itself, and has nothing to complain about', async () => {
    await open({}, async ({ page, requests, complaints }) => {
      await enterPicture(page);
      await press(page, 'Enter', 'Enter', 'Escape');
      expect(requests).toEqual([page.url()]);
      expect(complaints).toEqual([]);
      expect(await page.title()).toBe('Build context of orders');
    });
  });

  it('shows the largest first, each with its path, size and share', async () => {
    await open({}, async ({ page }) => {
      const share = 'of what would be sent';
      expect(await namesOfCells(page)).toEqual([
        `button: services/orders, folder, 4 files, 700.0 kB, 70.0 % ${share}, mostly pollution, pollution in it: 2 files, 300.0 kB`,
        `button: data, folder, 2 files, 250.0 kB, 25.0 % ${share}, mostly binaries and archives`,
        `button: logo.svg, file, 40.0 kB, 4.0 % ${share}, images, media and fonts`,
        `button: unknown, file, 10.0 kB, 1.0 % ${share}, other files and links`,
        `button: current, link, 0 B, 0 % ${share}, other files and links`,
      ]);
    });
  });

  it('draws areas in proportion, inside the picture', async () => {
    await open({}, async ({ page }) => {
      const areas = await page.locator('#map > button').evaluateAll((buttons) => {
        const map = buttons[0]?.parentElement?.getBoundingClientRect() ?? new DOMRect();
        return buttons.map((button) => {
          const { left, right, top, bottom, width, height } = button.getBoundingClientRect();
          const isInside =
            left >= map.left - 1 && right <= map.right + 1 && top >= map.top - 1 && bottom <= map.bottom + 1;
          return isInside ? (width * height) / (map.width * map.height) : NaN;
        });
      });
      // A little less than its share, because the link without a byte gets room, too.
      expect(areas.map((area) => Math.round(1000 * area))).toEqual([699, 250, 40, 10, 1]);
    });
  });
});

describe('the keyboard', () => {
  it('opens folders and leaves them, back to where it was', async () => {
    await open({}, async ({ page }) => {
      await enterPicture(page);
      expect([await trail(page), await focused(page)]).toEqual([['the whole context'], 'services/orders']);
      await press(page, 'Enter');
      expect([await trail(page), await focused(page)]).toEqual([
        ['the whole context', 'services/orders'],
        'services/orders/src',
      ]);
      await press(page, ' ');
      expect(await focused(page)).toBe('services/orders/src/__pycache__');
      await press(page, 'Escape');
      expect(await focused(page)).toBe('services/orders/src');
      await press(page, 'Backspace');
      expect([await trail(page), await focused(page)]).toEqual([['the whole context'], 'services/orders']);
      await press(page, 'Escape');
      expect([await trail(page), await focused(page)]).toEqual([['the whole context'], 'services/orders']);
      await press(page, 'ArrowRight', 'Enter', 'Escape');
      expect([await trail(page), await focused(page)]).toEqual([['the whole context'], 'data']);
    });
  });

  it('says of a file what it is, and of a folder that it is open', async () => {
    await open({}, async ({ page }) => {
      const announcement = page.getByRole('status');
      await enterPicture(page);
      await press(page, 'Enter');
      expect(await announcement.textContent()).toMatch(/^services\/orders, folder, .* shown in 2 cells$/);
      await press(page, 'End', 'Enter');
      expect(await announcement.textContent()).toMatch(
        /^services\/orders\/README.md, file, 100.0 kB, 10.0 %/,
      );
      expect(await trail(page)).toEqual(['the whole context', 'services/orders']);
    });
  });

  it('reaches every cell with arrow keys, wherever it begins, and never goes astray', async () => {
    const sent = Array.from({ length: 39 }, (_, index) => file(`file-${String(index)}`, index + 1));
    await open({ picture: { sent } }, async ({ page }) => {
      expect(await page.locator('#map > button').count()).toBe(39);
      const moves = await page.locator('#map').evaluate(tryArrows);
      expect(moves.length).toBe(4 * 39);
      expect(moves.filter(({ isAstray }) => isAstray)).toEqual([]);
      expect([reachable(moves, 0), reachable(moves, 38)]).toEqual([39, 39]);
    });
  });

  it('moves to what lies beside', async () => {
    const sent = [file('left', 60), file('right-top', 30), file('right-bottom', 10)];
    await open({ picture: { sent } }, async ({ page }) => {
      await enterPicture(page);
      const steps: string[] = [];
      for (const key of [
        'ArrowRight',
        'ArrowDown',
        'ArrowDown',
        'ArrowLeft',
        'End',
        'ArrowUp',
        'Home',
        'ArrowLeft',
      ]) {
        await press(page, key);
        steps.push(await focused(page));
      }
      expect(steps).toEqual([
        ...['right-top', 'right-bottom', 'right-bottom', 'left'],
        ...['right-bottom', 'right-top', 'left', 'left'],
      ]);
    });
  });

  it('goes through the page in reading order, with one stop in the picture', async () => {
    await open({}, async ({ page }) => {
      await enterPicture(page);
      await press(page, 'Enter', 'Enter', 'ArrowRight');
      await page.locator('h1').click();
      const stops: string[] = [];
      for (let stop = 0; stop < 5; stop++) {
        await press(page, 'Tab');
        stops.push(await focused(page));
      }
      expect(stops).toEqual([
        ...['the whole context', 'services/orders', 'services/orders/src/main.py'],
        ...['All 4 folders at any depth', '1 place'],
      ]);
    });
  });

  it('shows where it is', async () => {
    await open({}, async ({ page }) => {
      await page.locator('h1').click();
      await press(page, 'Tab');
      const outline = await page.locator(':focus').evaluate((element) => {
        const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(element);
        return { outlineStyle, outlineWidth, differs: outlineColor !== backgroundColor };
      });
      expect(outline).toEqual({ outlineStyle: 'solid', outlineWidth: '3px', differs: true });
    });
  });
});

interface Move {
  readonly from: number;
  readonly key: string;
  readonly to: number;
  /** Whether it passed over a cell that lies directly beside. */
  readonly isAstray: boolean;
}

/** Tries every arrow key in every cell. Runs in the page, so it names nothing of this file. */
function tryArrows(map: Element): Move[] {
  const cells = [...map.children] as HTMLElement[];
  const touches = (key: string, one: DOMRect, other: DOMRect): boolean => {
    const besides = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    const above = Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1;
    if (key === 'ArrowLeft') return besides && Math.abs(other.right - one.left) < 1;
    if (key === 'ArrowRight') return besides && Math.abs(other.left - one.right) < 1;
    return above && Math.abs(key === 'ArrowUp' ? other.bottom - one.top : other.top - one.bottom) < 1;
  };
  return cells.flatMap((cell, from) =>
    ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => {
      cell.focus();
      cell.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      const to = cells.indexOf(document.activeElement as HTMLElement);
      const [here, there] = [cell, cells[to] ?? cell].map((one) => one.getBoundingClientRect());
      const canTouch = cells.some((other) => here && touches(key, here, other.getBoundingClientRect()));
      return { from, key, to, isAstray: canTouch && !(here && there && touches(key, here, there)) };
    }),
  );
}

/** How many cells moves lead to from one. */
function reachable(moves: readonly Move[], start: number): number {
  const reached = new Set([start]);
  for (const from of reached) moves.filter((move) => move.from === from).forEach(({ to }) => reached.add(to));
  return reached.size;
}

describe('the pointer', () => {
  it('opens a folder that is drawn inside another at once, and a file by its folder', async () => {
    await open({}, async ({ page }) => {
      await page.locator('.name', { hasText: '__pycache__/' }).click();
      expect(await trail(page)).toEqual(
        ['the whole context', 'services/orders', 'src', '__pycache__'].slice(0, 4),
      );
      await page.locator('#trail button').first().click();
      await page.locator('.name', { hasText: 'towns.csv' }).click();
      expect(await trail(page)).toEqual(['the whole context', 'data']);
    });
  });

  it('shows what it is over', async () => {
    await open({}, async ({ page }) => {
      await page.getByText('main.py', { exact: true }).hover();
      expect(await page.locator('#detail').textContent()).toMatch(
        /^services\/orders\/src\/main.py, file, 300.0 kB/,
      );
    });
  });
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it('every text has a contrast of 4.5', async () => {
    const parts = { cells: '#map', tables: 'table', warning: '.warning', text: 'body' };
    await open({ colorScheme }, async ({ page }) => {
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      const { seen, faint } = await measureContrast(page, parts, 4.5);
      expect(faint).toEqual([]);
      expect(Object.values(seen).filter((count) => count < 4)).toEqual([]);
    });
  });

  it('is that scheme', async () => {
    await open({ colorScheme }, async ({ page }) => {
      const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(background).toBe(colorScheme === 'light' ? 'rgb(246, 245, 241)' : 'rgb(20, 23, 26)');
    });
  });
});

describe('the reader', () => {
  it('has a narrow screen: nothing is wider than 320 pixels', async () => {
    const long = 'a-name-without-a-place-to-break'.repeat(8);
    const picture: Partial<ContextPicture> = {
      project: long,
      dockerfile: `${long}/${long}`,
      sent: [...PICTURE.sent, file(`${long}/${long}/${long}`, 900_000, long), file(`${long}/x`, 1)],
      problems: [long],
      excludedByLine: PICTURE.excludedByLine.map((line) => ({ ...line, text: long })),
    };
    await open({ picture, viewport: { width: 320, height: 640 } }, async ({ page }) => {
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await enterPicture(page);
      await press(page, 'Enter');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  });

  it('makes the window narrower: the picture is drawn anew and the focus stays', async () => {
    await open({ viewport: { width: 1200, height: 800 } }, async ({ page }) => {
      await enterPicture(page);
      await press(page, 'Enter', 'End');
      await page.setViewportSize({ width: 600, height: 800 });
      await page.waitForFunction('document.querySelector("#map").clientWidth < 600');
      expect([await trail(page), await focused(page)]).toEqual([
        ['the whole context', 'services/orders'],
        'services/orders/README.md',
      ]);
    });
  });

  it.each([
    ['reduce', 'none'],
    ['no-preference', 'opening'],
  ] as const)('has a wish as to motion: %s', async (reducedMotion, animation) => {
    await open({ reducedMotion }, async ({ page }) => {
      await enterPicture(page);
      await press(page, 'Enter');
      expect(await page.locator('#map').evaluate((map) => getComputedStyle(map).animationName)).toBe(
        animation,
      );
    });
  });

  it('has colours of their own: kinds keep their signs, and the focus its outline', async () => {
    await open({ forcedColors: 'active' }, async ({ page }) => {
      const signs = await page.locator('.swatch').allTextContents();
      expect(new Set(signs).size).toBe(signs.length);
      expect(signs.length).toBeGreaterThan(4);
      expect(await page.locator('#map > button .sign').allTextContents()).toEqual(
        expect.arrayContaining(['!', '◐']),
      );
    });
  });

  it('has paper: what is folded on the screen is printed', async () => {
    await open({}, async ({ page }) => {
      const place = page.locator('details .path', { hasText: 'node_modules/' });
      expect(await place.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await place.isVisible()).toBe(true);
    });
  });

  it('has no JavaScript: the tables have the numbers', async () => {
    await open({ javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('#picture').isVisible()).toBe(false);
      const text = await page.locator('main').innerText();
      expect(text).toContain('2 files, 300.0 kB of pollution would be sent');
      expect(text).toContain('The picture needs JavaScript. The tables below hold the same numbers.');
      const folders = page
        .locator('section', { has: page.locator('#folders') })
        .locator('table')
        .first();
      expect((await folders.innerText()).split('\n').map((row) => row.trim().replace(/\s+/g, ' '))).toEqual([
        'At the root of the context',
        'Folder or file Files Size Share',
        'services/orders/ 4 700.0 kB 70.0 %',
        'data/ 2 250.0 kB 25.0 %',
        'logo.svg 1 40.0 kB 4.0 %',
        'unknown 1 10.0 kB 1.0 %',
        'current 1 0 B 0 %',
        'All 9 1.0 MB 100 %',
      ]);
    });
  });
});

describe('names that mean harm', () => {
  const harm = `window.harmed = true`;
  const names = [
    `</script><script>${harm}</script>`,
    `<img src=x onerror="${harm}">`,
    `"><svg onload='${harm}'>`,
    `<!--<script>`,
    `\u202Efdp.exe`,
    `line\nfeed\tand\0zero`,
    `\uFFFD`,
    `__proto__`,
    `\${${harm}}`,
  ];
  const picture: Partial<ContextPicture> = {
    project: names.join(''),
    dockerfile: names.join('/'),
    ignoreFile: names.join('/'),
    dialect: names.join(''),
    sent: names.flatMap((name) => [file(name, 2_000), file(`in ${name}/${name}`, 1_000, name)]),
    excludedByLine: names.map((text, index) => ({
      line: index + 1,
      text,
      files: 1,
      bytes: 1,
      places: [{ path: text, files: 1, bytes: 1, isFolder: true }],
    })),
    problems: names,
  };

  it('are shown, not run', async () => {
    await open({ picture }, async ({ page, requests, complaints }) => {
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      await enterPicture(page);
      await press(page, 'Home', 'Enter', 'Escape');
      expect(await page.evaluate('window.harmed')).toBeUndefined();
      expect(await page.locator('img, main svg:not(.bar), script:not([type]) + *').count()).toBe(0);
      expect([requests, complaints]).toEqual([[page.url()], []]);
      const names = await namesOfCells(page);
      expect(names.some((name) => name.startsWith('button: ‹U+202E›fdp.exe, file'))).toBe(true);
      expect(names.some((name) => name.startsWith('button: line␊feed␉and␀zero, file'))).toBe(true);
      expect(
        names.some((name) => name.startsWith('button: <img src=x onerror="window.harmed = true">, ')),
      ).toBe(true);
    });
  });

  it('would not run even where they had become markup', async () => {
    const broken = renderContextPage(PICTURE).replace(
      '</main>',
      `<script>${harm}</script><img src=x onerror="${harm}"></main>`,
    );
    await withPage(browser, broken, {}, async ({ page, complaints }) => {
      expect(await page.evaluate('window.harmed')).toBeUndefined();
      expect(complaints.filter((complaint) => complaint.includes('Content Security Policy'))).toHaveLength(3);
      expect(await page.locator('#map > button').count()).toBe(5);
    });
  });
});

describe('a context with 100,000 files', () => {
  it('is shown in cells that can be told apart, down to single files', async () => {
    const sent = Array.from({ length: 100_000 }, (_, index) =>
      file(
        `packages/library-${String(index % 50)}/src/part-${String(index % 1000)}/file-${String(index)}.ts`,
        index,
      ),
    );
    await open({ picture: { sent } }, async ({ page, complaints }) => {
      await enterPicture(page);
      for (let depth = 0; depth < 12 && !(await countFiles(page)); depth++) await press(page, 'Enter');
      expect(await countFiles(page)).toBe(39);
      expect(await page.locator('#map > button').count()).toBe(40);
      expect(await page.locator('*').count()).toBeLessThan(10_000);
      expect(complaints).toEqual([]);
    });
  });
});

/** Single files among the cells of the folder that is shown. */
function countFiles(page: Page): Promise<number> {
  return page.locator('#map > button[aria-label*=".ts, file, "]').count();
}
