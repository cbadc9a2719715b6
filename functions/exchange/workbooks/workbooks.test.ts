import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../imports/columns.ts';
import { readWorkbook } from './read-workbook.ts';
import { safeText } from './safe-text.ts';
import { DATA_SHEET } from './sheets.ts';
import { inspectArchive } from './unpacked-size.ts';
import { type CellContent, writeWorkbook } from './write-workbook.ts';

const columns = COLUMNS.AGENCIES;
const headings = columns.map(({ zh }) => zh);
const book = (rows: readonly (readonly CellContent[])[], name = DATA_SHEET) =>
  writeWorkbook([{ name, headings, rows }]);

/** An archive of one deflated file, whose directory may lie about its size. */
function archive(name: string, content: Buffer, saidBytes = content.length): Buffer {
  const packed = deflateRawSync(content);
  const label = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(saidBytes, 22);
  local.writeUInt16LE(label.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(saidBytes, 24);
  entry.writeUInt16LE(label.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + label.length, 12);
  end.writeUInt32LE(local.length + label.length + packed.length, 16);
  return Buffer.concat([local, label, packed, entry, label, end]);
}

describe('[2-1] a workbook', () => {
  it('gives its rows with their numbers, empty ones left out', async () => {
    const bytes = await book([
      ['91310104MA1FX0010C', '甲（集团）公司', '2024-05-06', '研究开发'],
      [],
      ['X', 1],
    ]);
    expect(await readWorkbook(bytes, columns, 10)).toMatchObject({
      rows: [
        { row: 2, cells: { uscc: '91310104MA1FX0010C', name: '甲（集团）公司', source: '' } },
        { row: 4, cells: { uscc: 'X', name: '1' } },
      ],
    });
  });

  it.each([
    ['WRONG_SHEET', () => book([['x']], 'Sheet1')],
    ['NO_ROWS', () => book([])],
    ['TOO_MANY_ROWS', () => book([['a'], ['b'], ['c']])],
    ['WRONG_COLUMNS', () => writeWorkbook([{ name: DATA_SHEET, headings: ['甲'], rows: [['x']] }])],
    [
      'WRONG_COLUMNS',
      () => writeWorkbook([{ name: DATA_SHEET, headings: [...headings, '备注'], rows: [['x']] }]),
    ],
    ['NOT_A_WORKBOOK', () => Buffer.from('%PDF-1.4')],
    ['NOT_A_WORKBOOK', () => Buffer.alloc(0)],
    ['NOT_A_WORKBOOK', () => archive('xl/workbook.xml', Buffer.from('<no'))],
    ['TOO_LARGE', () => archive('xl/workbook.xml', Buffer.alloc(60 * 1024 * 1024))],
    ['TOO_LARGE', () => archive('xl/workbook.xml', Buffer.alloc(60 * 1024 * 1024), 100)],
    ['FORMULAS', () => archive('xl/worksheets/sheet1.xml', Buffer.from('<c r="A2"><f>1+1</f><v>2</v></c>'))],
  ])('is refused as %s', async (unreadable, made) => {
    expect(await readWorkbook(await made(), columns, 2)).toEqual({ unreadable });
  });

  it('is refused when it is cut short, anywhere', async () => {
    const whole = await book([['a']]);
    for (let kept = 0; kept < whole.length; kept += 97)
      expect(inspectArchive(whole.subarray(0, kept))).not.toBe('FINE');
  });

  it('of ten thousand rows is read in seconds', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [
      `K${i}`,
      `机构${i}`,
      '2024-05-06',
      '研究开发',
      '',
    ]);
    const read = await readWorkbook(await book(rows), columns, 10_000);
    expect('rows' in read && read.rows.length).toBe(10_000);
  }, 30_000);
});

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =HYPERLINK("x")', `'  =HYPERLINK("x")`],
    ['＝1', "'＝1"],
    ['\t=1', "'\t=1"],
    ['a=1', 'a=1'],
    ['一\u0000二', '一二'],
  ])('%j becomes %j', (text, safe) => expect(safeText(text)).toBe(safe));
});
