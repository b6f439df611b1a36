import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILE_MAX_BYTES } from '#shared/domain/files/index';
import { exifBody, jpegWith, tiffBlock } from '#tests/fixtures/files/metadata';
import { picture } from '#tests/fixtures/files/pictures';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
let thingId: string;
let seconds = 0;
const folder = (): string => join(test.home, 'maps', '测试社区');
beforeEach(async () => {
  // A clock that goes on: backups are named by it.
  test = makeTestCore({ now: () => Date.parse('2026-08-02T10:00:00+08:00') + 1000 * ++seconds });
  await test.call('maps.create', { name: '测试社区' });
  thingId = (await test.call('things.create', { kind: 'place', patch: { name: '文化礼堂' } })).id;
});
afterEach(() => test.dispose());

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const add = async (fileName: string, bytes: Uint8Array, to = thingId) => {
  const { files } = await test.call('files.add', { thingId: to, files: [{ fileName, bytes }] });
  const [file] = files;
  if (!file) throw new Error('no file');
  return file;
};
/** The contents on the disk, by their hashes. */
const contents = (): string[] => {
  const home = join(folder(), 'files');
  if (!existsSync(home)) return [];
  return readdirSync(home).flatMap((name) => readdirSync(join(home, name)));
};
const home = { lng: [121, 33, 0], lat: [29, 52, 0] };

describe('a photo', () => {
  it('is kept without its EXIF, once for the same content, and read back byte for byte', async () => {
    const talking = jpegWith(picture('jpeg'), [[0xe1, exifBody(tiffBlock(1, home))]]);
    const file = await add('C:\\Users\\某人\\礼堂 正门.jpg', talking);
    expect(file).toMatchObject({
      fileName: '礼堂 正门.jpg',
      mime: 'image/jpeg',
      sizeBytes: picture('jpeg').length,
      widthPx: 24,
      heightPx: 16,
    });
    await add('同一张.jpg', picture('jpeg'));
    expect(contents()).toHaveLength(1);
    const read = await test.call('files.read', { id: file.id });
    expect(read.bytes).toEqual(picture('jpeg'));
  });

  it('that is turned by its EXIF must come upright', async () => {
    const turned = jpegWith(picture('jpeg'), [[0xe1, exifBody(tiffBlock(6, null))]]);
    await expect(add('a.jpg', turned)).rejects.toMatchObject({ code: 'file.turned' });
  });

  it('has a small picture once a window made it', async () => {
    const { id } = await add('a.png', picture('png'));
    expect((await test.call('files.thumbnail', { id })).bytes).toBeNull();
    await test.call('files.keepThumbnail', { id, bytes: picture('webp') });
    expect((await test.call('files.thumbnail', { id })).bytes).toEqual(picture('webp'));
    await expect(test.call('files.keepThumbnail', { id, bytes: bytesOf('<svg/>') })).rejects.toMatchObject({
      code: 'file.notTaken',
    });
  });
});

describe('what is taken', () => {
  const zip = (...names: string[]) => bytesOf(`PK\x03\x04${names.join('PK')}`);
  const sheet = (): Uint8Array => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['甲']]), '表');
    return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  };

  it.each([
    ['说明.pdf', bytesOf('%PDF-1.7\n…'), 'application/pdf'],
    ['名单.xlsx', sheet(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['记录.txt', bytesOf('会议记录\r\n第一条'), 'text/plain'],
    ['图.gif', picture('gif'), 'image/gif'],
    ['改了名.pdf', picture('png'), 'image/png'],
  ])('%s, by its content', async (name, bytes, mime) => {
    expect((await add(name, bytes)).mime).toBe(mime);
  });

  it.each([
    ['a.jpg', bytesOf(''), 'file.empty'],
    ['a.heic', bytesOf('\0\0\0\x18ftypheic\0\0'), 'file.heic'],
    ['a.jpg', bytesOf('<svg onload="alert(1)"/>'), 'file.active'],
    ['a.txt', bytesOf('\ufeff<!DOCTYPE html><script>'), 'file.active'],
    ['a.docx', zip('word/document.xml', 'word/vbaProject.bin'), 'file.macro'],
    ['a.zip', zip('a.exe'), 'file.notTaken'],
    ['a.txt', bytesOf('MZ\x90\0\x03'), 'file.notTaken'],
    ['a.exe', bytesOf('abc'), 'file.notTaken'],
    ['a.jpg', picture('jpeg').subarray(0, 300), 'file.damaged'],
    ['a.txt', new Uint8Array(FILE_MAX_BYTES + 1).fill(65), 'file.tooHeavy'],
  ])('not %s (%#)', async (name, bytes, code) => {
    await expect(add(name, bytes)).rejects.toMatchObject({ code });
    expect(contents()).toEqual([]);
  });

  it('all of a step or none of it, and no more than a record holds', async () => {
    const one = { fileName: 'a.png', bytes: picture('png') };
    const bad = { fileName: 'b.exe', bytes: bytesOf('MZ\0') };
    await expect(test.call('files.add', { thingId, files: [one, bad] })).rejects.toMatchObject({
      code: 'file.notTaken',
    });
    expect((await test.call('files.of', { thingId })).files).toEqual([]);
    for (let at = 0; at < 10; at += 1)
      await test.call('files.add', { thingId, files: Array.from({ length: 20 }, () => one) });
    await expect(add('c.png', picture('png'))).rejects.toMatchObject({
      code: 'file.tooMany',
      params: { limit: 200, count: 200 },
    });
    await expect(add('c.png', picture('png'), 'nobody')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('the files of a record', () => {
  it('are put in order, renamed, removed and brought back', async () => {
    const a = await add('甲.png', picture('png'));
    const b = await add('乙.gif', picture('gif'));
    await test.call('files.reorder', { thingId, ids: [b.id, a.id] });
    await test.call('files.rename', { id: a.id, version: 2, fileName: '大门' });
    const names = async () => (await test.call('files.of', { thingId })).files.map((file) => file.fileName);
    expect(await names()).toEqual(['乙.gif', '大门']);
    await test.call('files.remove', { ids: [b.id] });
    expect((await test.call('files.of', { thingId })).removed.map(({ id }) => id)).toEqual([b.id]);
    await expect(test.call('files.read', { id: b.id })).rejects.toMatchObject({ code: 'notFound' });
    await test.call('files.restore', { id: b.id });
    await test.call('history.undo', {});
    await test.call('history.undo', {});
    expect(await names()).toEqual(['乙.gif', '大门']);
  });

  it('stay readable after a step was taken back and done again', async () => {
    const { id } = await add('甲.png', picture('png'));
    await test.call('history.undo', {});
    expect((await test.call('files.of', { thingId })).files).toEqual([]);
    await test.call('maps.open', { folder: folder() }).catch(() => undefined);
    await test.call('history.redo', {});
    expect((await test.call('files.read', { id })).bytes).toEqual(picture('png'));
  });

  it('may stand in a field of the office, by name', async () => {
    const field = await test.call('fields.save', {
      field: {
        kind: 'place',
        categoryId: null,
        label: '租赁合同',
        type: 'file',
        required: false,
        privacy: 'open',
        inTable: true,
      },
    });
    const { id } = await add('合同.pdf', bytesOf('%PDF-1.7'));
    const thing = await test.call('things.update', {
      id: thingId,
      version: 1,
      patch: { custom: { [field.id]: id } },
    });
    expect(thing.names).toEqual({ [id]: '合同.pdf' });
  });
});

describe('contents on the disk', () => {
  const reopen = async () => {
    await test.call('maps.close', {});
    await test.call('maps.open', { folder: folder() });
  };

  it('stay while a row, a change or a backup names them; what nothing names goes at closing', async () => {
    const { id } = await add('甲.png', picture('png'));
    await test.call('files.remove', { ids: [id] });
    const stray = 'ab'.repeat(32);
    await reopen();
    expect(contents()).toHaveLength(1);
    // Left by a step that failed after its content was written.
    await add('乙.gif', picture('gif'));
    mkdirSync(join(folder(), 'files', 'ab'), { recursive: true });
    writeFileSync(join(folder(), 'files', 'ab', stray), 'x');
    writeFileSync(join(folder(), 'files', 'ab', `${stray}.part`), 'half');
    await reopen();
    expect(contents().filter((name) => name.startsWith(stray))).toEqual([]);
    expect(contents()).toHaveLength(2);
  });

  it('stay for a backup from which they come back', async () => {
    const before = await test.call('backups.now', {});
    const { id } = await add('甲.png', picture('png'));
    const backup = await test.call('backups.now', {});
    await test.call('backups.restore', { id: before.id });
    await reopen();
    expect(contents()).toHaveLength(1);
    await test.call('backups.restore', { id: backup.id });
    expect((await test.call('files.read', { id })).bytes).toEqual(picture('png'));
  });

  it('that are gone or changed are told, not shown', async () => {
    const { id } = await add('甲.png', picture('png'));
    const [hash = ''] = contents();
    const file = join(folder(), 'files', hash.slice(0, 2), hash);
    writeFileSync(file, 'other');
    await expect(test.call('files.read', { id })).rejects.toMatchObject({ code: 'file.gone' });
    rmSync(file);
    await expect(test.call('files.read', { id })).rejects.toMatchObject({ code: 'file.gone' });
  });
});
