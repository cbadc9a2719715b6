import {
  decideActivate,
  decideCorrect,
  decideDrop,
  decideReport,
  decideRevoke,
} from '../../shared/domain/credit-record/decide.ts';
import type { CreditRecordBody } from '../../shared/domain/credit-record/credit-record.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { recordOn } from '../../shared/store/aggregates/credit-record.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import type { Guard } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import type { Tables } from '../../shared/store/table.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { CreditRecordDeps } from './deps.ts';
import { activateStep, hearingSteps, notBy, planOf, recordFor } from './handling.ts';
import { nameOf, refuseName, textsOf } from './person-name.ts';
import type { routes } from './routes.ts';

type Routes = typeof routes;

/** The violation that a record rests on, and the check that it stands so at the commit. */
async function basisOf({ basedOn }: Pick<CreditRecordBody, 'basedOn'>, tables: Tables) {
  const basis = await get(tables, violation, basedOn.slice('VIOLATION#'.length));
  return { basis, check: { kind: violation.kind, id: basis.id, version: basis.version } };
}

/** Whom a record no longer concerns may be put on record for the violation again. */
const freed = ({ id, body }: { readonly id: string; readonly body: CreditRecordBody }): Guard => ({
  release: recordOn(body),
  owner: id,
});

export async function dropCreditRecord(request: Request<Routes['dropCreditRecord']>, deps: CreditRecordDeps) {
  const { tables } = deps;
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const { reason } = request.body;
  const decided = orThrow(decideDrop(found, reason, officer));
  refuseName(await nameOf(found.body, deps), { reason });
  return planOf(found, decided, request, {
    changes: await closeSteps(hearingSteps(found), officer, tables),
    guards: [freed(found)],
  });
}

/** The second person decides to report it; that it stands in the city's information is a task of its own. */
export async function reportCreditRecord(
  request: Request<Routes['reportCreditRecord']>,
  deps: CreditRecordDeps,
) {
  const { tables, settings } = deps;
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const [heard, { basis, check }] = await Promise.all([
    get(tables, hearing, found.body.hearingId),
    basisOf(found.body, tables),
  ]);
  const { reason } = request.body;
  const decided = orThrow(decideReport(found, { hearing: heard, violation: basis, reason }, officer));
  refuseName(await nameOf(found.body, deps), { reason });
  const { policy } = await settings.current(request.now);
  const about = { queue: 'COMMISSION_OFFICER', uscc: found.body.uscc } as const;
  return planOf(found, decided, request, {
    notBy: notBy(['draftedBy'], officer.actor.id),
    changes: [
      ...(await closeSteps(hearingSteps(found), officer, tables)),
      ...(await openStep(activateStep(found), about, { now: request.now, policy }, tables)),
    ],
    checks: [{ kind: hearing.kind, id: heard.id, version: heard.version }, check],
  });
}

export async function activateCreditRecord(
  request: Request<Routes['activateCreditRecord']>,
  { tables }: CreditRecordDeps,
) {
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const { basis, check } = await basisOf(found.body, tables);
  return planOf(found, orThrow(decideActivate(found, basis, officer)), request, {
    changes: await closeSteps([activateStep(found)], officer, tables),
    checks: [check],
  });
}

export async function correctCreditRecord(
  request: Request<Routes['correctCreditRecord']>,
  deps: CreditRecordDeps,
) {
  const { tables } = deps;
  const { fields, reason, documentIds } = request.body;
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideCorrect(found, request.body, officer));
  refuseName(await nameOf(found.body, deps), { ...textsOf(fields), reason });
  await requireDocuments(tables, documentIds, found.body, '14-2d');
  return planOf(found, decided, request, { notBy: notBy(['report', 'by'], officer.actor.id) });
}

export async function revokeCreditRecord(
  request: Request<Routes['revokeCreditRecord']>,
  deps: CreditRecordDeps,
) {
  const { tables } = deps;
  const { reason, documentIds } = request.body;
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideRevoke(found, request.body, officer));
  refuseName(await nameOf(found.body, deps), { reason });
  await requireDocuments(tables, documentIds, found.body, '14-2d');
  return planOf(found, decided, request, {
    notBy: notBy(['report', 'by'], officer.actor.id),
    changes: await closeSteps([activateStep(found)], officer, tables),
    guards: [freed(found)],
  });
}
