import { all } from '../../support/journeys/letters.ts';
import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import { type Now, passFor } from './now.ts';

interface SurveySeen {
  readonly surveyId: string;
  readonly sampleId: string;
  readonly slot: number;
  readonly channel: 'LINK' | 'PHONE';
  readonly status: string;
  readonly lead?: object;
}

/** Surveys that have come to no end, in an order that is the same in every run. */
export async function openSurveys({ world, params }: Now): Promise<SurveySeen[]> {
  const pages = await Promise.all(
    ['DRAWN', 'CONTACTED'].map((status) =>
      all<SurveySeen>(world.place.as('officer-li'), 'listSurveys', { params, query: { status } }),
    ),
  );
  const agency = ({ sampleId }: SurveySeen) =>
    world.sellers.findIndex(({ shop }) => sampleId.endsWith(shop.agencyId));
  const key = (survey: SurveySeen) => `${agency(survey)} ${survey.slot} ${survey.channel}`;
  return pages.flat().toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** A user is called or answers by the code of the message, or is found to be gone (9-3c). */
export async function surveyStep(now: Now, survey: SurveySeen): Promise<unknown> {
  const { chance, officer, reviewer } = now;
  const params = { surveyId: survey.surveyId };
  if (survey.channel === 'LINK') return answerByCode(now);
  if (survey.status === 'DRAWN' && chance.is(0.06)) {
    const body = { cause: chance.of(['CLOSED', 'DEREGISTERED'] as const), reason: '已注销' };
    return reviewer('findRespondentIneligible', { params, body });
  }
  if (chance.is(0.15)) await officer('openRespondent', { params });
  const reached = chance.is(0.85);
  const body = { reached, ...(reached && chance.is(0.92) && { answers: answersOf(chance) }) };
  const called = await officer('recordSurveyCall', { params, body });
  const { lead } = called.body as unknown as SurveySeen;
  if (called.status < 300 && lead !== undefined && chance.is(0.7)) {
    const settled = { outcome: chance.of(['SUSPECTED', 'DISMISSED'] as const), reason: '已核实' };
    return officer('settleSurveyLead', { params, body: settled });
  }
  return called;
}

function answersOf(chance: Chance): object {
  const score = 40 + chance.below(61);
  return {
    scores: { expertise: score, responsiveness: score, quality: score, pricing: score - 4, overall: score },
    performedByAgency: chance.is(0.93),
    deliverableReceived: true,
  };
}

/** The message that a phone received is all that its user has; it is used once, and now and then a second time. */
async function answerByCode(now: Now): Promise<unknown> {
  const { world, chance } = now;
  const codes = world.stack.sms().flatMap(({ message }) => /凭码(\w+)登录/.exec(message)?.[1] ?? []);
  // Nobody is disturbed at night.
  if (codes.length === 0) return passFor(now, 'PT2H');
  const { used } = world.season;
  const fresh = codes.filter((code) => !used.has(code));
  const code = fresh.length > 0 && chance.is(0.9) ? chance.of(fresh) : chance.of(codes);
  const answer = await give(world, {
    who: 'a user',
    client: world.place.as('person-zhang'),
    operation: 'answerSurvey',
    input: { headers: { 'x-survey-code': chance.is(0.95) ? code : 'AAAA-BBBB' }, body: answersOf(chance) },
    repeat: chance.is(0.2),
  });
  if (answer.status < 300) used.add(code);
  return answer;
}
