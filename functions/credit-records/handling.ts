import type { CreditRecordBody } from '../../shared/domain/credit-record/credit-record.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { stepPlan } from '../../shared/runtime/step-plan.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { creditRecord } from '../../shared/store/aggregates/credit-record.ts';
import type { NotBy } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Step } from '../../shared/store/tasks.ts';
import type { Tables } from '../../shared/store/table.ts';
import { creditRecordView } from './views.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly creditRecordId: string };
}

/** Any record for an officer; for an agency or a buyer with a credit code its own. @throws NOT_FOUND */
export async function visibleRecord(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<CreditRecordBody>> {
  const found = await get(tables, creditRecord, params.creditRecordId);
  if (!isOfficer(principal) && found.body.uscc !== principal.uscc)
    throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function recordFor(request: Handling, tables: Tables): Promise<Loaded<CreditRecordBody>> {
  const found = await visibleRecord(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** One step of a record, what is committed with it, and the record after it as the answer. */
export const planOf = stepPlan(creditRecord, creditRecordView);

/** Who decided before, and may not decide again (④). */
export const notBy = (path: readonly string[], actorId: string): NotBy => ({
  path: [...path],
  actorId,
  refusal: refuse('FOUR_EYES', { article: '14-2d' }),
});

type About = Pick<Loaded<CreditRecordBody>, 'id' | 'body'>;

/** What waits in the hearing that precedes the report. */
export const hearingSteps = ({ id, body }: About): Step[] =>
  (['CONSIDER_HEARING', 'DECIDE_CREDIT_RECORD'] as const).map((kind) => ({
    subjectRef: `CREDITRECORD#${id}`,
    kind,
    round: body.hearingId,
    article: '14-2d',
  }));

/** What was reported waits until it stands in the city's information. */
export const activateStep = ({ id }: Pick<About, 'id'>): Step => ({
  subjectRef: `CREDITRECORD#${id}`,
  kind: 'ACTIVATE_CREDIT_RECORD',
  round: 1,
  article: '14-2d',
});
