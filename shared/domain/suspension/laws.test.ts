import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acting,
  anna,
  anyTime,
  at,
  boss,
  calendar,
  justBefore,
  policy,
  THE_AGENCY,
  wu,
} from '../../../test/support/adjustment-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import { decideLapse, decideSuspend, decideSuspendUrgently } from './decide.ts';
import {
  decideConvert,
  decideEndorseResumption,
  decideLift,
  decideRequestResumption,
  decideRevokeSuspension,
} from './end.ts';
import { suspensionMachine } from './machine.ts';
import {
  articleOf,
  decideDropSuspension,
  decideGiveNotice,
  refuseGround,
  suspensionFacts,
} from './propose.ts';
import { SUSPENSION_REVIEW } from './suspension.ts';
import {
  overdue,
  failed,
  another,
  proposal,
  suspicion,
  notice,
  basis,
  urgency,
  done,
  ending,
  proposed,
  suspected,
  urgent,
  REVIEWED,
  reviewed,
} from '../../../test/support/suspension-fixtures.ts';

describe('a suspension', () => {
  it('[12-2a] has a ground in what is overdue or has failed, of this agency alone', () => {
    const { agencyId } = THE_AGENCY;
    const states = ['PROPOSED', 'ISSUED', 'EXTENDED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'DROPPED'];
    for (const status of states)
      expect(refuseGround(agencyId, proposal.ground, { agencyId, status })).toMatchObject({
        refused: 'NO_GROUND',
      });
    for (const bad of [undefined, another])
      expect(refuseGround(agencyId, proposal.ground, bad)).toMatchObject({ refused: 'NO_GROUND' });
    for (const good of [overdue, failed])
      expect(refuseGround(agencyId, proposal.ground, good)).toBeUndefined();
    expect(refuseGround(agencyId, suspicion.ground, undefined)).toBeUndefined();
  });

  it('[12-2b] tells its ground under its article', () => {
    const articles = [
      articleOf(proposal.ground),
      articleOf(proposal.ground, 'FAILED'),
      articleOf(suspicion.ground),
    ];
    expect(articles).toEqual(['12-2a', '12-2b', '12-2']);
    expect(suspensionFacts(proposed, '逾期')).toEqual([
      { key: 'RECTIFICATION#R1', row: '12-2a', zh: '逾期' },
    ]);
    expect(suspensionFacts(suspected, '疑')).toEqual([{ key: 'RISKFLAG#F1', row: '12-2', zh: '疑' }]);
  });

  it('[12-2] gives an urgent one exactly the working days of policy to be reviewed, on any day', () => {
    fc.assert(
      fc.property(anyTime, (now) => {
        const state = folded('S2', decideSuspendUrgently(suspected, urgency, at(wu, now)), suspected);
        const { derivation, dueAt } = state.deadlines[SUSPENSION_REVIEW]!;
        const counted = 'counted' in derivation ? derivation.counted : [];
        expect(counted).toHaveLength(policy.get('suspension.urgentReviewWorkingDays'));
        expect(counted.every((day) => calendar.isWorkday(day))).toBe(true);
        expect(counted.at(-1)).toBe(state.body.urgent?.reviewBy);
        expect(decideLapse(state, justBefore(dueAt))).toBeUndefined();
        expect(decideLapse(state, dueAt)).toMatchObject({ events: [{ to: 'LIFTED' }] });
      }),
    );
  });

  it('[SM-11] is final where it ended', () => {
    for (const status of suspensionMachine.terminal) {
      const state = { ...reviewed, status };
      const tries = [
        decideGiveNotice(state, notice, overdue, wu),
        decideDropSuspension(state, done, wu),
        decideSuspend(state, basis, acting('li', 'COMMISSION_OFFICER')),
        decideSuspendUrgently(state, urgency, wu),
        decideRequestResumption(state, { text: '', openRectifications: [] }, boss),
        decideEndorseResumption(state, done, anna),
        decideLift(state, done, wu),
        decideRevokeSuspension(state, ending, wu),
        decideConvert(state, 'REMOVAL#M1', wu),
      ];
      expect(tries).toMatchObject(tries.map(() => ({ refused: 'ILLEGAL_TRANSITION' })));
      expect(decideLapse({ ...state, deadlines: urgent.deadlines }, REVIEWED)).toBeUndefined();
    }
  });
});
