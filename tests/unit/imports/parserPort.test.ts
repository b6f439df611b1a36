import { describe, expect, it } from 'vitest';
import { makeParserPort, nodeParser } from '#core/services/imports/parserPort';
import { bombWorkbook, csvText, peopleWorkbook, utf8 } from '../../fixtures/imports/make.ts';

const start = nodeParser(
  new URL('../../../electron/core/services/imports/parserProcess.ts', import.meta.url),
);
const never = new AbortController().signal;

describe('the parsing process', () => {
  const parse = makeParserPort(start);

  it('reads a workbook', async () => {
    const result = await parse({ fileName: '名单.xlsx', bytes: peopleWorkbook() }, never);
    expect(result.sheets[0]?.rows[3]?.[1]).toBe('张示例');
  });

  it.each([
    ['a bomb', 'a.xlsx', bombWorkbook(900_000_000), 'file.tooMuchContent'],
    ['a lying bomb', 'a.xlsx', bombWorkbook(4_096), 'file.tooMuchContent'],
    ['deep JSON', 'a.geojson', utf8('['.repeat(100_000)), 'file.tooDeep'],
    ['nothing', 'a.csv', new Uint8Array(), 'file.empty'],
  ])('answers %s with a message', async (_name, fileName, bytes, code) => {
    await expect(parse({ fileName, bytes }, never)).rejects.toMatchObject({ code });
  });

  it('is ended when it takes too long', async () => {
    const hasty = makeParserPort(start, { baseMs: 1, msPerMb: 0, heapMb: 256 });
    await expect(hasty({ fileName: 'a.xlsx', bytes: peopleWorkbook() }, never)).rejects.toMatchObject({
      code: 'file.timeout',
    });
  });

  it('is ended when it takes too much memory', async () => {
    const rows = Array.from({ length: 150_000 }, (_, index) => [`${index}`, '示例'.repeat(40), `${index}号`]);
    const small = makeParserPort(start, { baseMs: 20_000, msPerMb: 0, heapMb: 24 });
    await expect(small({ fileName: 'a.csv', bytes: utf8(csvText(rows)) }, never)).rejects.toMatchObject({
      code: 'file.tooMuchContent',
    });
  });

  it('is ended when nobody wants the answer any more', async () => {
    const controller = new AbortController();
    const answer = parse({ fileName: 'a.xlsx', bytes: peopleWorkbook() }, controller.signal);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await expect(parse({ fileName: 'a.csv', bytes: utf8('a') }, controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
