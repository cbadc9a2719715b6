import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_FONT, writePdf } from './write-pdf.ts';

const root = new URL('../../../', import.meta.url);
const readFont = () =>
  readFile(new URL(`node_modules/@expo-google-fonts/noto-sans-sc/400Regular/${DOCUMENT_FONT}`, root));

const content = {
  title: '综合评价结果',
  subtitle: '检验检测（2027年）',
  foot: '沪科规〔2026〕1号',
  at: '2027-06-01T01:00:00.000Z',
  parts: [
    { kind: 'HEADING', text: '一、结果' },
    { kind: 'TEXT', text: '依据：第九条第（六）项。' },
    { kind: 'FACTS', rows: [['机构名称', '上海𬭎堃检验技术有限公司']] },
    {
      kind: 'TABLE',
      columns: [
        { heading: '名次', share: 1 },
        { heading: '机构名称', share: 5 },
      ],
      rows: Array.from({ length: 120 }, (_, i) => [String(i + 1), `上海样例第${i + 1}检验技术有限公司`]),
    },
    { kind: 'NOTE', text: '本件由平台生成。' },
  ],
} as const;

describe('[9-6b] a document as PDF', () => {
  it('embeds the Chinese font by the glyphs it uses, over as many pages as it takes', async () => {
    const bytes = await writePdf(content, readFont);
    const text = bytes.toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('NotoSansSC');
    expect(text).not.toContain('Helvetica');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(4);
    expect(bytes.length).toBeLessThan(200_000);
  });

  it('is the same file every time', async () => {
    const [first, second] = [await writePdf(content, readFont), await writePdf(content, readFont)];
    expect(first.equals(second)).toBe(true);
  });
});
