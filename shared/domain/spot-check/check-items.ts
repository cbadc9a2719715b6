import type { FieldError } from '../problem.ts';

/**
 * What is checked in every spot-checked order (3-1c): contract, invoice and deliverable as in a second look at an order
 * (3-1d), what was paid and recorded, and the signs of what the measures forbid (13-1).
 */
export const CHECK_ITEMS = [
  { key: 'CONTRACT', zh: '合同真实有效，且与订单一致' },
  { key: 'INVOICE', zh: '发票真实，且与合同、订单一致' },
  { key: 'PAYMENT', zh: '付款凭证真实，且与合同、发票一致' },
  { key: 'DELIVERABLE', zh: '交付成果由机构自行完成，且符合合同约定' },
  { key: 'PROCESS_RECORD', zh: '服务过程记录完整' },
  { key: 'RELATED_PARTY', zh: '无关联交易迹象' },
  { key: 'SUBCONTRACTING', zh: '无转包、分包迹象' },
] as const;

interface Line {
  readonly key: string;
  readonly result: 'OK' | 'DEFECT' | 'NOT_APPLICABLE';
  readonly note?: string | undefined;
}

/** What keeps a sheet from being one: items not answered exactly once, and defects that nobody describes (3-1c). */
export const faultsOf = (sheet: readonly Line[]): FieldError[] => [
  ...faultsOfKeys(sheet.map(({ key }) => key)),
  ...sheet
    .filter(({ result, note = '' }) => result === 'DEFECT' && note.trim() === '')
    .map(({ key }) => fault(key, '有缺陷的须写明所见', 'a defect needs a note of what was found')),
];

/** A sheet of nothing but what does not apply has looked at nothing: no check passes on it (3-1c). */
export const assessesSomething = (sheet: readonly Line[]): boolean =>
  sheet.some(({ result }) => result !== 'NOT_APPLICABLE');

/** What keeps a sheet from answering every item exactly once, each fault under the key that it is about. */
export function faultsOfKeys(keys: readonly string[]): FieldError[] {
  const items = CHECK_ITEMS.map(({ key }): string => key);
  const missing = items.filter((key) => !keys.includes(key));
  const foreign = new Set(keys.filter((key) => !items.includes(key)));
  const twice = new Set(keys.filter((key, i) => items.includes(key) && keys.indexOf(key) !== i));
  return [
    ...missing.map((key) => fault(key, '未填写', 'not answered')),
    ...[...twice].map((key) => fault(key, '填写了两次', 'answered twice')),
    ...[...foreign].map((key) => fault(key, '不是抽查事项', 'not an item of the check')),
  ];
}

const fault = (key: string, zh: string, en: string): FieldError => ({ field: `body.sheet.${key}`, zh, en });
