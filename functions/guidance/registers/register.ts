import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { isOfficer, type Viewer } from '../../../shared/runtime/viewer.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { AggregateType, Loaded } from '../../../shared/store/aggregate.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list, load, type Page } from '../../../shared/store/read.ts';
import { searchFor, type SearchRegister } from '../../../shared/store/search-index.ts';
import type { GuidanceDeps } from '../deps.ts';

export interface RegisterQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly status?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly q?: string | undefined;
}

/** What tells one register from another. Its lists are named alike: `<KIND>#<status>`, `<KIND>#AGENCY#<id>`. */
interface RegisterSpec<B> {
  readonly type: AggregateType<B>;
  readonly view: (entry: Loaded<B>, viewer: Viewer) => object;
  /** What only one entry shows that is read by itself. */
  readonly detail?: (entry: Loaded<B>, deps: GuidanceDeps) => Promise<object>;
  /** Of its `status` list, the usual one first. */
  readonly states?: readonly string[];
  /** Listed by what it belongs to, as `SESSION`. */
  readonly parent?: string;
  /** Listed by agency. */
  readonly byAgency?: true;
  /** Whose an entry is, by its credit code: an agency finds its own. Without it, no agency finds anything. */
  readonly owner?: (body: B) => string;
  readonly search?: SearchRegister;
}

/** A register as its routes need it, whatever its entries are. */
export interface Register {
  /** Of its `status` list; none where it has none. */
  readonly states: readonly string[];
  list(query: RegisterQuery, viewer: Viewer, deps: ReadingDeps): Promise<Page<object>>;
  read(id: string, viewer: Viewer, deps: GuidanceDeps): Promise<Reply>;
}

const notFound = () => new ProblemError(refuse('NOT_FOUND'));

function unfit(field: string, zh: string, en: string): ProblemError {
  return new ProblemError(refuse('VALIDATION_FAILED', { fields: [{ field: `query.${field}`, zh, en }] }));
}

/** Entries by their ids; one that went in between is left out. */
export async function loadAll<B>(
  deps: Pick<GuidanceDeps, 'tables'>,
  type: AggregateType<B>,
  { items, ...rest }: Page<string>,
): Promise<Page<Loaded<B>>> {
  const found = await Promise.all(items.map((id) => load(deps.tables, type, id)));
  return { items: found.filter((each) => each !== undefined), ...rest };
}

export function register<B>(spec: RegisterSpec<B>): Register {
  const { type, states = [], view } = spec;

  async function pageFor(query: RegisterQuery, viewer: Viewer, deps: ReadingDeps): Promise<Page<Loaded<B>>> {
    const { tables } = deps;
    const ofAgency = (id: string) =>
      list(tables, type, 'list2', { pk: `${type.kind}#AGENCY#${id}`, newestFirst: true }, query);
    if (!isOfficer(viewer)) return ofAgency((await requireLiveAgency(tables, viewer.uscc)).id);
    if (query.q !== undefined) {
      if (spec.search === undefined) throw unfit('q', '不支持检索', 'it cannot be searched');
      return loadAll(deps, type, await searchFor(tables, spec.search, query.q, query));
    }
    if (query.agencyId !== undefined) {
      if (spec.byAgency === undefined) throw unfit('agencyId', '不支持按机构查询', 'not by agency');
      return ofAgency(query.agencyId);
    }
    if (spec.parent !== undefined) {
      if (query.parentId === undefined) throw unfit('parentId', '必填', 'required here');
      return list(tables, type, 'list1', { pk: `${type.kind}#${spec.parent}#${query.parentId}` }, query);
    }
    const status = query.status ?? states[0] ?? '';
    if (!states.includes(status)) throw unfit('status', '无此状态', `one of ${states.join(', ')}`);
    return list(tables, type, 'list1', { pk: `${type.kind}#${status}` }, query);
  }

  return {
    states,
    async list(query, viewer, deps) {
      if (!isOfficer(viewer) && spec.owner === undefined) throw notFound();
      const { items, ...rest } = await pageFor(query, viewer, deps);
      return { items: items.map((each) => view(each, viewer)), ...rest };
    },
    async read(id, viewer, deps) {
      const entry = await get(deps.tables, type, id);
      if (!isOfficer(viewer) && spec.owner?.(entry.body) !== (viewer.uscc ?? '')) throw notFound();
      const body = { ...view(entry, viewer), ...(await spec.detail?.(entry, deps)) };
      return { status: 200, body, headers: etag(entry.version) };
    },
  };
}
