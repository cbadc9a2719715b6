import { describe, expect, it } from 'vitest';
import { USCC, usccFixture } from '../../../test/support/uscc-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import { decideLegalForm, legalFormOfCode, legalFormOfRegistryType, legalForms } from './legal-form.ts';

const policy = resolvePolicy([], '2026-03-02');

describe('[4-1] legal form', () => {
  it.each([
    [USCC.company, 'ENTERPRISE', 'ADMIT', 'LEGAL_PERSON'],
    [USCC.publicInstitution, 'PUBLIC_INSTITUTION', 'ADMIT', 'LEGAL_PERSON'],
    [USCC.privateNonEnterprise, 'PRIVATE_NON_ENTERPRISE', 'ADMIT', 'LEGAL_PERSON'],
    [USCC.cooperative, 'COOPERATIVE', 'ADMIT', 'LEGAL_PERSON'],
    [USCC.lawPractice, 'LAW_PRACTICE', 'ADMIT', 'UNINCORPORATED_ORGANIZATION'],
    [usccFixture(1, '13'), 'MASS_ORGANIZATION', 'ADMIT', 'LEGAL_PERSON'],
    [usccFixture(1, '51'), 'SOCIAL_ORGANIZATION', 'ADMIT', 'LEGAL_PERSON'],
    [usccFixture(1, '53'), 'FOUNDATION', 'ADMIT', 'LEGAL_PERSON'],
    [usccFixture(1, '11'), 'GOVERNMENT_ORGAN', 'MANUAL', 'LEGAL_PERSON'],
    [usccFixture(1, '92'), 'INDIVIDUAL_HOUSEHOLD', 'REJECT', 'NATURAL_PERSON'],
    [usccFixture(1, '19'), 'OTHER', 'MANUAL', 'UNKNOWN'],
    [usccFixture(1, '32'), 'OTHER', 'MANUAL', 'UNKNOWN'],
    [usccFixture(1, 'Y1'), 'OTHER', 'MANUAL', 'UNKNOWN'],
  ])('%s is %s: %s', (code, form, decision, kind) => {
    expect(legalFormOfCode(code)).toBe(form);
    expect(decideLegalForm(code, policy)).toEqual({ form, kind, decision, source: 'CODE', article: '4-1' });
  });

  it.each([
    ['有限责任公司(自然人投资或控股)', 'ENTERPRISE'],
    ['有限责任公司（自然人独资）', 'ENTERPRISE'],
    ['其他股份有限公司(上市)', 'ENTERPRISE'],
    ['有限责任公司分公司(自然人投资或控股)', 'BRANCH_OFFICE'],
    ['律师事务所分所', 'BRANCH_OFFICE'],
    ['外国（地区）企业常驻代表机构', 'BRANCH_OFFICE'],
    ['律师事务所（普通合伙）', 'LAW_PRACTICE'],
    ['有限合伙企业', 'PARTNERSHIP'],
    ['个人独资企业', 'SOLE_PROPRIETORSHIP'],
    ['个体工商户', 'INDIVIDUAL_HOUSEHOLD'],
    ['自然人', 'NATURAL_PERSON'],
    ['农民专业合作社', 'COOPERATIVE'],
    ['事业单位法人', 'PUBLIC_INSTITUTION'],
    ['机关法人', 'GOVERNMENT_ORGAN'],
    ['民办非企业单位', 'PRIVATE_NON_ENTERPRISE'],
    ['社会团体法人', 'SOCIAL_ORGANIZATION'],
    ['基金会法人', 'FOUNDATION'],
    ['某种新的组织', undefined],
  ])('reads the registry type %s', (type, form) => {
    expect(legalFormOfRegistryType(type)).toBe(form);
  });

  it('follows the registry where it differs from the code', () => {
    expect(decideLegalForm(USCC.company, policy, '有限责任公司分公司')).toMatchObject({
      form: 'BRANCH_OFFICE',
      decision: 'MANUAL',
      source: 'REGISTRY',
    });
    expect(decideLegalForm(USCC.company, policy, '个体工商户').decision).toBe('REJECT');
    expect(decideLegalForm(usccFixture(1, 'Y1'), policy, '合伙企业').decision).toBe('ADMIT');
  });

  it('sends an unknown registry type to a person, never passes it', () => {
    expect(decideLegalForm(USCC.company, policy, '某种新的组织')).toMatchObject({
      decision: 'MANUAL',
      source: 'CODE',
    });
    expect(decideLegalForm(usccFixture(1, '92'), policy, '某种新的组织').decision).toBe('REJECT');
  });

  it('takes its decisions from policy', () => {
    const value = { ...policy.get('eligibility.legalForms'), BRANCH_OFFICE: 'REJECT' as const };
    const stricter = resolvePolicy(
      [{ sequence: 1, key: 'eligibility.legalForms', value, effectiveFrom: '2026-03-01', reason: 'test' }],
      '2026-03-02',
    );
    expect(decideLegalForm(USCC.company, stricter, '分公司').decision).toBe('REJECT');
  });

  it('has a Chinese name for each form', () => {
    expect(Object.values(legalForms).every(({ nameZh }) => nameZh.length > 1)).toBe(true);
  });
});
