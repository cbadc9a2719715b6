import { expect, it } from 'vitest';
import { maskContacts } from './mask-contacts.ts';

it.each([
  ['请致电13800000042联系', '13800000042'],
  ['手机 138-0000-0042', '138-0000-0042'],
  ['手机１３８０００００042', '138'],
  ['电话021-62345678', '62345678'],
  ['写信到 a.b+c@example.com', 'example'],
  ['加微信：lab_2026', 'lab_2026'],
  ['QQ群 123456789', '123456789'],
])('[11-1c] masks contact data: %s', (text, secret) => {
  const shown = maskContacts(text);
  expect(shown).toContain('联系方式已屏蔽');
  expect(shown).not.toContain(secret);
  expect(maskContacts(shown)).toBe(shown);
});

it.each([
  '2026年第1期共有18家机构参加',
  '依据沪科规〔2026〕1号',
  '合同金额300000元，比例0.5',
  '使用微信公众号发布',
])('[11-1c] leaves other text as it is: %s', (text) => {
  expect(maskContacts(text)).toBe(text);
});
