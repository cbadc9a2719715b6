import { decideSettleLead, LEADS } from '../../../shared/domain/evaluation/sample/answer.ts';
import { decideAnswerByCall } from '../../../shared/domain/evaluation/sample/call.ts';
import {
  decideContact,
  decideFindIneligible,
  decideOpenRespondent,
} from '../../../shared/domain/evaluation/sample/contact.ts';
import type { SurveyBody } from '../../../shared/domain/evaluation/sample/survey.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { order, ordersOfBuyer } from '../../../shared/store/aggregates/order.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { SatisfactionDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { closeStep } from '../tasks.ts';
import { formView, surveyView } from '../views.ts';
import { answerChanges } from './answer.ts';
import { SealedRespondent } from './new-survey.ts';

interface Handling {
  readonly params: { readonly surveyId: string };
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
}

/** A survey, its sample and the officer without a part in the agency who handles it. */
async function handled(request: Handling, { tables }: SatisfactionDeps) {
  const found = await get(tables, survey, request.params.surveyId);
  requireVersion(found, request.ifMatch);
  const drawn = await get(tables, sample, found.body.sampleId);
  return { found, drawn, officer: impartial(request, drawn.body.uscc, '9-3c') };
}

function answered(found: Loaded<SurveyBody>, decided: Decided<SurveyBody>, { principal }: Handling): Reply {
  const after = standingAfter(found, decided);
  return { status: 200, body: surveyView(after, principal), headers: etag(after.version) };
}

/** Whom to call, for the officer who calls; each look stands in the trail before anything is shown (domain §6.5). */
export async function openRespondent(
  request: Request<(typeof routes)['openRespondent']>,
  deps: SatisfactionDeps,
): Promise<Plan> {
  const { found, drawn, officer } = await handled(request, deps);
  const decided = orThrow(decideOpenRespondent(found, officer));
  const { buyerId, phone } = await deps.sealed.open(found.body.respondent.ref, SealedRespondent());
  const { items } = await list(deps.tables, order, 'list2', { pk: ordersOfBuyer(buyerId) }, { limit: 1 });
  const name = items[0]?.body.buyer.name;
  const who = { buyerId, ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
  return {
    changes: [change(survey, found, decided)],
    confidential: true,
    response: {
      status: 200,
      body: { respondent: who, form: formView(found, drawn.body) },
      headers: { 'cache-control': 'no-store' },
    },
  };
}

/** A call: nobody was reached, or the answers as the user gave them (9-3c). */
export async function recordSurveyCall(
  request: Request<(typeof routes)['recordSurveyCall']>,
  deps: SatisfactionDeps,
): Promise<Plan> {
  const { found, drawn, officer } = await handled(request, deps);
  const { reached, answers } = request.body;
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const ctx = { ...officer, policy, calendar };
  if (answers === undefined) {
    const decided = orThrow(decideContact(found, { reached }, ctx));
    const round = decided.body.contacts.length;
    const closed = await closeStep(deps.tables, found.id, 'CALL_SURVEYED_USER', round, officer);
    return {
      changes: [change(survey, found, decided), ...closed],
      response: answered(found, decided, request),
      policyVersion: policy.version,
    };
  }
  const decided = orThrow(decideAnswerByCall(found, { reached, answers }, ctx));
  return {
    changes: await answerChanges(found, drawn, decided, officer, deps),
    response: answered(found, decided, request),
    policyVersion: policy.version,
  };
}

/** A reviewer finds that a user who was not asked yet is closed or struck off; the next of the list follows (9-3b). */
export async function findRespondentIneligible(
  request: Request<(typeof routes)['findRespondentIneligible']>,
  deps: SatisfactionDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const decided = orThrow(decideFindIneligible(found, request.body, officer));
  const closed = await closeStep(deps.tables, found.id, 'CALL_SURVEYED_USER', 1, officer);
  return {
    changes: [change(survey, found, decided), ...closed],
    response: answered(found, decided, request),
  };
}

/** What an officer makes of a "no": a suspicion for each, which may come to nothing, or no more (domain §6.5, §5.2). */
export async function settleSurveyLead(
  request: Request<(typeof routes)['settleSurveyLead']>,
  deps: SatisfactionDeps,
): Promise<Plan> {
  const { found, drawn, officer } = await handled(request, deps);
  const { outcome, reason } = request.body;
  const { agencyId, uscc } = drawn.body;
  const facts = outcome === 'SUSPECTED' ? (found.body.lead?.facts ?? []) : [];
  const suspicions = facts.map((fact) => {
    const id = newId();
    const suspicion = {
      agencyId,
      uscc,
      kind: LEADS[fact],
      subjectRef: `AGENCY#${agencyId}`,
      sourceRef: `SURVEY#${found.id}`,
      reason,
    };
    return change(violation, { newId: id }, orThrow(decideSuspectViolation(id, suspicion, officer)));
  });
  const settled =
    outcome === 'SUSPECTED' ? { outcome, violationIds: suspicions.map(({ id }) => id) } : { outcome };
  const decided = orThrow(decideSettleLead(found, settled, reason, officer));
  return {
    changes: [
      change(survey, found, decided),
      ...suspicions,
      ...(await closeStep(deps.tables, found.id, 'REVIEW_SURVEY_LEAD', 1, officer)),
    ],
    response: answered(found, decided, request),
  };
}
