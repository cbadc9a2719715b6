import { expect } from 'vitest';
import { readCase } from '../support/journeys/cases.ts';
import { inbox } from '../support/journeys/letters.ts';
import type { Answer, PlatformClient, Problem } from '../support/platform-client.ts';

/** The answer is this refusal, as a problem document with a Chinese and an English detail. */
export function expectRefusal(answer: Answer, status: number, code: string): Problem {
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(answer.contentType).toBe('application/problem+json');
  expect(answer.body.detail).toMatch(/\p{Script=Han}/u);
  return answer.body;
}

/** Letters about what happened before an attempt, which may arrive while it is made. */
const ON_THEIR_WAY: readonly string[] = [
  'ONBOARDING_SUBMITTED',
  'ONBOARDING_SUPPLEMENT_RECEIVED',
  'ONBOARDING_VERIFIED',
  'ONBOARDING_PUBLICITY_OPENED',
  'ONBOARDING_HELD_FOR_OBJECTION',
  'OBJECTION_RESPONSE_REQUESTED',
  'OBJECTION_DECIDED',
  'PRIOR_NOTICE',
  'DOCUMENT_INFECTED',
];

/** The attempt leaves a case and its agency's inbox as they were; at rest nothing else is on its way. */
export async function expectUnchanged(
  agency: PlatformClient,
  caseId: string,
  attempt: () => Promise<unknown>,
  onTheirWay = ON_THEIR_WAY,
): Promise<void> {
  const look = async () => ({
    case: await readCase(agency, caseId),
    letters: (await inbox(agency)).filter(({ template }) => !onTheirWay.includes(template)),
  });
  const before = await look();
  await attempt();
  expect(await look()).toEqual(before);
}

/** Ids of the fields that a validation names. */
export const fieldsOf = (problem: Problem) => (problem.fields ?? []).map(({ field }) => field);
