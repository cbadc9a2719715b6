import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRecords } from '../../../functions/evaluation-results/bundles/sample-records.ts';
import { verifySample } from '../../../shared/domain/evaluation/bundle/verify-sample.ts';
import { decideDrawSurvey } from '../../../shared/domain/evaluation/sample/contact.ts';
import { decideDraw, orderOf, sampleSize } from '../../../shared/domain/evaluation/sample/draw.ts';
import { listRefOf, sampleIdOf, type SealedList } from '../../../shared/domain/evaluation/sample/sample.ts';
import { respondentRefOf, type SurveyBody } from '../../../shared/domain/evaluation/sample/survey.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { change } from '../../../shared/store/plan.ts';
import { scheme } from '../../support/evaluation-fixtures.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { CYCLE, NOW, startWorld, type World } from './world.ts';

const USERS = Array.from({ length: 130 }, (_, n) => `team-${n}`);
/** More replacements than one read brings. */
const REPLACEMENTS = 100;
const [seed, key, hash] = ['ab'.repeat(32), 'cd'.repeat(32), '0'.repeat(64)];
const agencyId = 'AGENCY1';
const uscc = usccFixture(900);
const sampleId = sampleIdOf(CYCLE, agencyId);
const size = sampleSize(USERS.length, USERS.length, scheme.sample);
const { order, populationHash } = orderOf({ seed, cycleId: CYCLE, uscc, key }, USERS);
const idOf = (place: number) => `S${String(place).padStart(3, '0')}`;
const score = { expertise: 90, responsiveness: 90, quality: 90, pricing: 90, overall: 90 };
const answered = { scores: score, performedByAgency: true, deliverableReceived: true };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** The first is found ineligible, as is every second of those that follow it in its slot; the last one answers. */
function surveyAt(place: number) {
  const inChain = place === 0 || place >= size;
  const last = size + REPLACEMENTS - 1;
  const next = place === 0 ? size : place + 1;
  const ineligible = inChain && place !== last && place % 2 === 0;
  const body: Omit<SurveyBody, 'contacts' | 'drawnAt'> = {
    cycleId: CYCLE,
    sampleId,
    slot: inChain ? 1 : place + 1,
    place,
    respondent: { ref: respondentRefOf(idOf(place)), hash },
    channel: 'PHONE',
    policyVersion: 'default',
    ...(ineligible && { ineligible: { cause: 'RELATED', by: 'u-chen', at: NOW, reason: '关联方' } }),
    ...(inChain && place !== last && !ineligible && { replacedBy: idOf(next) }),
    ...((!inChain || place === last) && { answer: { ...answered, at: NOW, via: 'PHONE', by: 'u-li' } }),
  };
  return change(survey, { newId: idOf(place) }, decideDrawSurvey(idOf(place), body, NOW));
}

it('[9-3b] a user found ineligible has a successor in the record of the draw, however many were asked', async () => {
  const drawn = decideDraw(
    {
      sample: { cycleId: CYCLE, agencyId, uscc, agencyName: '上海样例检验技术有限公司' },
      users: USERS.length,
      excluded: 0,
      populationHash,
      surveyIds: Array.from({ length: size }, (_, place) => idOf(place)),
      list: { ref: listRefOf(sampleId), hash },
      policyVersion: 'default',
    },
    NOW,
  );
  const closed = { ...drawn, events: drawn.events.map((event) => ({ ...event, to: 'CLOSED' })) };
  await world.commitPlan({ changes: [change(sample, { newId: sampleId }, closed)] });
  const asked = size + REPLACEMENTS;
  for (let from = 0; from < asked; from += 20) {
    const places = Array.from({ length: Math.min(20, asked - from) }, (_, n) => from + n);
    await world.commitPlan({ changes: places.map(surveyAt) });
  }
  const list: SealedList = { salt: key, order, excluded: [] };
  const sealed = { open: async () => list as never };
  const { items } = await sampleRecords(CYCLE, { limit: 5 }, { tables: world.tables, sealed });
  expect(items.map((each) => each.asked.length)).toEqual([asked]);
  const rule = { cycleId: CYCLE, seed, rule: scheme.sample };
  expect(items.map((each) => verifySample('sample', rule, each))).toEqual([undefined]);
});
