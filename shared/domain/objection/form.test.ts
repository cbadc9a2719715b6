import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../../policy/policy.ts';
import { policy } from '../../../test/support/publicity-fixtures.ts';
import { checkForm, type ObjectionForm } from './form.ts';

describe('the form of an objection', () => {
  const rest = { facts: '资质证书已过期', leads: [], documentIds: [] };
  const individual = { kind: 'INDIVIDUAL', signedName: '张三', phone: '+8613800000001' } as const;
  const unit = {
    kind: 'UNIT',
    unitName: '示例公司',
    contactName: '李四',
    phone: '+8613800000002',
    sealDocumentId: 'D1',
  } as const;
  const check = (form: Partial<ObjectionForm>, legalPersonLogin = false) =>
    checkForm({ objector: individual, ...rest, ...form }, { policy, legalPersonLogin });

  it('[5-3x] takes a signed one with a phone, a sealed one with contact and phone', () => {
    expect(check({})).toBeUndefined();
    expect(check({ objector: unit })).toBeUndefined();
    expect(check({ objector: { ...unit, sealDocumentId: undefined } }, true)).toBeUndefined();
  });

  it.each([
    [{ ...individual, phone: undefined }, 'body.objector.phone'],
    [{ ...individual, signedName: ' ' }, 'body.objector.signedName'],
    [{ ...unit, unitName: undefined }, 'body.objector.unitName'],
    [{ ...unit, contactName: undefined }, 'body.objector.contactName'],
    [{ ...unit, phone: undefined }, 'body.objector.phone'],
    [{ ...unit, sealDocumentId: undefined }, 'body.objector.sealDocumentId'],
  ])('[5-3x] names what is missing: %j', (objector, field) => {
    expect(check({ objector })).toMatchObject({ refused: 'OBJECTION_NOT_ACCEPTABLE', fields: [{ field }] });
  });

  it('[5-3x] takes an anonymous one with evidence and checkable leads only', () => {
    const anonymous = { objector: { kind: 'ANONYMOUS' } } as const;
    expect(check({ ...anonymous, evidence: '证书照片', leads: ['证书编号 1 号'] })).toBeUndefined();
    expect(check({ ...anonymous, documentIds: ['D1'], leads: ['证书编号 1 号'] })).toBeUndefined();
    expect(check({ ...anonymous, evidence: '证书照片' })).toMatchObject({
      fields: [{ field: 'body.leads' }],
    });
    expect(check({ ...anonymous, leads: ['证书编号'] })).toMatchObject({
      fields: [{ field: 'body.evidence' }],
    });
    expect(check({ ...anonymous, evidence: '证书照片', leads: [' '] })?.refused).toBe(
      'OBJECTION_NOT_ACCEPTABLE',
    );
  });

  it('[5-3x] takes no anonymous one where policy says so', () => {
    const key = 'objection.allowAnonymousWithEvidence';
    const strict = resolvePolicy(
      [{ sequence: 1, key, value: false, effectiveFrom: '2026-03-01', reason: 'x' }],
      '2026-03-02',
    );
    const form = { objector: { kind: 'ANONYMOUS' }, ...rest, evidence: '照片', leads: ['编号'] } as const;
    expect(checkForm(form, { policy: strict, legalPersonLogin: false })?.refused).toBe(
      'OBJECTION_NOT_ACCEPTABLE',
    );
  });
});
