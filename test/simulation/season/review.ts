import type { HearingAnswer } from '../../support/journeys/verification.ts';
import { ofAgency } from '../moves/actor.ts';
import { material } from '../moves/agency.ts';
import { handInMove } from '../moves/spot-checks.ts';
import { entriesNow, type EntrySeen, type Now, dayOf, passFor, passTo } from './now.ts';
import { openSurveys, surveyStep } from './survey.ts';

const REASON = '经核对材料';

/** REVIEWING: users are asked, entries reviewed by two persons each, and then the result is formed (9-3, 9-4). */
export async function onReview(now: Now): Promise<unknown> {
  const { chance } = now;
  const entries = await entriesNow(now);
  const waiting = entries.filter(({ status }) => REVIEWED_ON.has(status));
  const surveys = await openSurveys(now);
  const way = chance.weighed({
    entry: waiting.length > 0 ? 55 : 0,
    survey: surveys.length > 0 ? 40 : 0,
    again: 4,
    result: waiting.length + surveys.length > 0 ? 2 : 60,
    time: waiting.length === 0 && surveys.length > 0 ? 15 : 3,
  });
  if (way === 'entry') return entryStep(now, chance.of(waiting));
  if (way === 'survey') return surveyStep(now, chance.of(surveys));
  if (way === 'time') return passFor(now, chance.of(['P1D', 'P3D', 'P8D']));
  if (way === 'again') return aside(now, chance.of(entries));
  return form(now);
}

const REVIEWED_ON: ReadonlySet<string> = new Set([
  'COMPUTED',
  'UNDER_REVIEW',
  'SUPPLEMENT_REQUESTED',
  'SITE_VISIT',
]);

/** One proposes the result, another decides on what was computed (9-4 ④). */
async function form({ world, chance, cycle, params, officer, reviewer }: Now): Promise<unknown> {
  const { proposedHash } = await world.place
    .as('commission-wu')
    .done<{ proposedHash?: string }>('readResult', { params });
  // The ranking of a result that was decided and went back to review is proposed anew.
  const decided = cycle.result?.rankingHash !== undefined;
  if (proposedHash === undefined || decided || chance.is(0.1))
    return officer('proposeResult', { params, body: {} });
  return reviewer('draftResult', { params, body: { rankingHash: proposedHash } });
}

/** What somebody does next with an entry, mostly what leads on. */
async function entryStep(now: Now, entry: EntrySeen): Promise<unknown> {
  const { world, chance, officer, reviewer } = now;
  const { entryId, status } = entry;
  const params = { entryId };
  if (chance.is(0.04)) return withhold(now, entry);
  if (chance.is(0.05)) return correct(now, entry);
  if (status === 'COMPUTED') return officer('startEntryReview', { params });
  if (status === 'SUPPLEMENT_REQUESTED') {
    const way = chance.weighed({ handIn: 60, wait: 15, resume: 25 });
    if (way === 'handIn') return handInMove(world, chance);
    return way === 'wait' ? passFor(now, 'P8D') : officer('resumeEntryReview', { params });
  }
  if (status === 'SITE_VISIT') return settleAsked(now, await officer('resumeEntryReview', { params }));
  if (entry.unqualified?.state === 'PROPOSED') return onHearing(now, entry);
  if (entry.review !== undefined && !entry.review.approved) {
    const decision = chance.is(0.88) ? 'APPROVE' : 'RETURN';
    return reviewer('decideEntryReview', { params, body: { decision, reason: REASON } });
  }
  const way = chance.weighed({ propose: 70, unqualified: 14, supplement: 5, visit: 3, triggers: 4 });
  if (way === 'unqualified') return officer('proposeUnqualified', { params, body: { reason: REASON } });
  if (way === 'triggers') return officer('collectEntryTriggers', { params });
  if (way === 'supplement') {
    const items = [{ key: 'DELIVERY', zh: '交付证明' }];
    return officer('requestEntrySupplement', { params, body: { purpose: '补充交付证明', items } });
  }
  if (way === 'visit') return visit(now, entryId);
  const proposed = await officer('proposeEntryReview', { params });
  // Not before the agency is heard on a ground that the platform knows.
  if (proposed.body.code === 'HEARING_REQUIRED')
    return officer('proposeUnqualified', { params, body: { reason: REASON } });
  return settleAsked(now, proposed);
}

/** What was asked for and left open while the entry was withheld is taken back, for the review to end (9-3d, 9-3e). */
async function settleAsked({ officer }: Now, refused: Awaited<ReturnType<Now['officer']>>): Promise<unknown> {
  const { code, cooperationId, siteVisitId } = refused.body;
  if (code === 'SITE_VISIT_OPEN' && typeof siteVisitId === 'string')
    return officer('cancelSiteVisit', { params: { siteVisitId }, body: { reason: REASON } });
  if (code === 'SUPPLEMENT_OPEN' && typeof cooperationId === 'string')
    return officer('withdrawCooperation', { params: { cooperationId }, body: { reason: REASON } });
  return refused;
}

async function visit({ world, officer, ...now }: Now, entryId: string): Promise<unknown> {
  const people = await Promise.all(
    ['officer-li', 'officer-wang'].map((who) => world.place.as(who).done<{ id?: string }>('whoAmI')),
  );
  const visitors = people.map(({ id }) => id ?? 'nobody');
  const body = { visitOn: dayOf({ world }, 1 + now.chance.below(4)), purpose: '核实服务能力', visitors };
  return officer('planSiteVisit', { params: { entryId }, body });
}

async function withhold({ reviewer, chance }: Now, { entryId }: EntrySeen): Promise<unknown> {
  const params = { entryId };
  const held = await reviewer('withholdEntry', { params, body: { reason: '核查中' } });
  // Some stay so to the end.
  if (held.status >= 300 || chance.is(0.3)) return held;
  return reviewer('liftEntryWithholding', { params, body: { reason: '核查完毕' } });
}

/** An input is corrected on evidence by two persons, never a score (9-3a). */
async function correct(now: Now, entry: EntrySeen): Promise<unknown> {
  const { world, chance, officer, reviewer } = now;
  const { entryId, inputs } = entry;
  if (inputs === undefined) return world.note('nothing to correct yet');
  const { n, of } = inputs.onTime;
  const evidenceRef = await evidenceOf(now, entry);
  const newInput = { n: chance.is(0.8) ? chance.below(of + 1) : of + 1, of };
  const answer = await officer('proposeInputCorrection', {
    params: { entryId },
    body: {
      indicatorId: 'QLT_ON_TIME_RATE',
      input: 'onTime',
      oldInput: { n, of },
      newInput,
      reason: REASON,
      evidenceRef,
    },
  });
  if (answer.status !== 201) return answer;
  const { correctionId } = answer.body as unknown as { correctionId: string };
  const outcome = chance.is(0.75) ? 'APPROVE' : 'RETURN';
  return reviewer('decideInputCorrection', { params: { correctionId }, body: { outcome, reason: REASON } });
}

/** A clean document of the agency, or now and then one that is not there. */
async function evidenceOf(now: Now, entry: EntrySeen): Promise<string> {
  const { world, chance } = now;
  const seller = sellerOf(now, entry);
  if (seller === undefined || chance.is(0.1)) return 'DOCUMENT#NONE';
  const documentId = await material(world, seller, 'OTHER');
  await world.stack.quiesce();
  return `DOCUMENT#${documentId}`;
}

/** The agency replies or lets its term pass; the centre considers it, and a second person decides (10-1c). */
async function onHearing(now: Now, entry: EntrySeen): Promise<unknown> {
  const { world, chance, officer, reviewer } = now;
  const hearingId = entry.unqualified?.hearingId ?? '';
  const params = { hearingId };
  const { status, deadlines } = await world.place
    .as('officer-li')
    .done<HearingAnswer>('readHearing', { params });
  const reply = sellerOf(now, entry);
  if (chance.is(0.3) && reply !== undefined)
    return ofAgency(world, chance, reply)('replyToHearing', { params, body: { text: '情况有所不同。' } });
  const last = deadlines
    .map(({ dueAt }) => dueAt)
    .toSorted()
    .at(-1);
  if (last !== undefined && chance.is(0.5)) return passTo(now, last);
  if (status !== 'CONSIDERED' && chance.is(0.5))
    return officer('considerHearing', { params, body: { accepted: chance.is(0.4), text: '已研究' } });
  const body = { outcome: chance.is(0.6) ? 'CONFIRM' : 'LIFT', reason: REASON };
  return reviewer('decideOnUnqualified', { params: { entryId: entry.entryId }, body });
}

const sellerOf = ({ world }: Pick<Now, 'world'>, { uscc }: Pick<EntrySeen, 'uscc'>) =>
  world.sellers.find(({ applicant }) => applicant.uscc === uscc);

/** An entry that somebody looks at once more, or one that was taken out or withheld. */
async function aside(now: Now, entry: EntrySeen): Promise<unknown> {
  const { officer, reviewer, chance } = now;
  const params = { entryId: entry.entryId };
  const act = chance.weighed({ again: 30, reopen: 30, lift: 20, correct: 20 });
  if (act === 'again') return reviewer('reviewEntryAgain', { params });
  if (act === 'reopen') return reviewer('reopenEntry', { params, body: { reason: REASON } });
  if (act === 'lift') return reviewer('liftEntryWithholding', { params, body: { reason: REASON } });
  const corrected = await correct(now, entry);
  return corrected ?? officer('collectEntryTriggers', { params });
}
