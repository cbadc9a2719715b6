import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENCY, BUYER, factsOf, orderBody } from '../../../../test/support/risk-fixtures.ts';
import { resolvePolicy } from '../../../policy/policy.ts';
import { judgeOrder } from './catalogue.ts';
import type { OrderFacts } from './rule.ts';

const policy = resolvePolicy([], '2026-03-02');
const found = (facts: OrderFacts) =>
  judgeOrder(facts, policy).map(({ rule, finding }) => `${rule.id} ${finding.severity ?? rule.severity}`);
const parties = (agency: object, buyer: object = {}) => found(factsOf({}, { agency, buyer }));
const buyerHolds = (share: number) => parties({ holders: [{ uscc: BUYER, share }] });
const agencyHolds = (share: number) => parties({}, { holders: [{ uscc: AGENCY, share }] });
const person = (role: string, idHash?: string, nameHash?: string) => ({
  role,
  ...(idHash && { idHash }),
  ...(nameHash && { nameHash }),
});
const officers = (...people: object[]) => ({ officers: people });

describe('[13-2] holdings between the parties', () => {
  it.each([
    [0.2499, []],
    [0.25, ['RP-03 REVIEW']],
    [0.4, ['RP-03 REVIEW']],
    [0.5, ['RP-03 REVIEW']],
    [0.5001, ['RP-02 HOLD', 'RP-08 HOLD']],
    [1, ['RP-02 HOLD', 'RP-08 HOLD']],
  ])('of %d are found as %j, whichever holds the other', (share, expected) => {
    expect(buyerHolds(share)).toEqual(expected);
    expect(agencyHolds(share)).toEqual(expected);
  });

  it('are added up, and fractions that sum to exactly half are half', () => {
    const holders = [0.1, 0.2, 0.2].map((share) => ({ uscc: BUYER, share }));
    expect(parties({ holders })).toEqual(['RP-03 REVIEW']);
  });

  it('are control above the control line and for review from the review line, at any share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (points) => {
        const expected = points > 5_000 ? 'RP-02' : points >= 2_500 ? 'RP-03' : undefined;
        expect(buyerHolds(points / 10_000)[0]?.slice(0, 5)).toBe(expected);
      }),
    );
  });

  it('are unknown, not absent, while the registry does not answer', () => {
    const { equity: _, ...facts } = factsOf();
    expect(found(facts)).toEqual([]);
  });
});

describe('[13-2] people and organisations on both sides', () => {
  it('finds the same legal representative by the ID number; by the name alone it only says so', () => {
    const legal = (id?: string, name?: string) => officers(person('LEGAL_REPRESENTATIVE', id, name));
    expect(parties(legal('i1', 'n1'), legal('i1', 'n1'))).toEqual(['RP-04 HOLD', 'RP-08 HOLD']);
    expect(parties(legal(undefined, 'n1'), legal('i1', 'n1'))).toEqual(['RP-04 INFO']);
    expect(parties(legal('i1', 'n1'), legal('i2', 'n1'))).toEqual([]);
  });

  it('finds the same manager by the ID number; by the name alone it only says so', () => {
    const both = (id?: string) =>
      parties(officers(person('DIRECTOR', id, 'n1')), officers(person('SUPERVISOR', id, 'n1')));
    expect(both('i1')).toEqual(['RP-05 REVIEW']);
    expect(both()).toEqual(['RP-05 INFO']);
    expect(
      parties(officers(person('LEGAL_REPRESENTATIVE', 'i1')), officers(person('SENIOR_MANAGER', 'i1'))),
    ).toEqual(['RP-05 REVIEW']);
  });

  it('finds a common controller, and a person with 25 % or more of both through others', () => {
    expect(parties({ controllers: [{ idHash: 'i1' }] }, { controllers: [{ idHash: 'i1' }] })).toEqual([
      'RP-06 REVIEW',
    ]);
    const holds = (share: number) => ({ indirectHolders: [{ idHash: 'i1', share }] });
    expect(parties(holds(0.25), holds(0.9))).toEqual(['RP-06 REVIEW']);
    expect(parties(holds(0.2499), holds(0.9))).toEqual([]);
  });

  it('RP-07 keeps back control by the state alone, and nothing once there is another link', () => {
    const state = { stateControlled: true, controllers: [{ uscc: 'SASAC' }] };
    expect(parties(state, state)).toEqual(['RP-07 INFO']);
    expect(parties({ ...state, holders: [{ uscc: BUYER, share: 0.6 }] }, state)).toEqual(['RP-07 INFO']);
    const linked = officers(person('DIRECTOR', 'i1'));
    expect(parties({ ...state, ...linked }, { ...state, ...linked })).toEqual([
      'RP-05 REVIEW',
      'RP-06 REVIEW',
    ]);
    const named = officers(person('DIRECTOR', undefined, 'n1'));
    expect(parties({ ...state, ...named }, { ...state, ...named })).toEqual(['RP-05 INFO', 'RP-07 INFO']);
    expect(parties(state, { controllers: [{ uscc: 'SASAC' }] })).toEqual(['RP-06 REVIEW']);
  });

  it('[13-4] holds on a declared relation, and on one denied that the registry shows', () => {
    const yes = { version: '2026-1', at: '2026-03-02T01:00:00.000Z', by: 'u', relatedParty: true };
    const declared = (who: 'buyer' | 'agency') =>
      found(factsOf({ order: orderBody({ declarations: { ...orderBody().declarations, [who]: yes } }) }));
    expect(declared('buyer')).toEqual(['RP-08 HOLD']);
    expect(declared('agency')).toEqual(['RP-08 HOLD']);
    const denied = judgeOrder(factsOf({}, { agency: { holders: [{ uscc: BUYER, share: 0.6 }] } }), policy);
    expect(denied.find(({ rule }) => rule.id === 'RP-08')?.finding.inputs).toEqual({
      falseDeclaration: true,
      against: ['RP-02'],
    });
  });

  it('finds a shared phone by its blind index', () => {
    expect(found(factsOf({ phones: { agency: 'h1', buyer: 'h1' } }))).toEqual(['RP-09 REVIEW']);
    expect(found(factsOf({ phones: { agency: 'h1', buyer: 'h2' } }))).toEqual([]);
  });

  it('finds a branch and its parent, and two codes of one organisation', () => {
    expect(parties({ parentUscc: BUYER })).toEqual(['RP-08 HOLD', 'RP-10 HOLD']);
    expect(parties({ parentUscc: 'X' }, { parentUscc: 'X' })).toEqual(['RP-08 HOLD', 'RP-10 HOLD']);
    const twin = `12310000${AGENCY.slice(8, 17)}X`;
    const order = orderBody({ buyer: { id: twin, kind: 'ENTERPRISE', uscc: twin, name: '样例' } });
    const { equity: _, ...facts } = factsOf({ order });
    expect(found(facts)).toEqual(['RP-10 HOLD']);
  });

  it('RP-01 finds an agency that buys from itself, and nothing else about it', () => {
    const order = orderBody({ buyer: { id: AGENCY, kind: 'ENTERPRISE', uscc: AGENCY, name: '样例' } });
    const { equity: _, ...facts } = factsOf({ order, phones: { agency: 'h', buyer: 'h' } });
    expect(found(facts)).toEqual(['RP-01 BLOCK']);
  });
});
