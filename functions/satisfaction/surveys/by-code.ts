import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { hashSurveyCode } from '../../../shared/platform/secret-code.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { get, guardOwner } from '../../../shared/store/read.ts';
import type { SatisfactionDeps } from '../deps.ts';
import { codeGuard } from './new-survey.ts';

/**
 * The survey that a code opens. For whoever was not drawn there is none, and for the agency that is judged there is none
 * even with the code of another (9-3c). @throws NOT_FOUND
 */
export async function surveyByCode(
  code: string,
  principal: Principal | undefined,
  { tables, keyedHash }: Pick<SatisfactionDeps, 'tables' | 'keyedHash'>,
) {
  const surveyId = await guardOwner(tables, codeGuard(await hashSurveyCode(keyedHash, code)));
  if (surveyId === undefined) throw new ProblemError(refuse('NOT_FOUND', { article: '9-3c' }));
  const found = await get(tables, survey, surveyId);
  const drawn = await get(tables, sample, found.body.sampleId);
  if (principal?.uscc === drawn.body.uscc) throw new ProblemError(refuse('NOT_FOUND', { article: '9-3c' }));
  return { found, drawn };
}
