import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { normaliseOrgName } from '../../../shared/domain/identity/org-name.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { history, list } from '../../../shared/store/read.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { caseSummary, caseView } from './case-view.ts';
import { getReadableCase, isReadingOfficer } from './own-case.ts';

export async function readCase(
  request: Request<(typeof routes)['readCase']>,
  deps: RegistrationDeps,
): Promise<Reply> {
  const loaded = await getReadableCase(deps.tables, request);
  const { roles, uscc } = request.principal;
  const body = await caseView(loaded, { roles, own: loaded.body.uscc === uscc }, deps.sealed);
  return { status: 200, body, headers: etag(loaded.version) };
}

/** The trail as the parties see it: what, when, by which side and under which article, but not by whom. */
export async function readCaseTimeline(
  request: Request<(typeof routes)['readCaseTimeline']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { id } = await getReadableCase(deps.tables, request);
  const { items, ...rest } = await history(deps.tables, onboardingCase.kind, id, request.query);
  const steps = items.map(({ type, at, actor, from, to, article, hash }) => ({
    type,
    at,
    role: actor.role,
    from,
    to,
    article,
    hash,
  }));
  return { status: 200, body: { items: steps, ...rest } };
}

/** Own cases, newest first; for officers by status (oldest first), credit code or beginning of the name. */
export async function listCases(
  request: Request<(typeof routes)['listCases']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { principal, query } = request;
  const { index, ...key } = isReadingOfficer(principal) ? searchKey(query) : byUscc(principal.uscc ?? '');
  const { items, ...rest } = await list(deps.tables, onboardingCase, index, key, query);
  return {
    status: 200,
    body: { items: items.map((each) => caseSummary(each, principal.roles)), ...rest },
  };
}

const byUscc = (uscc: string) => ({ index: 'list2' as const, pk: `CASE#USCC#${uscc}`, newestFirst: true });

function searchKey({ status, uscc, name }: Request<(typeof routes)['listCases']>['query']) {
  if ([status, uscc, name].filter((each) => each !== undefined).length !== 1) {
    throw notSearchable('query', '请按状态、代码、名称之一检索', 'search by exactly one of them');
  }
  if (uscc !== undefined) return byUscc(uscc);
  if (status !== undefined) return { index: 'list1' as const, pk: `CASE#${status}` };
  const prefix = normaliseOrgName(name ?? '');
  if (prefix === '') throw notSearchable('query.name', '名称不得为空', 'the name is empty');
  return { index: 'list3' as const, pk: 'CASE#NAME', prefix };
}

const notSearchable = (field: string, zh: string, en: string): ProblemError =>
  new ProblemError(refuse('VALIDATION_FAILED', { fields: [{ field, zh, en }] }));
