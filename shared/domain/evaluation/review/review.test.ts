import { describe, expect, it } from 'vitest';
import { OFFICER } from '../../../../test/support/evaluation-entry-fixtures.ts';
import { goldenContext, goldenInputs, scheme } from '../../../../test/support/evaluation-fixtures.ts';
import { resolvePolicy } from '../../../policy/policy.ts';
import { bySystem } from '../../acting.ts';
import { orThrow } from '../../problem.ts';
import { decideCompute, decideRescore } from '../entry/compute.ts';
import type { EntryState } from '../entry/entry.ts';
import { decidePlaceInScope } from '../entry/place.ts';
import { bindingGrounds, refuseUnfinished } from './finish.ts';
import { decideCollectTriggers, groundsOf, type PlatformFacts } from './triggers.ts';
import { decideProposeUnqualified, unqualifiedFacts } from './unqualified.ts';

const policy = resolvePolicy([], '2027-03-02');
const NOW = '2027-03-02T01:00:00.000Z';
const clean: PlatformFacts = {
  violations: [],
  refusals: [],
  spotChecks: { concluded: 0, failed: [] },
  suspendedInPeriod: false,
  completedOrders: 18,
  abnormalListCuredLate: false,
};
const codes = (facts: Partial<PlatformFacts>) => {
  const { triggers, caps } = groundsOf({ ...clean, ...facts }, scheme, policy);
  return [...triggers.map(({ code }) => code), ...caps];
};
const checks = (concluded: number, failed: number) => ({
  concluded,
  failed: Array.from({ length: failed }, (_, i) => `SPOTCHECK#${i}`),
});
const credit = (...failed: string[]) => ({ ref: 'CREDITCHECK#C1', failed });

describe('[9-4] the grounds of domain §6.4', () => {
  it.each<[string, Partial<PlatformFacts>, string[]]>([
    ['nothing', {}, []],
    ['a violation', { violations: [{ ref: 'V', falseEntryMaterial: false }] }, ['VIOLATION_CONFIRMED']],
    [
      'false material',
      { violations: [{ ref: 'V', falseEntryMaterial: true }] },
      ['FALSE_ONBOARDING_MATERIAL'],
    ],
    ['a refusal', { refusals: ['COOPERATION#K'] }, ['COOPERATION_REFUSED']],
    ['one failed check of one', { spotChecks: checks(1, 1) }, []],
    ['two failed of five', { spotChecks: checks(5, 2) }, []],
    ['two failed of four', { spotChecks: checks(4, 2) }, ['SPOT_CHECKS_FAILED', 'SPOT_CHECKS_FAILED']],
    ['a serious record', { credit: credit('JUDGMENT_DEFAULTER') }, ['SERIOUS_CREDIT_RECORD']],
    ['an active sanction', { credit: credit('RESEARCH_INTEGRITY') }, ['SERIOUS_CREDIT_RECORD']],
    ['no licence any more', { credit: credit('REGISTRATION') }, ['CONDITIONS_NOT_MET']],
    ['an old penalty', { credit: credit('ADMIN_PENALTY') }, []],
    ['a suspension', { suspendedInPeriod: true }, ['SUSPENDED_IN_PERIOD']],
    [
      'an entry in the list of abnormal operation',
      { abnormalListCuredLate: true },
      ['ABNORMAL_LIST_CURED_LATE'],
    ],
    ['a quiet year', { completedOrders: 0 }, ['NO_ACTIVITY']],
  ])('[9-4] of %s', (_, facts, expected) => {
    expect(codes(facts)).toEqual(expected);
  });

  it('[9-4] of failed spot checks are as many, and as large a share, as policy says', () => {
    const override = {
      key: 'evaluation.failedSpotChecks',
      effectiveFrom: '2027-01-01',
      sequence: 1,
      reason: '试行',
    };
    const strict = resolvePolicy([{ ...override, value: { count: 3, share: 0.3 } }], '2027-03-02');
    const found = (concluded: number, failed: number) =>
      groundsOf({ ...clean, spotChecks: checks(concluded, failed) }, scheme, strict).triggers.length;
    expect([found(4, 2), found(3, 3), found(10, 3), found(11, 3)]).toEqual([0, 3, 3, 0]);
  });

  it('[9-4] are those of the scheme alone', () => {
    const narrow = { triggers: [], caps: [] };
    const facts = { ...clean, refusals: ['COOPERATION#K'], suspendedInPeriod: true };
    expect(groundsOf(facts, narrow, policy)).toEqual({ triggers: [], caps: [] });
  });
});

function entryWith(more: Partial<typeof goldenInputs> = {}): EntryState {
  const { body } = decidePlaceInScope({
    cycleId: '2027',
    agencyId: 'A1',
    uscc: '91310104MA1FX0010C',
    agencyName: '样例',
    category: 'INSPECTION_TESTING',
    onboardedOn: '2024-02-01',
    agencyStatus: 'ACTIVE',
    suspendedInPeriod: false,
  });
  const { satisfaction: _, ...inputs } = goldenInputs;
  const scale = { scheme, context: goldenContext };
  const run = { runId: 'R', inputs: { ...inputs, ...more }, original: 'h', checks: [] };
  const computed = orThrow(
    decideCompute({ id: '2027.I.A1', status: 'IN_SCOPE', body }, run, scale, bySystem(NOW)),
  );
  const state = { id: '2027.I.A1', status: 'UNDER_REVIEW', body: computed.body };
  const closed = { cause: 'SATISFACTION', answers: [90] } as const;
  return { ...state, body: orThrow(decideRescore(state, closed, scale, bySystem(NOW))).body };
}
const idle = { completedOrders: 0, distinctUsers: 0, activeMonths: 0, ratings: { n: 0, stars: 0 } };

describe('[9-4] an entry', () => {
  it('[9-4] keeps what was collected, and what was confirmed of it', () => {
    const state = entryWith();
    const grounds = groundsOf({ ...clean, refusals: ['COOPERATION#K'] }, scheme, policy);
    const collected = decideCollectTriggers(state, grounds);
    expect(collected?.body.triggers).toEqual([
      { code: 'COOPERATION_REFUSED', ref: 'COOPERATION#K', confirmed: false },
    ]);
    expect(decideCollectTriggers({ ...state, body: collected!.body }, grounds)).toBeUndefined();
  });

  it('[9-4] is not finished on a ground that nobody has heard the agency on', () => {
    const state = entryWith();
    expect(refuseUnfinished(state, scheme)).toBeUndefined();
    const triggers = [{ code: 'COOPERATION_REFUSED', ref: 'K', confirmed: false }];
    const with_ = { ...state, body: { ...state.body, triggers } };
    expect(refuseUnfinished(with_, scheme)).toMatchObject({ refused: 'HEARING_REQUIRED' });
    const lifted = { ...with_.body, unqualified: { state: 'LIFTED' as const } };
    expect(refuseUnfinished({ ...state, body: lifted }, scheme)).toBeUndefined();
    const { satisfaction: _, ...open } = state.body;
    expect(refuseUnfinished({ ...state, body: open }, scheme)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
      article: '9-3c',
    });
  });

  it('[9-4] is heard on every ground, also on another one that is found after a proposal was lifted', () => {
    const state = entryWith();
    const ground = (code: string) => ({ code, ref: code, confirmed: false });
    const on = (from: EntryState, ...all: string[]): EntryState => ({
      ...from,
      body: { ...from.body, triggers: all.map(ground) },
    });
    const [refused, violation] = ['COOPERATION_REFUSED', 'VIOLATION_CONFIRMED'] as const;
    const proposing = (from: EntryState) => {
      const facts = unqualifiedFacts(from, scheme);
      const { body } = orThrow(
        decideProposeUnqualified(from, { hearingId: 'H', facts, reason: '据实' }, OFFICER),
      );
      return { ...from, body };
    };
    const settled = (from: EntryState, as: 'LIFTED' | 'CONFIRMED'): EntryState => ({
      ...from,
      body: { ...from.body, unqualified: { ...from.body.unqualified, state: as } },
    });
    const once = proposing(on(state, refused));
    const lifted = settled(once, 'LIFTED');
    expect(refuseUnfinished(lifted, scheme)).toBeUndefined();
    expect(refuseUnfinished(on(lifted, refused, violation), scheme)).toMatchObject({
      refused: 'HEARING_REQUIRED',
      extra: { grounds: [violation] },
    });
    const again = proposing(on(lifted, violation));
    expect(again.body.unqualified?.heard).toEqual([refused, violation]);
    expect(bindingGrounds(on(settled(again, 'LIFTED'), refused, violation), scheme)).toEqual([]);
    expect(bindingGrounds(on(settled(once, 'CONFIRMED'), refused, violation), scheme)).toEqual([]);
  });

  it('[9-4] is not unqualified for a quiet year by itself, but may be with its information overdue', () => {
    expect(unqualifiedFacts(entryWith(idle), scheme)).toEqual([]);
    const poor = { qualifications: { n: 0, of: 3 }, staff: 0, products: 0, answered: { n: 0, of: 22 } };
    const overdue = entryWith({ ...idle, ...poor, overdueDays: 40 });
    expect(unqualifiedFacts(overdue, scheme).map(({ code }) => code)).toEqual(['SCORE_BELOW_FLOOR']);
    expect(refuseUnfinished(overdue, scheme)).toBeUndefined();
  });
});
