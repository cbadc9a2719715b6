import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../../../policy/policy.ts';
import { bySystem, PUBLIC } from '../../acting.ts';
import { isRefusal, orThrow } from '../../problem.ts';
import { calendar, policy } from '../../../../test/support/onboarding-fixtures.ts';
import { decideLapse, decideReplace, decideRespond, decideSettleLead } from './answer.ts';
import { decideAnswerByCall } from './call.ts';
import { decideContact, decideDrawSurvey, decideFindIneligible, decideOpenRespondent } from './contact.ts';
import { decideDraw, orderOf, sampleSize } from './draw.ts';
import { decideContinue, decideSettle } from './slots.ts';
import { scoreOf, type SurveyAnswers, type SurveyState } from './survey.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const rule = { min: 1, max: 5, fraction: 0.2 };

describe('[9-3b] the size of a sample', () => {
  it.each([
    [0, 0],
    [1, 1],
    [5, 1],
    [6, 2],
    [10, 2],
    [11, 3],
    [15, 3],
    [16, 4],
    [20, 4],
    [21, 5],
    [500, 5],
  ])('[9-3b] of %i users is %i', (users, size) => {
    expect(sampleSize(users, users, rule)).toBe(size);
  });

  it('[9-3b] is no more than there are to ask, and never less than the policy says but for that', () => {
    expect(sampleSize(12, 2, rule)).toBe(2);
    expect(sampleSize(3, 0, rule)).toBe(0);
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (users, some) => {
        const eligible = Math.min(users, some);
        const size = sampleSize(users, eligible, rule);
        expect(size).toBeLessThanOrEqual(Math.min(5, eligible));
        expect(size).toBeGreaterThanOrEqual(Math.min(1, eligible));
      }),
    );
  });
});

describe('[9-3b] the order of the draw', () => {
  const drawn = { seed: 'ab'.repeat(32), cycleId: '2027', uscc: '91310104MA1FX0010C', key: 'cd'.repeat(32) };

  it('[9-3b] is by HMAC-SHA256(seed, cycle|agency|user) over pseudonyms of the cycle', () => {
    const { order } = orderOf(drawn, ['u1', 'u2', 'u3', 'u4']);
    const ranks = order.map(({ pseudonym }) =>
      createHmac('sha256', Buffer.from(drawn.seed, 'hex'))
        .update(`2027|${drawn.uscc}|${pseudonym}`)
        .digest('hex'),
    );
    expect(ranks).toEqual(ranks.toSorted());
    expect(order.map(({ buyerId }) => buyerId).toSorted()).toEqual(['u1', 'u2', 'u3', 'u4']);
  });

  it('[9-3b] depends neither on the order of the users nor can it be told without the key', () => {
    const users = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,18}$/), { maxLength: 20 });
    fc.assert(
      fc.property(users, (all) => {
        expect(orderOf(drawn, all.toReversed())).toEqual(orderOf(drawn, all));
        const other = orderOf({ ...drawn, key: 'ef'.repeat(32) }, all).order.map(
          ({ pseudonym }) => pseudonym,
        );
        for (const { pseudonym } of orderOf(drawn, all).order) expect(other).not.toContain(pseudonym);
      }),
    );
  });
});

const drawing = (surveyIds: readonly string[]) => ({
  sample: { cycleId: '2027', agencyId: 'A1', uscc: '91310104MA1FX0010C', agencyName: '样例' },
  users: 12,
  excluded: 0,
  populationHash: '0'.repeat(64),
  surveyIds,
  list: { ref: 'SAMPLE-2027.A1/list', hash: 'h' },
  policyVersion: 'default',
});

describe('[9-3c] the places of a sample', () => {
  const at = (body: ReturnType<typeof decideDraw>['body'], status = 'DRAWN') => ({
    id: '2027.A1',
    status,
    body,
  });

  it('[9-3c] close it once the last is settled, whoever is missing', () => {
    const { body } = decideDraw(drawing(['s1', 's2']), NOW);
    const first = orThrow(decideSettle(at(body), { slot: 1, outcome: 'RESPONDED' }, NOW));
    expect(first.events.map(({ type }) => type)).toEqual(['SampleSlotSettled']);
    const last = orThrow(decideSettle(at(first.body), { slot: 2, outcome: 'EXHAUSTED' }, NOW));
    expect(last.events.map(({ type }) => type)).toEqual(['SampleSlotSettled', 'SatisfactionClosed']);
    expect(last.body.closed).toEqual({ at: NOW, answers: 1, missing: 1 });
    expect(isRefusal(decideSettle(at(last.body, 'CLOSED'), { slot: 1, outcome: 'RESPONDED' }, NOW))).toBe(
      true,
    );
  });

  it('[9-3b] are taken by the next of the list only', () => {
    const { body } = decideDraw(drawing(['s1', 's2']), NOW);
    const { body: after } = decideContinue(at(body), { slot: 1, surveyId: 's3', next: 3 });
    expect(after.slots).toEqual([
      { slot: 1, surveyId: 's3' },
      { slot: 2, surveyId: 's2' },
    ]);
    expect(after.next).toBe(3);
  });
});

const answers: SurveyAnswers = {
  scores: { expertise: 90, responsiveness: 91, quality: 92, pricing: 93, overall: 91 },
  performedByAgency: true,
  deliverableReceived: true,
};
const user = { now: NOW, actor: PUBLIC, roles: ['PUBLIC'] } as const;
const officer = {
  now: NOW,
  actor: { id: 'u-anna', role: 'CENTRE_OFFICER' },
  roles: ['CENTRE_OFFICER'],
} as const;
const system = (now: string) => ({ ...bySystem(now), policy, calendar });

function surveyOf(channel: 'LINK' | 'PHONE' = 'LINK'): SurveyState {
  const { body } = decideDrawSurvey(
    's1',
    {
      cycleId: '2027',
      sampleId: '2027.A1',
      slot: 1,
      place: 0,
      respondent: { ref: 'SURVEY-s1/respondent', hash: 'h' },
      channel,
      policyVersion: 'default',
    },
    NOW,
  );
  return { id: 's1', status: 'DRAWN', body, deadlines: {} };
}

function next(state: SurveyState, decided: ReturnType<typeof decideDrawSurvey>): SurveyState {
  const deadlines = { ...state.deadlines };
  for (const { deadlines: moved } of decided.events) {
    for (const kind of moved?.clear ?? []) delete deadlines[kind];
    for (const each of moved?.set ?? []) deadlines[each.kind] = each;
  }
  const status = decided.events.findLast(({ to }) => to !== undefined)?.to ?? state.status;
  return { ...state, status, body: decided.body, deadlines };
}
const contacted = (state: SurveyState, now = NOW) =>
  next(state, orThrow(decideContact(state, {}, system(now))));

describe('[SM-9] a survey', () => {
  it('[9-3c] has two contacts three working days apart and a term of ten', () => {
    const once = contacted(surveyOf());
    expect(once.body.dueOn).toBe('2026-03-16');
    expect(decideContact(once, {}, system('2026-03-05T15:59:59.999Z'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
      extra: { earliestDate: '2026-03-05' },
    });
    const twice = contacted(once, '2026-03-05T16:00:00.000Z');
    expect(twice.body).toMatchObject({ dueOn: '2026-03-16', contacts: [{}, {}] });
    expect(decideContact(twice, {}, system('2026-03-12T01:00:00.000Z'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideLapse(twice, '2026-03-16T15:59:59.999Z', policy)).toBeUndefined();
    const over = next(twice, decideLapse(twice, '2026-03-16T16:00:00.000Z', policy)!);
    expect(over.status).toBe('NO_RESPONSE');
    expect(next(over, decideReplace(over, { surveyId: 's2' })!)).toMatchObject({
      status: 'REPLACED',
      body: { replacedBy: 's2' },
    });
    expect(next(over, decideReplace(over, undefined)!).status).toBe('EXHAUSTED');
    expect(decideReplace(twice, { surveyId: 's2' })).toBeUndefined();
  });

  it.each([1, 3])('[9-3c] has as many contacts as policy says, and lapses only after them: %i', (value) => {
    const override = {
      key: 'evaluation.surveyContacts',
      effectiveFrom: '2026-01-01',
      sequence: 1,
      reason: '试行',
    };
    const other = resolvePolicy([{ ...override, value }], '2026-03-02');
    let [state, now] = [surveyOf(), NOW];
    for (let round = 1; round <= value; round += 1) {
      expect(decideLapse(state, '2026-05-01T01:00:00.000Z', other)).toBeUndefined();
      state = next(state, orThrow(decideContact(state, {}, { ...system(now), policy: other })));
      now = state.deadlines['SURVEY_CONTACT_AGAIN']?.dueAt ?? now;
    }
    expect(Object.keys(state.deadlines)).toEqual(['SURVEY_DUE']);
    expect(decideContact(state, {}, { ...system(now), policy: other })).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideLapse(state, '2026-05-01T01:00:00.000Z', other)).toMatchObject({
      events: [{ type: 'SurveyNoResponse' }],
    });
  });

  it('[9-3c] of a user who is called does not lapse before the second call', () => {
    const once = contacted(surveyOf('PHONE'));
    expect(decideLapse(once, '2026-04-20T01:00:00.000Z', policy)).toBeUndefined();
    const twice = contacted(once, '2026-04-20T01:00:00.000Z');
    expect(twice.body.dueOn).toBe('2026-04-23');
    expect(decideLapse(twice, '2026-04-23T16:00:00.000Z', policy)).toBeDefined();
  });

  it('[9-3c] is answered in the second call, however late that is, but not by a link nor after another took the place', () => {
    const at = '2026-04-20T01:00:00.000Z';
    const call = { ...officer, now: at, policy, calendar };
    const told = { reached: true, answers };
    const once = contacted(surveyOf('PHONE'));
    const given = next(once, orThrow(decideAnswerByCall(once, told, call)));
    expect(given).toMatchObject({ status: 'RESPONDED', deadlines: {} });
    expect(given.body.contacts.map((each) => each.at)).toEqual([NOW, at]);
    expect(given.body.contacts[1]).toMatchObject({ by: 'u-anna', reached: true });
    expect(decideAnswerByCall(given, told, call)).toMatchObject({ refused: 'DUPLICATE' });
    const soon = { ...call, now: '2026-03-03T01:00:00.000Z' };
    const early = next(once, orThrow(decideAnswerByCall(once, told, soon)));
    expect(early.body.contacts).toHaveLength(1);
    const late = { refused: 'DEADLINE_PASSED' };
    expect(decideAnswerByCall(contacted(surveyOf()), told, call)).toMatchObject(late);
    const twice = contacted(once, '2026-03-10T01:00:00.000Z');
    expect(decideAnswerByCall(twice, told, call)).toMatchObject(late);
    expect(decideAnswerByCall({ ...once, status: 'REPLACED' }, told, call)).toMatchObject(late);
    const never = surveyOf('PHONE');
    expect(next(never, orThrow(decideAnswerByCall(never, told, call))).body.contacts).toHaveLength(1);
  });

  it('[9-3c] is answered once, in time, and only after somebody was asked', () => {
    expect(decideRespond(surveyOf(), answers, 'LINK', user)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    const once = contacted(surveyOf());
    const given = next(once, orThrow(decideRespond(once, answers, 'LINK', user)));
    expect(given).toMatchObject({ status: 'RESPONDED', deadlines: {} });
    expect(scoreOf(answers)).toBe(91.4);
    expect(decideRespond(given, answers, 'LINK', user)).toMatchObject({ refused: 'DUPLICATE' });
    const late = { ...user, now: '2026-03-16T16:00:00.000Z' };
    expect(decideRespond(once, answers, 'LINK', late)).toMatchObject({ refused: 'DEADLINE_PASSED' });
    for (const status of ['REPLACED', 'EXHAUSTED', 'NO_RESPONSE'])
      expect(decideRespond({ ...once, status }, answers, 'LINK', user)).toMatchObject({
        refused: 'DEADLINE_PASSED',
      });
    const agency = { ...user, roles: ['AGENCY_ADMIN'] } as const;
    expect(decideRespond(once, answers, 'LINK', agency)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });

  it('[9-3c] gives rise to one lead for each no, which an officer settles once', () => {
    const once = contacted(surveyOf());
    const no = { ...answers, performedByAgency: false, deliverableReceived: false };
    const given = next(once, orThrow(decideRespond(once, no, 'LINK', user)));
    expect(given.body.lead?.facts).toEqual(['performedByAgency', 'deliverableReceived']);
    const settled = orThrow(decideSettleLead(given, { outcome: 'DISMISSED' }, '已核实', officer));
    expect(settled.body.lead?.outcome).toBe('DISMISSED');
    const again = next(given, settled);
    expect(decideSettleLead(again, { outcome: 'DISMISSED' }, '再次', officer)).toMatchObject({
      refused: 'DUPLICATE',
    });
    expect(decideSettleLead(once, { outcome: 'DISMISSED' }, '没有', officer)).toMatchObject({
      refused: 'NOT_FOUND',
    });
  });

  it('[9-3b] drops nobody who was asked, however unhappy', () => {
    const why = { cause: 'CLOSED', reason: '已停业' } as const;
    const reviewer = { ...officer, roles: ['CENTRE_REVIEWER'] } as const;
    expect(decideFindIneligible(contacted(surveyOf()), why, reviewer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideFindIneligible(surveyOf(), why, officer)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(next(surveyOf(), orThrow(decideFindIneligible(surveyOf(), why, reviewer))).status).toBe(
      'INELIGIBLE',
    );
  });

  it('[9-3b] tells in none of its events who it is or which agency', () => {
    const once = contacted(surveyOf());
    const seen = orThrow(decideOpenRespondent(once, officer));
    const given = orThrow(decideRespond(once, answers, 'LINK', user));
    for (const { data } of [...seen.events, ...given.events])
      expect(Object.keys(data).filter((name) => /agency|uscc|buyer|sample/i.test(name))).toEqual([]);
    expect(decideOpenRespondent({ ...once, status: 'RESPONDED' }, officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });
});
