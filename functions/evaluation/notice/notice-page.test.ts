import { expect, it } from 'vitest';
import { scheme } from '../../../test/support/evaluation-fixtures.ts';
import { noticeDocument } from './notice-document.ts';
import { noticePage } from './notice-page.ts';
import type { NoticeView } from './view.ts';

const notice: NoticeView = {
  cycleId: '2027',
  year: 2027,
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  noticeOn: '2027-03-01',
  schemeVersion: 1,
  schemeHash: 'a'.repeat(64),
  seedHash: 'b'.repeat(64),
  agencies: 1,
  entries: 1,
  listHash: 'c'.repeat(64),
  contentHash: 'd'.repeat(64),
  publishedAt: '2027-03-01T02:00:00.000Z',
  scheme,
  list: { version: 2, listHash: 'e'.repeat(64), agencies: 1, entries: 1 },
  correctionsUntil: '2027-03-08T16:00:00.000Z',
};
const row = {
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  agencyName: '<b>样例</b>公司',
  agencyStatus: 'ACTIVE',
  onboardedOn: '2024-05-06',
  completeFrom: '2026-05-07',
  suspendedInPeriod: false,
  categories: ['INSPECTION_TESTING'],
};
const names = new Map([['INSPECTION_TESTING', '检验检测']]);

it('[9-1a][9-1b][8-2] says by what scheme whom and until when, with every hash', () => {
  const text = noticePage(notice, { items: [row], cursor: 'next' }, names);
  for (const said of [
    '2027年度创新券服务机构综合评价',
    '2026年1月1日至2026年12月31日',
    '无需申请',
    '检验检测',
    '2027年3月8日',
    '第2版',
    '/evaluation-notices/2027/page?cursor=next',
    notice.schemeHash,
    notice.seedHash,
    notice.list.listHash,
    notice.contentHash,
    ...scheme.indicators.map(({ nameZh }) => nameZh),
  ])
    expect(text).toContain(said);
  expect(text).toContain('&lt;b&gt;样例');
  expect(text).not.toContain('已于');
});

it('[7-1b] says that the evaluation was called off, by which decision', () => {
  const cancelled = { at: '2027-04-01T02:00:00.000Z', number: '沪科〔2027〕11号' };
  const text = noticePage({ ...notice, cancelled }, { items: [row] }, names);
  expect(text).toContain('本次评价已于2027年4月1日取消（沪科〔2027〕11号）');
});

it('[9-1a][9-1b][8-2] says the same in the document as on the page', () => {
  const cancelled = { at: '2027-04-01T02:00:00.000Z', number: '沪科〔2027〕11号' };
  const shown = { ...notice, cancelled };
  const text = noticePage(shown, { items: [] }, names);
  const { parts, ...head } = noticeDocument(shown, [row], {
    categoryNames: names,
    docNo: '沪科规〔2026〕1号',
  });
  expect(head).toEqual({
    title: '关于开展2027年度创新券服务机构综合评价（评价时限2026年）的通知',
    at: notice.publishedAt,
    foot: '沪科规〔2026〕1号',
  });
  const cells = parts.flatMap((part) => (part.kind === 'TABLE' ? part.rows : []));
  expect(cells.at(-1)).toEqual(['<b>样例</b>公司', row.uscc, '检验检测']);
  const lines = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  for (const line of lines.filter((each) => !each.startsWith('依据') && !each.includes('：')))
    expect(text).toContain(line);
  for (const cell of cells.slice(0, -1).flat()) expect(text).toContain(cell);
  for (const hash of [shown.schemeHash, shown.seedHash, shown.list.listHash, shown.contentHash])
    expect(lines.some((line) => line.endsWith(hash))).toBe(true);
});
