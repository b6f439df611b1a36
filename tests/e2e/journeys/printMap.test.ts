import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness.ts';
import { demoMap, room } from '../screens.ts';

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.click(`[data-print="${field}"]`);
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

type Picture = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** The picture inside the PDF, with the PNG filter of its rows undone. */
function pictureOf(bytes: Uint8Array): Picture {
  const pdf = Buffer.from(bytes);
  const head = pdf.toString('latin1');
  const number = (key: string): number => Number(new RegExp(`/Image .*?/${key} (\\d+)`, 's').exec(head)?.[1]);
  const [width, height] = [number('Width'), number('Height')];
  const begin = head.indexOf('stream\n', head.indexOf('/Subtype /Image')) + 7;
  const length = Number(/\/Length (\d+) >>\nstream\n$/.exec(head.slice(0, begin))?.[1]);
  const raw = inflateSync(pdf.subarray(begin, begin + length));
  const rgb = new Uint8Array(width * height * 3);
  const row = width * 3;
  for (let y = 0; y < height; y += 1)
    for (let i = 0; i < row; i += 1)
      rgb[y * row + i] = (raw[y * (row + 1) + 1 + i] ?? 0) + (y > 0 ? (rgb[(y - 1) * row + i] ?? 0) : 0);
  return { width, height, rgb };
}

type Colour = readonly [number, number, number];
const PEOPLE: Colour = [19, 128, 158];

/** Pixels of about a colour. */
function countOf({ rgb }: Picture, [r, g, b]: Colour): number {
  let count = 0;
  for (let i = 0; i < rgb.length; i += 3)
    if (Math.abs((rgb[i] ?? 0) - r) + Math.abs((rgb[i + 1] ?? 0) - g) + Math.abs((rgb[i + 2] ?? 0) - b) < 12)
      count += 1;
  return count;
}

const shareOf = (picture: Picture, colour: Colour): number =>
  countOf(picture, colour) / (picture.width * picture.height);

journey('the map is printed on A4 as the screen shows it', async ({ page, save }) => {
  await demoMap(page);
  await room(page, 'map');
  await page.locator('.lm-map-zoom').waitFor();
  await page.click('[data-tool="print"]');
  await page.getByRole('textbox', { name: '图名' }).fill('示例打印图');
  await choose(page, 'dpi', '150 dpi');
  await choose(page, 'scale', '1:5,000');
  const pdf = await save(() => page.click('[data-print="make-pdf"]'));
  expect(pdf.fileName).toMatch(/^示例社区示例打印图\d{8}\.pdf$/);
  const text = Buffer.from(pdf.bytes).toString('latin1');
  expect(text).toContain('/MediaBox [0 0 841.890 595.276]');
  const picture = pictureOf(pdf.bytes);
  expect([picture.width, picture.height]).toEqual([1754, 1240]);
  // White paper round a map whose ground, people and outline are there in their colours.
  expect([...picture.rgb.subarray(0, 3)]).toEqual([255, 255, 255]);
  const share = (colour: Colour): number => shareOf(picture, colour);
  expect(share([253, 252, 249])).toBeGreaterThan(0.2);
  expect(share(PEOPLE)).toBeGreaterThan(0.0005);
  expect(share([93, 86, 72])).toBeGreaterThan(0.0005);

  // The screen's frame is not on the paper, and a preview is the same sheet.
  expect(share([176, 52, 60])).toBeLessThan(0.002);
  await page.click('[data-print="open-preview"]');
  const preview = page.locator('img[data-print="preview"]');
  await preview.waitFor({ timeout: 30_000 });
  const shape = await preview.evaluate((img: HTMLImageElement) => img.naturalWidth / img.naturalHeight);
  expect(shape).toBeCloseTo(297 / 210, 2);
});

journey(
  'a map is not printed before its points are here and it has found its place',
  async ({ page, save }) => {
    // In the browser; the desktop's own window does not fetch.
    await page.route('**/api/things.markers', async (route) => {
      await new Promise((done) => setTimeout(done, 6000));
      await route.continue();
    });
    await demoMap(page);
    await page.click('[data-tool="print"]');
    await choose(page, 'dpi', '150 dpi');
    await choose(page, 'scale', '1:5,000');
    const pdf = await save(() => page.click('[data-print="make-pdf"]'));
    expect(shareOf(pictureOf(pdf.bytes), PEOPLE)).toBeGreaterThan(0.0005);
  },
);
