import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { arrayClaim, claimNamesSchema, identityOfClaims } from './claims.ts';

const company = {
  iss: 'https://login.example',
  sub: 'company-1',
  subject_type: 'AGENT',
  assurance: 'HIGH',
  uscc: USCC.company,
  org_name: '上海示例科技有限公司',
  agent_level: '1',
  name: '测试员',
  phone_number: '13800001234',
  roles: '[BUYER EXPERT]',
};

describe('array claims', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['[a b]', ['a', 'b']],
    ['[a]', ['a']],
    ['[]', []],
    ['a', ['a']],
    ['["a","b"]', ['a', 'b']],
    ['a,b', ['a', 'b']],
    ['', []],
    [undefined, []],
    [7, []],
    [['a', 1, ''], ['a']],
  ])('%j gives %j', (value, expected) => {
    expect(arrayClaim(value)).toEqual(expected);
  });

  it('reads what the authorizer makes of any list of names', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Z][A-Z_]{0,12}$/)), (names) => {
        expect(arrayClaim(`[${names.join(' ')}]`)).toEqual(names);
        expect(arrayClaim(JSON.stringify(names))).toEqual(names);
      }),
    );
  });
});

describe('[5-1a] identity from claims', () => {
  it('reads claims as the authorizer hands them over', () => {
    expect(identityOfClaims(company)).toEqual({
      issuer: 'https://login.example',
      subject: 'company-1',
      subjectType: 'AGENT',
      assurance: 'HIGH',
      uscc: USCC.company,
      orgName: '上海示例科技有限公司',
      agentLevel: 1,
      displayName: '测试员',
      mobile: '+8613800001234',
      roles: ['BUYER', 'EXPERT'],
    });
  });

  it('reads the same from a token verified by ourselves, under other names', () => {
    const names = claimNamesSchema().parse({
      uscc: 'socialCreditCode',
      agentLevel: 'level',
      subjectType: 'type',
    });
    const identity = identityOfClaims(
      { iss: 'i', sub: 's', type: '法人', level: 0, socialCreditCode: USCC.company.toLowerCase(), roles: [] },
      names,
    );
    expect(identity).toMatchObject({
      subjectType: 'LEGAL_PERSON',
      agentLevel: 0,
      uscc: USCC.company,
      assurance: 'LOW',
    });
  });

  it('gives a person with the least where claims are missing', () => {
    expect(identityOfClaims({ iss: 'i', sub: 's' })).toEqual({
      issuer: 'i',
      subject: 's',
      subjectType: 'PERSON',
      assurance: 'LOW',
      displayName: '',
      roles: [],
    });
  });

  it('keeps a wrong credit code apart from a missing one, and drops a wrong phone', () => {
    const identity = identityOfClaims({ ...company, uscc: '91330100799655058A', phone_number: '12345' });
    expect(identity?.usccProblem).toBe('CHECK_CHARACTER');
    expect(identity).not.toHaveProperty('uscc');
    expect(identity).not.toHaveProperty('mobile');
    expect(identityOfClaims({ ...company, uscc: '' })).not.toHaveProperty('usccProblem');
  });

  it.each([
    { sub: undefined },
    { sub: ' ' },
    { iss: undefined },
    { subject_type: 'ROBOT' },
    { agent_level: '9' },
    { agent_level: 'x' },
    { assurance: 'SOME' },
    { uscc: { a: 1 } },
  ])('identifies nobody with %j', (change) => {
    expect(identityOfClaims({ ...company, ...change })).toBeUndefined();
  });

  it('never throws, whatever the claims', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(company)), fc.anything()), (claims) => {
        expect(() => identityOfClaims(claims)).not.toThrow();
      }),
    );
  });
});
