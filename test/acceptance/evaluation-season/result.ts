import { expect } from 'vitest';
import { after, cycleReaches, pass } from '../../support/journeys/evaluation/cycle.ts';
import { entriesBy } from '../../support/journeys/evaluation/review.ts';
import { letterOf } from '../../support/journeys/letters.ts';
import { until } from '../../support/journeys/until.ts';
import {
  anyone,
  buyer,
  busy,
  chen,
  clock,
  CONSULTING,
  CORRECTION,
  CYCLE,
  discipline,
  entryNow,
  li,
  NO_HASH,
  own,
  params,
  place,
  quiet,
  reason,
  refused,
  refusedOfEntry,
  RND,
  stranger,
  wu,
  zhao,
  zheng,
} from './world.ts';

interface Result {
  readonly proposedHash?: string;
  readonly categories?: readonly {
    category: string;
    status: string;
    publicity?: { publicityId: string };
  }[];
}
const resultShows = (holds: (result: Result) => boolean, what: string) =>
  until(() => li.done<Result>('readResult', { params }), holds, what);

let publicityId = '';

/** 9-4, 9-5: from the proposal of the result to its public notice. */
export async function drafted(): Promise<void> {
  await chen.done('proposeResult', { params, body: {} });
  await clock.rest();
  const { proposedHash } = await resultShows((seen) => seen.proposedHash !== undefined, 'it is computed');
  const draft = { params, body: { rankingHash: proposedHash } };
  await refusedOfEntry([
    [chen, 'draftResult', draft, 403, 'FOUR_EYES'],
    [li, 'draftResult', draft, 403, 'FORBIDDEN_ROLE'],
    [zhao, 'draftResult', { params, body: { rankingHash: NO_HASH } }, 422, 'VALIDATION_FAILED'],
    [li, 'publiciseResult', { params, body: {} }, 409, 'ILLEGAL_TRANSITION'],
  ]);
  await zhao.done('draftResult', draft);
  await clock.rest();
  await resultShows(
    ({ categories }) => categories?.every(({ status }) => status === 'DRAFTED') === true,
    'drafted',
  );
  await refusedOfEntry([
    [zhao, 'draftResult', draft, 409, 'ILLEGAL_TRANSITION'],
    [wu, 'publiciseResult', { params, body: {} }, 403, 'FORBIDDEN_ROLE'],
    [
      wu,
      'fileResult',
      { params, body: { number: '备1号', filedOn: '2027-01-12' } },
      409,
      'ILLEGAL_TRANSITION',
    ],
    [li, 'publishResult', { params, body: {} }, 409, 'NOT_FILED'],
    [chen, 'withholdEntry', { params: own, body: { reason } }, 409, 'CYCLE_LOCKED'],
    [li, 'proposeInputCorrection', { params: own, body: CORRECTION }, 409, 'CYCLE_LOCKED'],
    [anyone, 'readResultList', { params: { ...params, category: RND } }, 404, 'NOT_FOUND'],
    [busy.admin, 'readScoreReceipt', { params: own }, 404, 'NOT_FOUND'],
  ]);
  await li.done('publiciseResult', { params, body: {} });
  await clock.rest();
  const { categories = [] } = await resultShows(
    // In whose list nobody stands, has no notice.
    ({ categories }) =>
      categories?.every(({ category, status }) => status === (category === RND ? 'PUBLICISED' : 'CLEAR')) ===
      true,
    'publicised',
  );
  publicityId = categories.find(({ category }) => category === RND)?.publicity?.publicityId ?? '';
  const notice = { params: { publicityId } };
  await refusedOfEntry([
    [chen, 'editResult', { params, body: { grade: 'GOOD' } }, 409, 'PUBLICITY_CONTENT_FIXED'],
    [li, 'editPublicity', { ...notice, body: { title: '改' } }, 409, 'PUBLICITY_CONTENT_FIXED'],
    [li, 'closePublicity', notice, 409, 'PUBLICITY_RUNNING'],
    [li, 'publishResult', { params, body: {} }, 409, 'NOT_FILED'],
    [chen, 'reopenEntry', { params: own, body: { reason } }, 409, 'ILLEGAL_TRANSITION'],
    [anyone, 'readPublicBundle', { params }, 404, 'NOT_FOUND'],
    [quiet.admin, 'readScoreReceipt', { params: own }, 404, 'NOT_FOUND'],
  ]);
  await letterOf(busy.admin, 'EVALUATION_RESULT_PUBLICISED');
}

/** 9-5x: an objection of an evaluated agency, dismissed. */
export async function objected(): Promise<void> {
  const notice = { params: { publicityId } };
  const body = {
    objector: {
      kind: 'UNIT',
      unitName: busy.applicant.orgName,
      contactName: '样例',
      phone: busy.applicant.phone,
    },
    facts: '活动次数少计一次',
  };
  await refused([
    [
      anyone,
      'submitObjection',
      { ...notice, body: { objector: { kind: 'INDIVIDUAL', signedName: '郑异议' }, facts: '不公' } },
      422,
      'OBJECTION_NOT_ACCEPTABLE',
    ],
  ]);
  const { receiptNo: objectionId } = await busy.admin.done<{ receiptNo: string }>('submitObjection', {
    ...notice,
    body,
  });
  const { period } = await anyone.done<{ period: { closesAt: string } }>('readPublicity', notice);
  await pass(clock, after(period.closesAt, 5));
  await cycleReaches(place, CYCLE, 'OBJECTION_HANDLING');
  const of = { params: { objectionId } };
  const outcome = { outcome: 'DISMISSED', affectsSubject: false, reason };
  await refusedOfEntry([
    [busy.admin, 'submitObjection', { ...notice, body }, 409, 'OBJECTION_PERIOD_OVER'],
    [
      wu,
      'fileResult',
      { params, body: { number: '备1号', filedOn: '2027-01-20' } },
      409,
      'ILLEGAL_TRANSITION',
    ],
    [chen, 'redraftResult', { params, body: {} }, 409, 'ILLEGAL_TRANSITION'],
    [zhao, 'redraftResult', { params, body: {} }, 403, 'FOUR_EYES'],
    [li, 'acceptObjection', { ...of, body: { redactedText: '少计' } }, 403, 'FORBIDDEN_ROLE'],
    [quiet.admin, 'readObjection', of, 404, 'NOT_FOUND'],
  ]);
  await discipline.done('acceptObjection', { ...of, body: { redactedText: '活动次数少计' } });
  await discipline.done('openInvestigation', of);
  await discipline.done('proposeObjectionOutcome', { ...of, body: outcome });
  await refusedOfEntry([
    [discipline, 'decideObjection', { ...of, body: { agreed: true, reason } }, 403, 'FORBIDDEN_ROLE'],
    // Who drafted the result does not judge what is said against it.
    [zhao, 'decideObjection', { ...of, body: { agreed: true, reason } }, 403, 'FOUR_EYES'],
  ]);
  await chen.done('decideObjection', { ...of, body: { agreed: true, reason } });
  await clock.rest();
  await cycleReaches(place, CYCLE, 'READY_TO_FILE');
}

/** 9-6a, 9-6b: filing, publication and what comes after it. */
export async function published(): Promise<void> {
  const today = (await clock.now()).slice(0, 10);
  const file = (more: object) => ({ params, body: { number: '备〔2027〕1号', filedOn: today, ...more } });
  await refusedOfEntry([
    [li, 'publishResult', { params, body: {} }, 409, 'NOT_FILED'],
    [li, 'fileResult', file({}), 403, 'FORBIDDEN_ROLE'],
    [wu, 'fileResult', file({ filedOn: '2027-12-31' }), 422, 'VALIDATION_FAILED'],
    [wu, 'fileResult', file({ number: '' }), 422, 'VALIDATION_FAILED'],
    [wu, 'returnResult', { params, body: {} }, 422, 'VALIDATION_FAILED'],
  ]);
  await wu.done('fileResult', file({}));
  await refusedOfEntry([
    [wu, 'publishResult', { params, body: {} }, 403, 'FORBIDDEN_ROLE'],
    [wu, 'returnResult', { params, body: { reason } }, 409, 'ILLEGAL_TRANSITION'],
    [busy.admin, 'readReceiptBundle', { params: own }, 404, 'NOT_FOUND'],
  ]);
  await li.done('publishResult', { params, body: {} });
  await clock.rest();
  await cycleReaches(place, CYCLE, 'PUBLISHED');
  await until(entryNow, (seen) => seen['status'] === 'FINAL', 'the entry is final');
  const amend = (more: object) => ({
    body: {
      entryId: own.entryId,
      grade: 'GOOD',
      ground: 'REVIEW_UPHELD',
      decisionNo: '决1号',
      reason,
      ...more,
    },
  });
  await refusedOfEntry([
    [chen, 'editResult', { params, body: { grade: 'GOOD' } }, 403, 'COMMISSION_DECISION_REQUIRED'],
    [li, 'publishResult', { params, body: {} }, 409, 'ILLEGAL_TRANSITION'],
    [chen, 'reopenResult', { params, body: { reason } }, 409, 'ILLEGAL_TRANSITION'],
    [chen, 'proposeAmendment', amend({}), 403, 'FORBIDDEN_ROLE'],
    [wu, 'proposeAmendment', amend({ grade: 'PERFECT' }), 422, 'VALIDATION_FAILED'],
    [wu, 'proposeAmendment', amend({ grade: 'QUALIFIED' }), 422, 'NO_EFFECTIVE_CHANGE'],
    [wu, 'proposeAmendment', amend({ ground: 'VIOLATION_CONFIRMED' }), 409, 'GRADE_NOT_ALLOWED'],
    [li, 'readAuditBundle', { params }, 403, 'FORBIDDEN_ROLE'],
    [quiet.admin, 'readScoreReceipt', { params: own }, 404, 'NOT_FOUND'],
    [stranger.admin, 'readReceiptBundle', { params: own }, 404, 'NOT_FOUND'],
    [buyer, 'downloadScoreReceipt', { params: own }, 404, 'NOT_FOUND'],
  ]);
  const { amendmentId } = await wu.done<{ amendmentId: string }>('proposeAmendment', amend({}));
  const decide = (decision: string) => ({ params: { amendmentId }, body: { decision } });
  await refusedOfEntry([[wu, 'decideAmendment', decide('CONFIRM'), 403, 'FOUR_EYES']]);
  await zheng.done('decideAmendment', decide('RETURN'));
  const receipt = await busy.admin.done<{ score: { place: object } }>('readScoreReceipt', { params: own });
  expect(receipt.score.place).toMatchObject({ rank: 1, of: 1, grade: 'QUALIFIED' });
  const list = { params: { ...params, category: RND } };
  const { items } = await anyone.done<{ items: readonly object[] }>('readResultList', list);
  expect(items).toHaveLength(2);
  const [other] = await entriesBy(place, CYCLE, 'FINAL').then((all) =>
    all.filter(({ category }) => category === CONSULTING),
  );
  expect(other?.result).toMatchObject({ primary: false });
}
