import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normaliseOrgName, sameOrgName } from './org-name.ts';

it.each([
  ['上海示例（集团）有限公司', '上海示例(集团)有限公司'],
  ['上海示例〔集团〕有限公司', '上海示例（集团）有限公司'],
  [' 上海示例　科技 有限公司', '上海示例科技有限公司'],
  ['ＡＢＣ检测（上海）有限公司', 'abc检测(上海)有限公司'],
  ['阿卜杜拉•示例工作室', '阿卜杜拉·示例工作室'],
])('[5-2b] takes %s and %s for the same name', (a, b) => {
  expect(sameOrgName(a, b)).toBe(true);
});

it('keeps different names apart', () => {
  expect(sameOrgName('上海示例科技有限公司', '上海示例科技股份有限公司')).toBe(false);
  expect(sameOrgName('上海示例（集团）有限公司', '上海示例集团有限公司')).toBe(false);
});

it('is done in one step', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const once = normaliseOrgName(name);
      expect(normaliseOrgName(once)).toBe(once);
    }),
  );
});
