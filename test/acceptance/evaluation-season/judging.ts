import { expect } from 'vitest';
import { cleanMaterial } from '../../support/journeys/catalogue.ts';
import { after, pass } from '../../support/journeys/evaluation/cycle.ts';
import { reviewBegun, reviewed } from '../../support/journeys/evaluation/review.ts';
import { scored } from '../../support/journeys/evaluation/season.ts';
import { letterOf } from '../../support/journeys/letters.ts';
import { messageTo } from '../../support/journeys/phones.ts';
import { until } from '../../support/journeys/until.ts';
import {
  anyone,
  busy,
  chen,
  clock,
  CORRECTION,
  CYCLE,
  entryNow,
  li,
  own,
  params,
  place,
  quiet,
  reason,
  refusedOfEntry,
  RND,
  BUYER_PHONE,
} from './world.ts';

/** 9-2a … 9-2c, 9-3b, 9-3c: the scores, the draw and the answers of the user who was drawn. */
export async function scoredAndHeard(): Promise<void> {
  await scored(place, CYCLE);
  const { runId } = await li.done<{ runId: string }>('readScoringRun', { params });
  const list = { params: { ...params, category: RND } };
  await refusedOfEntry([
    [li, 'startScoring', { params }, 409, 'ILLEGAL_TRANSITION'],
    [li, 'continueScoringRun', { params: { runId } }, 409, 'ILLEGAL_TRANSITION'],
    [li, 'redrawSamples', { params, body: {} }, 409, 'SAMPLE_LOCKED'],
    [li, 'proposeResult', { params, body: {} }, 409, 'ENTRIES_NOT_REVIEWED'],
    [quiet.admin, 'readEvaluationEntry', { params: own }, 404, 'NOT_FOUND'],
    [busy.admin, 'readScoreReceipt', { params: own }, 404, 'NOT_FOUND'],
    [busy.admin, 'readSnapshotItem', { params: own }, 404, 'NOT_FOUND'],
    [anyone, 'readResultList', list, 404, 'NOT_FOUND'],
    [anyone, 'readPublicBundle', { params }, 404, 'NOT_FOUND'],
  ]);
  // Drawn at midnight: nobody is sent a message before the morning.
  const invited = /凭码[0-9A-Z]{16}登录平台“满意度评价”页/;
  expect((await place.messages(BUYER_PHONE)).some(({ message }) => invited.test(message))).toBe(false);
  await pass(clock, after(await clock.now(), 9 * 60));
  const { message } = await messageTo(place, BUYER_PHONE, invited);
  const headers = { 'x-survey-code': /凭码([0-9A-Z]{16})/.exec(message)?.[1] ?? '' };
  const form = await anyone.done<{ agencyName: string }>('readSurveyForm', { headers });
  expect(form.agencyName).toBe(busy.applicant.orgName);
  const scores = { expertise: 95, responsiveness: 95, quality: 95, pricing: 95, overall: 95 };
  const body = { scores, performedByAgency: true, deliverableReceived: true };
  await refusedOfEntry([
    [busy.admin, 'answerSurvey', { headers, body }, 404, 'NOT_FOUND'],
    [anyone, 'answerSurvey', { headers: { 'x-survey-code': '0'.repeat(16) }, body }, 404, 'NOT_FOUND'],
    [
      anyone,
      'answerSurvey',
      { headers, body: { ...body, scores: { ...scores, overall: 101 } } },
      422,
      'VALIDATION_FAILED',
    ],
  ]);
  await anyone.done('answerSurvey', { headers, body });
  await until(
    () => li.done<{ satisfaction?: { closed: boolean } }>('readEvaluationEntry', { params: own }),
    ({ satisfaction }) => satisfaction?.closed === true,
    'the answers count',
  );
  await refusedOfEntry([[anyone, 'answerSurvey', { headers, body }, 409, 'DUPLICATE']]);
}

/** 9-3a, 9-3d, 9-3e: the review of every entry. */
export async function corrected(): Promise<void> {
  expect(await reviewBegun(place, CYCLE)).toBe(3);
  const { inputs } = await li.done<{ inputs: { eventsAttended: number } }>('readEvaluationEntry', {
    params: own,
  });
  expect(inputs.eventsAttended).toBe(CORRECTION.oldInput);
  const evidenceRef = `DOCUMENT#${await cleanMaterial(busy.admin, 'OTHER')}`;
  const propose = (more: object) => ({ params: own, body: { ...CORRECTION, evidenceRef, ...more } });
  const visit = { visitOn: '2027-01-20', purpose: '核实场地', visitors: ['officer-li'] };
  const need = { purpose: '补充交付证明', items: [{ key: 'DELIVERY', zh: '交付证明' }] };
  await refusedOfEntry([
    [chen, 'proposeInputCorrection', propose({}), 403, 'FORBIDDEN_ROLE'],
    [li, 'proposeInputCorrection', propose({ evidenceRef: undefined }), 422, 'VALIDATION_FAILED'],
    [li, 'proposeInputCorrection', propose({ evidenceRef: '随便写' }), 422, 'VALIDATION_FAILED'],
    [li, 'proposeInputCorrection', propose({ indicatorId: 'TOTAL_SCORE' }), 422, 'VALIDATION_FAILED'],
    [li, 'proposeInputCorrection', propose({ score: '5.0000' }), 422, 'VALIDATION_FAILED'],
    [li, 'proposeInputCorrection', propose({ oldInput: 7 }), 422, 'VALIDATION_FAILED'],
    [li, 'proposeInputCorrection', propose({ newInput: 0 }), 422, 'NO_EFFECTIVE_CHANGE'],
    [li, 'planSiteVisit', { params: own, body: visit }, 422, 'VALIDATION_FAILED'],
    [chen, 'requestEntrySupplement', { params: own, body: need }, 403, 'FORBIDDEN_ROLE'],
    [li, 'proposeEntryReview', { params: own }, 409, 'HEARING_REQUIRED'],
    [
      busy.admin,
      'submitCooperation',
      { params: { cooperationId: 'NONE' }, body: { items: [{ key: 'DELIVERY', documentIds: ['D'] }] } },
      404,
      'NOT_FOUND',
    ],
  ]);
  const { correctionId } = await li.done<{ correctionId: string }>('proposeInputCorrection', propose({}));
  const decision = { params: { correctionId }, body: { outcome: 'APPROVE', reason } };
  await refusedOfEntry([[li, 'decideInputCorrection', decision, 403, 'FORBIDDEN_ROLE']]);
  await chen.done('decideInputCorrection', decision);
  // It has 60 points by now.
  await refusedOfEntry([
    [chen, 'decideInputCorrection', decision, 409, 'ILLEGAL_TRANSITION'],
    [li, 'proposeUnqualified', { params: own, body: { reason } }, 409, 'UNQUALIFIED_WITHOUT_GROUND'],
  ]);

  await li.done('requestEntrySupplement', { params: own, body: need });
  await letterOf(busy.admin, 'EVALUATION_SUPPLEMENT_REQUESTED');
  const { items } = await busy.admin.done<{ items: readonly { cooperationId: string }[] }>('listCooperation');
  const documentIds = [await cleanMaterial(busy.admin, 'OTHER')];
  const given = {
    params: { cooperationId: items[0]?.cooperationId ?? '' },
    body: { items: [{ key: 'DELIVERY', documentIds }] },
  };
  const approve = { params: own, body: { decision: 'APPROVE', reason } };
  await refusedOfEntry([
    [quiet.admin, 'submitCooperation', given, 404, 'NOT_FOUND'],
    [busy.admin, 'submitCooperation', { ...given, body: { items: [] } }, 422, 'VALIDATION_FAILED'],
    [li, 'proposeEntryReview', { params: own }, 409, 'SUPPLEMENT_OPEN'],
  ]);
  await busy.admin.done('submitCooperation', given);
  await until(entryNow, (seen) => seen['status'] === 'UNDER_REVIEW', 'the review goes on');
  await refusedOfEntry([
    [busy.admin, 'submitCooperation', given, 409, 'ILLEGAL_TRANSITION'],
    [chen, 'decideEntryReview', approve, 409, 'ILLEGAL_TRANSITION'],
  ]);
  await li.done('proposeEntryReview', { params: own });
  await refusedOfEntry([
    [li, 'decideEntryReview', approve, 403, 'FORBIDDEN_ROLE'],
    [li, 'proposeResult', { params, body: {} }, 409, 'ENTRIES_NOT_REVIEWED'],
  ]);
  await chen.done('decideEntryReview', approve);
  await refusedOfEntry([[chen, 'decideEntryReview', approve, 409, 'ILLEGAL_TRANSITION']]);
  expect(await reviewed(place, CYCLE)).toBe(2);
}
