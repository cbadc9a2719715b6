import type { PlatformClient } from '../../platform-client.ts';
import type { Deployment } from '../deployment.ts';
import { all } from '../letters.ts';

interface Survey {
  readonly surveyId: string;
  readonly channel: 'LINK' | 'PHONE';
}

/** Users who were drawn and have not answered yet; one that a text message asks answers by its code. */
export async function unanswered(officer: PlatformClient, cycleId: string): Promise<Survey[]> {
  const params = { cycleId };
  const pages = await Promise.all(
    ['DRAWN', 'CONTACTED'].map((status) =>
      all<Survey>(officer, 'listSurveys', { params, query: { status } }),
    ),
  );
  return pages.flat();
}

const answersOf = (score: number) => ({
  scores: { expertise: score, responsiveness: score, quality: score, pricing: score - 4, overall: score },
  performedByAgency: true,
  deliverableReceived: true,
});

/**
 * An officer calls everybody who was drawn and has no phone that a text message reaches, and notes the answers.
 * `satisfied` gives the score of the n-th call (9-3c). Gives how many have answered.
 */
export async function surveyed(
  place: Deployment,
  cycleId: string,
  satisfied: (call: number) => number,
): Promise<number> {
  const officer = place.as('officer-wang');
  let calls = 0;
  for (const { surveyId, channel } of await unanswered(officer, cycleId)) {
    if (channel !== 'PHONE') continue;
    const body = { reached: true, answers: answersOf(satisfied(calls)) };
    await officer.done('recordSurveyCall', { params: { surveyId }, body });
    calls += 1;
  }
  return calls;
}
