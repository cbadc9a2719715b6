import { actingUscc } from '../../../shared/domain/identity/principal.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import { refuseSanctioned } from '../../../shared/domain/credit-record/sanction.ts';
import { alreadyOnboarded, decideOpen } from '../../../shared/domain/onboarding/open.ts';
import { orThrow, ProblemError, type Refusal } from '../../../shared/domain/problem.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { fetchRegistryFacts } from '../../../shared/platform/verification-gateway/registry-facts.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { agency, liveAgencyOf } from '../../../shared/store/aggregates/agency.ts';
import { onboardingCase, takeLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { creditRecord, creditRecordsOf } from '../../../shared/store/aggregates/credit-record.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { guardOwner, list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { caseSummary } from './case-view.ts';

/** Rows 5-0, 5-1a, 5-1c, 5-1e, 12-3j: opens the one live case of the login's credit code, prefilled where possible. */
export async function openCase(
  request: Request<(typeof routes)['openCase']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { principal, now } = request;
  const uscc = orThrow(actingUscc(principal));
  const { policy } = await deps.settings.current(now);
  const [liveAgencyId, formerAgencyId, sanctioned] = await Promise.all([
    guardOwner(deps.tables, liveAgencyOf(uscc)),
    formerAgencyOf(deps.tables, uscc),
    sanctionOn(deps.tables, uscc, now),
  ]);
  if (liveAgencyId === undefined && sanctioned !== undefined) throw new ProblemError(sanctioned);
  const claimedName = principal.identity.orgName;
  const registry =
    liveAgencyId === undefined
      ? await fetchRegistryFacts(deps.gateway, { uscc, orgName: claimedName ?? '', now })
      : undefined;
  const caseId = newId();
  const decided = orThrow(
    decideOpen(
      {
        caseId,
        uscc,
        orgName: claimedName ?? registry?.name ?? uscc,
        ...(registry !== undefined && { registry }),
        ...(liveAgencyId !== undefined && { liveAgencyId }),
        ...(formerAgencyId !== undefined && { formerAgencyId }),
      },
      policy,
      acting(request),
    ),
  );
  return {
    changes: [change(onboardingCase, { newId: caseId }, decided)],
    guards: [takeLiveCase(uscc, caseId), { absent: liveAgencyOf(uscc), refusal: alreadyOnboarded() }],
    response: {
      status: 201,
      body: caseSummary(standingAfter({ id: caseId }, decided), principal.roles),
      headers: { location: `/onboarding-cases/${caseId}`, ...etag(1) },
    },
  };
}

/** The last agency with this code: only one that is no longer there counts, as a live one refuses the opening. */
async function formerAgencyOf(tables: Tables, uscc: Uscc): Promise<string | undefined> {
  const key = { pk: `AGENCY#USCC#${uscc}`, newestFirst: true };
  const { items } = await list(tables, agency, 'list2', key, { limit: 1 });
  return items[0]?.id;
}

/** Of the few records of a code the running ones are among the latest. */
async function sanctionOn(tables: Tables, uscc: Uscc, now: string): Promise<Refusal | undefined> {
  const key = { pk: creditRecordsOf(uscc), newestFirst: true };
  const { items } = await list(tables, creditRecord, 'list2', key, { limit: 100 });
  return refuseSanctioned(items, toLocalDate(now));
}
