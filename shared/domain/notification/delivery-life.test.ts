import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Decided } from '../event.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { calendarOf } from '../time/calendar.ts';
import { addDuration } from '../time/instant.ts';
import { decideClaim } from './claim.ts';
import {
  type DeliveryBody,
  type DeliveryState,
  RECEIPT_DUE,
  RELEASE,
  SUBMISSION_EXPIRES,
} from './delivery.ts';
import { decideReachManually, decideSendAgain } from './manual-decision.ts';
import { decideReceipt } from './receipt.ts';
import { decideRelease } from './release.ts';
import { decideFailed, decideInDoubt, decideNoReceipt, decideSubmitted } from './submission.ts';

const policy = resolvePolicy([], '2026-03-02');
const calendar = calendarOf(builtInCalendar);
const START = '2026-03-02T01:00:00.000Z';
const officer = { actor: { id: 'u1', role: 'CENTRE_OFFICER' }, roles: ['CENTRE_OFFICER'] as const };

const body: DeliveryBody = {
  noticeId: 'n1',
  eventId: 'e1',
  channel: 'SMS',
  template: 'ONBOARDING_REJECTED',
  category: 'NOTICE',
  article: '5-4b',
  recipient: { kind: 'AGENCY', uscc: '91310104MA1FX0010C' },
  subjectRef: 'CASE#1',
  address: { kind: 'CONTACT', uscc: '91310104MA1FX0010C' },
  params: {},
  createdAt: START,
  attempts: [],
};
const queued: DeliveryState = { id: 'd1', status: 'QUEUED', deadlines: {}, body };

function after(state: DeliveryState, { events, body }: Decided<DeliveryBody>): DeliveryState {
  const deadlines = { ...state.deadlines };
  let { status } = state;
  for (const event of events) {
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
    status = event.to ?? status;
  }
  return { ...state, status, deadlines, body };
}

const STEPS = [
  'claim',
  'accept',
  'refuse',
  'refuseForGood',
  'expire',
  'release',
  'arrived',
  'lost',
  'lostForGood',
  'unheardOf',
  'sendAgain',
  'reach',
] as const;
type Step = (typeof STEPS)[number];

/** Everything that can happen to a delivery, at any moment; what does not fit changes nothing. */
function happen(state: DeliveryState, step: Step, now: string): DeliveryState {
  const ctx = { now, policy, calendar };
  const attempt = Math.max(1, state.body.attempts.length);
  const person = { ...officer, now };
  const decisions: Record<Step, () => Decided<DeliveryBody> | undefined> = {
    claim: () =>
      state.status === 'QUEUED' && state.deadlines[RELEASE] === undefined
        ? decideClaim(state, { uses: [] }, ctx).decided
        : undefined,
    accept: () =>
      decideSubmitted(
        state,
        { attempt, provider: 'sns', providerMessageId: `m${attempt}`, segments: 1 },
        ctx,
      ),
    refuse: () =>
      state.status === 'SUBMITTING'
        ? decideFailed(state, { attempt, failure: 'TEMPORARY', code: 'X' }, ctx)?.decided
        : undefined,
    refuseForGood: () =>
      state.status === 'SUBMITTING'
        ? decideFailed(state, { attempt, failure: 'PERMANENT', code: 'X' }, ctx)?.decided
        : undefined,
    expire: () => decideInDoubt(state, now),
    release: () => decideRelease(state, now),
    arrived: () => decideReceipt(state, attempt, { outcome: 'DELIVERED', code: 'X' }, ctx)?.decided,
    lost: () => decideReceipt(state, attempt, { outcome: 'TEMPORARY', code: 'X' }, ctx)?.decided,
    lostForGood: () => decideReceipt(state, attempt, { outcome: 'PERMANENT', code: 'X' }, ctx)?.decided,
    unheardOf: () => decideNoReceipt(state, ctx)?.decided,
    sendAgain: () => accepted(decideSendAgain(state, person)),
    reach: () => accepted(decideReachManually(state, { how: 'PHONE', reachedAt: now }, person)),
  };
  const decided = decisions[step]();
  return decided === undefined ? state : after(state, decided);
}

const accepted = (decision: Decided<DeliveryBody> | Refusal) => (isRefusal(decision) ? undefined : decision);

const life = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat({ max: 600 })), { maxLength: 60 });

describe('the life of a delivery', () => {
  it('[SM-21] whatever happens, attempts are numbered without gap and no clock runs where none should', () => {
    fc.assert(
      fc.property(life, (steps) => {
        let state = queued;
        let now = START;
        for (const [step, minutes] of steps) {
          now = addDuration(now, { minutes });
          const before = state;
          state = happen(state, step, now);
          const { attempts } = state.body;
          expect(attempts.map((each) => each.attempt)).toEqual(attempts.map((_, index) => index + 1));
          expect(attempts.length - before.body.attempts.length).toBeLessThanOrEqual(1);
          expect(SUBMISSION_EXPIRES in state.deadlines).toBe(state.status === 'SUBMITTING');
          expect(RECEIPT_DUE in state.deadlines).toBe(state.status === 'SUBMITTED');
          expect(RELEASE in state.deadlines && state.status !== 'QUEUED').toBe(false);
        }
      }),
    );
  });

  it('[SM-21] a submission in doubt goes out again by a person’s decision only', () => {
    fc.assert(
      fc.property(life, (steps) => {
        let state = queued;
        let now = START;
        for (const [step, minutes] of steps) {
          now = addDuration(now, { minutes });
          const next = happen(state, step, now);
          const outOfDoubt = state.status === 'IN_DOUBT' && next.status === 'QUEUED';
          expect(outOfDoubt && step !== 'sendAgain').toBe(false);
          expect(state.status === 'REACHED_MANUALLY' && next !== state).toBe(false);
          state = next;
        }
      }),
    );
  });

  it('[SM-21] the platform by itself makes no more than five attempts', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const own = steps.filter(([step]) => step !== 'sendAgain');
        let [state, now] = [queued, START];
        for (const [step, minutes] of own) {
          now = addDuration(now, { minutes });
          state = happen(state, step, now);
        }
        expect(state.body.attempts.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('[9-1c] an objector may be called by the discipline role alone', () => {
    const recipient = { kind: 'OBJECTOR', objectionId: 'o1' } as const;
    const dead: DeliveryState = { ...queued, status: 'DEAD', body: { ...body, recipient } };
    const reach = { how: 'PHONE', reachedAt: START } as const;
    expect(decideReachManually(dead, reach, { ...officer, now: START })).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const discipline = { ...officer, roles: ['CENTRE_DISCIPLINE'] as const, now: START };
    expect(isRefusal(decideReachManually(dead, reach, discipline))).toBe(false);
  });

  it('a code that has expired is not worth sending', () => {
    const code = { ...queued, body: { ...body, category: 'OTP' as const, expiresAt: START } };
    expect(decideClaim(code, undefined, { now: START, policy, calendar }).kind).toBe('DEAD');
  });
});
