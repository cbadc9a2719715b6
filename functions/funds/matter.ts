import type { Decided } from '../../shared/domain/event.ts';
import { AGENCY_ROLES } from '../../shared/domain/identity/role.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { stepPlan, type StepExtras } from '../../shared/runtime/step-plan.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../shared/runtime/viewer.ts';
import type { AggregateType, Loaded } from '../../shared/store/aggregate.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import { standingAfter, type Standing } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';

interface Asked {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
}
interface Listed<S extends string> {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly status: S;
  readonly uscc?: string | undefined;
}

interface Matter<B> {
  readonly type: AggregateType<B>;
  readonly path: string;
  readonly inStatus: (status: string) => string;
  readonly ofAgency: (uscc: string) => string;
  /** From when its agency sees it. */
  readonly isShown: (found: { readonly status: string; readonly body: B }) => boolean;
  readonly view: (standing: Standing<B>, principal: Principal) => unknown;
}

const actsFor = ({ roles, uscc }: Principal, owner: string): boolean =>
  uscc === owner && AGENCY_ROLES.some((role) => roles.includes(role));

/** How a hold, a refusal and a recovery alike are found, shown and answered with: any for an officer, its agency's own. */
export function matterOf<B extends { readonly uscc: string }>(matter: Matter<B>) {
  const { type, view } = matter;

  /** @throws NOT_FOUND, for an agency also of what is another's or of what it was not told of */
  async function visible(id: string, { principal }: Pick<Asked, 'principal'>, tables: Tables) {
    const found = await get(tables, type, id);
    const own = actsFor(principal, found.body.uscc) && matter.isShown(found);
    if (!isOfficer(viewerOf(principal)) && !own) throw new ProblemError(refuse('NOT_FOUND'));
    return found;
  }

  return {
    /** In the version that the caller saw. @throws NOT_FOUND, STALE_VERSION */
    async forStep(id: string, request: Asked, tables: Tables): Promise<Loaded<B>> {
      const found = await visible(id, request, tables);
      requireVersion(found, request.ifMatch);
      return found;
    },

    async read(id: string, request: Asked, tables: Tables): Promise<Reply> {
      const found = await visible(id, request, tables);
      return { status: 200, body: view(found, request.principal), headers: etag(found.version) };
    },

    /** An agency's own, newest first; for officers those of one agency, or those in one status, oldest first. */
    async listed(
      query: Listed<string>,
      { principal }: Pick<Asked, 'principal'>,
      tables: Tables,
    ): Promise<Reply> {
      const officer = isOfficer(viewerOf(principal));
      const uscc = officer ? query.uscc : principal.uscc;
      if (uscc === undefined && !officer) throw new ProblemError(refuse('FORBIDDEN_ROLE'));
      const { items, ...rest } =
        uscc === undefined
          ? await list(tables, type, 'list1', { pk: matter.inStatus(query.status) }, query)
          : await list(tables, type, 'list2', { pk: matter.ofAgency(uscc), newestFirst: true }, query);
      const shown = officer ? items : items.filter(matter.isShown);
      return { status: 200, body: { items: shown.map((each) => view(each, principal)), ...rest } };
    },

    /** It begins, with what is committed with it, and is the answer. */
    begun(
      id: string,
      decided: Decided<B>,
      { principal }: Pick<Asked, 'principal'>,
      more: StepExtras = {},
    ): Plan {
      const { changes = [], notBy: _, ...rest } = more;
      const after = standingAfter({ id }, decided);
      return {
        ...rest,
        changes: [change(type, { newId: id }, decided), ...changes],
        response: {
          status: 201,
          body: view(after, principal),
          headers: { location: `/${matter.path}/${id}`, ...etag(after.version) },
        },
      };
    },

    /** One step of it, what is committed with it, and it after the step as the answer. */
    step: stepPlan(type, view),
  };
}
