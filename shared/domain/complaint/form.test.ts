import { describe, expect, it } from 'vitest';
import { checkComplaintForm, type ComplaintForm, lacksLeads } from './form.ts';

const named: ComplaintForm = {
  kind: 'COMPLAINT',
  target: { agencyId: 'A1' },
  complainant: { kind: 'INDIVIDUAL', signedName: '赵小满', phone: '+8613800000042' },
  facts: '未按约定交付',
  leads: [],
  documentIds: [],
};
const anonymous: ComplaintForm = { ...named, complainant: { kind: 'ANONYMOUS' } };
const fieldsOf = (form: ComplaintForm) => checkComplaintForm(form)?.fields?.map(({ field }) => field) ?? [];

describe('the form of a complaint', () => {
  it.each([
    ['3-2f', { ...named, target: undefined }, ['body.target']],
    ['3-2f', { ...named, facts: undefined }, ['body.facts']],
    [
      '3-2g',
      { ...anonymous, kind: 'REPORT', target: undefined, facts: undefined },
      ['body.target', 'body.facts'],
    ],
    [
      '3-2f',
      { ...named, complainant: { kind: 'INDIVIDUAL' } },
      ['body.complainant.signedName', 'body.complainant.phone'],
    ],
    [
      '3-2f',
      { ...named, complainant: { kind: 'UNIT', unitName: '示例公司' } },
      ['body.complainant.contactName', 'body.complainant.phone'],
    ],
    ['3-2h', { ...anonymous, kind: 'SUGGESTION', target: undefined, facts: undefined }, ['body.facts']],
  ] as const)('[%s] names what is missing, %#', (article, form, fields) => {
    expect(fieldsOf(form)).toEqual(fields);
    expect(checkComplaintForm(form)).toMatchObject({ refused: 'VALIDATION_FAILED', article });
  });

  it('[3-2f] takes a target in words, and [3-2h] a suggestion of somebody who leaves nothing else', () => {
    expect(fieldsOf({ ...named, target: { description: '某检测公司' } })).toEqual([]);
    expect(fieldsOf({ ...anonymous, kind: 'SUGGESTION', target: undefined })).toEqual([]);
    expect(fieldsOf({ ...named, kind: 'SUGGESTION', complainant: { kind: 'INDIVIDUAL' } })).toEqual([]);
  });

  it('[3-2f] finds an anonymous accusation without anything to check', () => {
    expect(lacksLeads(anonymous)).toBe(true);
    expect(lacksLeads({ ...anonymous, kind: 'REPORT', evidence: '有人说的' })).toBe(true);
    expect(lacksLeads({ ...anonymous, leads: ['合同编号'] })).toBe(false);
    expect(lacksLeads({ ...anonymous, documentIds: ['D1'] })).toBe(false);
    expect(lacksLeads({ ...anonymous, kind: 'SUGGESTION' })).toBe(false);
    expect(lacksLeads(named)).toBe(false);
  });
});
