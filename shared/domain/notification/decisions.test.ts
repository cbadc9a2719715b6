import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { calendar, policy } from '../../../test/support/onboarding-fixtures.ts';
import { decideClaim, decideUndeliverable } from './claim.ts';
import type { DeliveryBody, DeliveryState } from './delivery.ts';
import { decideDisclosePhone } from './disclose-phone.ts';
import { queue } from './issue.ts';
import { actionsOn, decideReachManually, decideSendAgain } from './manual-decision.ts';
import { codeHold, codeRequests, decideUsePhone, noticeHold, ofLastDay } from './phone-usage.ts';
import { decideReceipt } from './receipt.ts';
import { decideRelease } from './release.ts';
import { decideFailed, decideInDoubt, decideNoReceipt, decideSubmitted } from './submission.ts';

const START = '2026-03-02T01:00:00.000Z';
const NIGHT = '2026-03-02T14:30:00.000Z';
const ctx = { now: START, policy, calendar };
const officer = {
  now: START,
  actor: { id: 'u1', role: 'CENTRE_OFFICER' },
  roles: ['CENTRE_OFFICER'] as const,
};
const agency = { kind: 'AGENCY', uscc: '91310104MA1FX0010C' } as const;
const objector = { kind: 'OBJECTOR', objectionId: 'o1' } as const;

const body: DeliveryBody = {
  noticeId: 'n1',
  eventId: 'e1',
  channel: 'SMS',
  template: 'ONBOARDING_REJECTED',
  category: 'NOTICE',
  article: '5-4b',
  recipient: agency,
  subjectRef: 'CASE#1',
  address: { kind: 'CONTACT', uscc: agency.uscc },
  params: {},
  createdAt: START,
  attempts: [],
};
const queued = folded('d1', queue('d1', body).decided);
const claimed = folded('d1', decideClaim(queued, { uses: [] }, ctx).decided, queued);
const provider = { attempt: 1, provider: 'sns', providerMessageId: 'm1', segments: 1 };
const submitted = folded('d1', decideSubmitted(claimed, provider, ctx), claimed);
const temporary = { attempt: 1, failure: 'TEMPORARY', code: 'X' } as const;
const permanent = { attempt: 1, failure: 'PERMANENT', code: 'X' } as const;
const retried = folded('d1', decideFailed(claimed, temporary, ctx)?.decided, claimed);
const dead = folded('d1', decideFailed(claimed, permanent, ctx)?.decided, claimed);
const doubtful = folded('d1', decideInDoubt(claimed, START), claimed);
const withBody = (state: DeliveryState, more: Partial<DeliveryBody>): DeliveryState => ({
  ...state,
  body: { ...state.body, ...more },
});
const spent = withBody(claimed, {
  attempts: [1, 2, 3, 4, 5].map((attempt) => ({ attempt, claimedAt: START })),
});
const uses = [{ at: START, category: 'NOTICE', template: body.template }] as const;
const reach = { how: 'PHONE', reachedAt: START } as const;
const at = (now: string) => ({ ...ctx, now });
const RETRY_DUE = '2026-03-02T02:00:00.000Z';

type Example = readonly [name: string, state: DeliveryState, decide: (state: DeliveryState) => unknown];

const examples: readonly Example[] = [
  ['[9-1c] claimed', queued, (state) => decideClaim(state, { uses: [] }, ctx).decided],
  ['[4.2] held back by night', queued, (state) => decideClaim(state, undefined, at(NIGHT)).decided],
  [
    '[4.2] a letter goes by night',
    withBody(queued, { channel: 'YWTB_LETTER' }),
    (state) => decideClaim(state, undefined, at(NIGHT)).decided,
  ],
  [
    '[4.2] so does a code',
    withBody(queued, { category: 'OTP', expiresAt: '2026-03-02T14:30:00.001Z' }),
    (state) => decideClaim(state, undefined, at(NIGHT)).decided,
  ],
  ['[4.2] held back by its number', queued, (state) => decideClaim(state, { uses: [...uses] }, ctx).decided],
  [
    '[4.1] an expired code',
    withBody(queued, { expiresAt: START }),
    (state) => decideClaim(state, undefined, ctx).decided,
  ],
  ['[SM-21] without a phone', queued, (state) => decideUndeliverable(state, 'NO_VERIFIED_PHONE')],
  ['[SM-21] submitted', claimed, (state) => decideSubmitted(state, provider, ctx)],
  ['[SM-21] submitted out of doubt', doubtful, (state) => decideSubmitted(state, provider, ctx)],
  [
    '[SM-21] a letter has no carrier',
    withBody(claimed, { channel: 'YWTB_LETTER' }),
    (state) => decideSubmitted(state, provider, ctx),
  ],
  [
    '[SM-21] nor has a code',
    withBody(claimed, { category: 'OTP' }),
    (state) => decideSubmitted(state, provider, ctx),
  ],
  [
    '[SM-21] not another attempt',
    claimed,
    (state) => decideSubmitted(state, { ...provider, attempt: 2 }, ctx),
  ],
  ['[SM-21] not unclaimed', retried, (state) => decideSubmitted(state, provider, ctx)],
  ['[SM-21] no receipt', submitted, (state) => decideNoReceipt(state, ctx)?.decided],
  ['[SM-21] no receipt of what is not out', claimed, (state) => decideNoReceipt(state, ctx)],
  ['[SM-21] failed for now', claimed, (state) => decideFailed(state, temporary, ctx)?.decided],
  ['[SM-21] failed for good', submitted, (state) => decideFailed(state, permanent, ctx)?.decided],
  [
    '[SM-21] failed once too often',
    spent,
    (state) => decideFailed(state, { ...temporary, attempt: 5 }, ctx)?.decided,
  ],
  [
    '[SM-21] failed the fourth time',
    withBody(spent, { attempts: spent.body.attempts.slice(1) }),
    (state) => decideFailed(state, { ...temporary, attempt: 4 }, ctx)?.decided,
  ],
  [
    '[SM-21] failed too late for another',
    withBody(claimed, { expiresAt: '2026-03-02T01:01:00.000Z' }),
    (state) => decideFailed(state, temporary, ctx)?.decided,
  ],
  [
    '[SM-21] another attempt failed',
    claimed,
    (state) => decideFailed(state, { ...temporary, attempt: 2 }, ctx),
  ],
  ['[SM-21] in doubt', claimed, (state) => decideInDoubt(state, START)],
  ['[SM-21] no doubt of what is submitted', submitted, (state) => decideInDoubt(state, START)],
  ['[SM-21] released', retried, (state) => decideRelease(state, RETRY_DUE)],
  ['[SM-21] not before its time', retried, (state) => decideRelease(state, START)],
  ['[SM-21] nothing to release', queued, (state) => decideRelease(state, RETRY_DUE)],
  [
    '[SM-21] not what waits no longer',
    { ...retried, status: 'DELIVERED' },
    (state) => decideRelease(state, RETRY_DUE),
  ],
  [
    '[SM-21] arrived',
    submitted,
    (state) => decideReceipt(state, 1, { outcome: 'DELIVERED', code: 'OK' }, at(RETRY_DUE))?.decided,
  ],
  [
    '[SM-21] arrived late',
    retried,
    (state) => decideReceipt(state, 1, { outcome: 'DELIVERED', code: 'OK' }, at(RETRY_DUE))?.decided,
  ],
  [
    '[SM-21] lost',
    submitted,
    (state) => decideReceipt(state, 1, { outcome: 'TEMPORARY', code: 'L' }, ctx)?.decided,
  ],
  [
    '[SM-21] lost before',
    retried,
    (state) => decideReceipt(state, 1, { outcome: 'TEMPORARY', code: 'L' }, ctx),
  ],
  [
    '[SM-21] arrived twice',
    { ...submitted, status: 'READ' },
    (state) => decideReceipt(state, 1, { outcome: 'DELIVERED', code: 'OK' }, ctx),
  ],
  ['[SM-21] reached by a person', dead, (state) => decideReachManually(state, reach, officer)],
  [
    '[SM-21] not before the notice',
    dead,
    (state) => decideReachManually(state, { ...reach, reachedAt: '2026-03-02T00:59:59.999Z' }, officer),
  ],
  [
    '[SM-21] not after now',
    dead,
    (state) => decideReachManually(state, { ...reach, reachedAt: '2026-03-02T01:00:00.001Z' }, officer),
  ],
  [
    '[3.4] not an objector',
    withBody(dead, { recipient: objector }),
    (state) => decideReachManually(state, reach, officer),
  ],
  ['[SM-21] sent again', doubtful, (state) => decideSendAgain(state, officer)],
  ['[SM-21] not out of no doubt', dead, (state) => decideSendAgain(state, officer)],
  ['[3.4] the phone is shown', dead, (state) => decideDisclosePhone(state, '电话通知', officer)],
  ['[3.4] not without need', submitted, (state) => decideDisclosePhone(state, '电话通知', officer)],
];

describe('what is decided on a delivery', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });

  it('[SM-21] what a person may do', () => {
    const sealed = withBody(dead, { recipient: objector });
    const complainant = withBody(dead, { recipient: { kind: 'COMPLAINANT', complaintId: 'k1' } });
    expect(actionsOn(dead, ['CENTRE_OFFICER'])).toEqual(['reachManually']);
    expect(actionsOn(doubtful, ['CENTRE_OFFICER'])).toEqual(['reachManually', 'sendAgain']);
    expect(actionsOn(sealed, ['CENTRE_OFFICER'])).toEqual([]);
    expect(actionsOn(complainant, ['CENTRE_OFFICER', 'CENTRE_DISCIPLINE'])).toEqual(['reachManually']);
  });

  it('[9-1c] the rate of a number', () => {
    const spentDay = Array.from({ length: 10 }, (_, index) => ({ ...uses[0], template: `T${index}` }));
    const code = { at: START, category: 'OTP', template: 'P' } as const;
    const soon = '2026-03-02T01:09:59.999Z';
    const holds = {
      gap: noticeHold({ uses: [...uses] }, body.template, soon, policy),
      otherText: noticeHold({ uses: [...uses] }, 'OTHER', soon, policy),
      afterGap: noticeHold({ uses: [...uses] }, body.template, '2026-03-02T01:10:00.000Z', policy),
      day: noticeHold({ uses: spentDay }, 'T1', soon, policy),
      codesDoNotCount: noticeHold({ uses: [code] }, 'P', START, policy),
      code: codeHold([START], START, policy),
      codesOfAnHour: codeHold(Array(5).fill(START), '2026-03-02T01:30:00.000Z', policy),
      codesOfADay: codeHold(Array(10).fill(START), '2026-03-02T05:00:00.000Z', policy),
      noCode: codeHold([], START, policy),
    };
    expect(inLines(holds)).toMatchSnapshot('holds');
    expect(codeRequests({ uses: [...uses, code] })).toEqual([START]);
    expect(ofLastDay([START], '2026-03-03T00:59:59.999Z')).toEqual([START]);
    expect(ofLastDay([START], '2026-03-03T01:00:00.000Z')).toEqual([]);
    const used = { category: 'OTP', template: 'P' } as const;
    const more = decideUsePhone({ uses: [...uses] }, used, { now: soon, article: '9-1' });
    const later = decideUsePhone({ uses: [...uses] }, used, {
      now: '2026-03-03T01:00:00.000Z',
      article: '9-1',
    });
    expect(inLines([more, later])).toMatchSnapshot('used');
  });
});
