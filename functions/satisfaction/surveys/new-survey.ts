import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { decideDrawSurvey } from '../../../shared/domain/evaluation/sample/contact.ts';
import { respondentRefOf } from '../../../shared/domain/evaluation/sample/survey.ts';
import { refuse } from '../../../shared/domain/problem.ts';
import { hashSurveyCode, newSurveyCode } from '../../../shared/platform/secret-code.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { SatisfactionWorkerDeps } from '../deps.ts';

/** Who was drawn, the phone and the code to answer with: read by the sender of the message, and by who calls. */
export const SealedRespondent = onFirstUse(() =>
  z.object({
    salt: z.string(),
    buyerId: z.string(),
    phone: z.string().optional(),
    params: z.object({ code: z.string() }).optional(),
  }),
);

const Phone = onFirstUse(() => z.looseObject({ phone: z.string().optional() }));

/** Names the survey that a code opens; the code itself is kept nowhere but sealed. */
export const codeGuard = (hash: string): string => `SURVEYCODE#${hash}`;

interface Drawn {
  readonly cycleId: string;
  readonly sampleId: string;
  readonly slot: number;
  readonly place: number;
  readonly buyerId: string;
  readonly policyVersion: string;
}

/** A survey of one user: by a link where the user has verified a phone, else by a call. Everything about the user is sealed. */
export async function newSurvey(
  { buyerId, ...drawn }: Drawn,
  now: string,
  deps: Pick<SatisfactionWorkerDeps, 'tables' | 'sealed' | 'keyedHash'>,
): Promise<{ readonly surveyId: string } & Required<Pick<Plan, 'changes' | 'guards' | 'sealed'>>> {
  const surveyId = newId();
  const phone = await phoneOf(buyerId, deps);
  const code = phone === undefined ? undefined : newSurveyCode();
  const respondent = await deps.sealed.seal(
    respondentRefOf(surveyId),
    {
      salt: randomBytes(16).toString('hex'),
      buyerId,
      ...(phone !== undefined && { phone }),
      ...(code !== undefined && { params: { code } }),
    },
    now,
  );
  const decided = decideDrawSurvey(
    surveyId,
    {
      ...drawn,
      channel: code === undefined ? 'PHONE' : 'LINK',
      respondent: { ref: respondent.pk, hash: respondent.hash },
    },
    now,
  );
  const guard = code === undefined ? undefined : codeGuard(await hashSurveyCode(deps.keyedHash, code));
  return {
    surveyId,
    changes: [change(survey, { newId: surveyId }, decided)],
    guards: guard === undefined ? [] : [{ take: guard, owner: surveyId, refusal: refuse('BUSY') }],
    sealed: [respondent],
  };
}

/** The phone that the user's organisation has verified; a team without a credit code has none. */
async function phoneOf(
  buyerId: string,
  { tables, sealed }: Pick<SatisfactionWorkerDeps, 'tables' | 'sealed'>,
): Promise<string | undefined> {
  if (buyerId.startsWith('team-')) return undefined;
  const ref = (await load(tables, contact, buyerId))?.body.verified?.phoneRef;
  return ref === undefined ? undefined : (await sealed.open(ref, Phone())).phone;
}
