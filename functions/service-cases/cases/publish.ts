import { orThrow } from '../../../shared/domain/problem.ts';
import { caseEditionId, decideKeepEdition } from '../../../shared/domain/service-case/edition.ts';
import {
  decideArchiveCase,
  decideConsent,
  decideEdit,
  decidePublishCase,
  decideWithdrawCase,
  decideWithdrawConsent,
} from '../../../shared/domain/service-case/publish.ts';
import { acting, impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { caseEdition } from '../../../shared/store/aggregates/service-case.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { ServiceCasesDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { standingOf } from '../standing.ts';
import { caseMoved, findCase, requireParty } from './find-case.ts';

export async function consentToCase(
  request: Request<(typeof routes)['consentToCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const party = requireParty(found, request.body.party, request.principal);
  return caseMoved(found, orThrow(decideConsent(found, party, acting(request))), request);
}

export async function withdrawCaseConsent(
  request: Request<(typeof routes)['withdrawCaseConsent']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const party = requireParty(found, request.body.party, request.principal);
  return caseMoved(found, orThrow(decideWithdrawConsent(found, party, acting(request))), request);
}

/** Each edition is kept beside the case: a collection contains one, whatever is written later. */
export async function editServiceCase(
  request: Request<(typeof routes)['editServiceCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const decided = orThrow(decideEdit(found, request.body, impartial(request, found.body.uscc, '11-2c')));
  const { edited } = decided.body;
  const kept =
    edited === undefined
      ? []
      : [
          change(
            caseEdition,
            { newId: caseEditionId(found.id, edited.number) },
            decideKeepEdition(found.id, edited),
          ),
        ];
  return caseMoved(found, decided, request, { changes: kept });
}

export async function publishServiceCase(
  request: Request<(typeof routes)['publishServiceCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const officer = impartial(request, found.body.uscc, '11-2d');
  const { standing, checks } = await standingOf(tables, found.body);
  return caseMoved(found, orThrow(decidePublishCase(found, standing, officer)), request, { checks });
}

export async function withdrawServiceCase(
  request: Request<(typeof routes)['withdrawServiceCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const officer = impartial(request, found.body.uscc, '11-2d');
  const withdrawal = { cause: 'OFFICE', reason: request.body.reason } as const;
  return caseMoved(found, orThrow(decideWithdrawCase(found, withdrawal, officer)), request);
}

export async function archiveServiceCase(
  request: Request<(typeof routes)['archiveServiceCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const officer = impartial(request, found.body.uscc, '11-2d');
  return caseMoved(found, orThrow(decideArchiveCase(found, officer)), request);
}
