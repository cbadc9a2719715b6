import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import { fieldErrors } from '../../../shared/runtime/problem-document.ts';
import type { InputSchema, Request } from '../../../shared/runtime/route.ts';
import type { ExportedList } from '../lists/list.ts';

type Texts = Readonly<Record<string, string>>;

export interface PageAsked {
  readonly params: Texts;
  readonly query: Texts;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly principal: Principal;
  readonly now: string;
}

export interface ListPage {
  readonly items: readonly unknown[];
  readonly cursor?: string;
}

/**
 * Reads one page of a list as its operation would answer this caller, the roles of its route included.
 * @throws ProblemError whatever the operation refuses, and VALIDATION_FAILED for what does not narrow it
 */
export async function readListPage(
  list: ExportedList,
  { params, query, limit, cursor, principal, now }: PageAsked,
  deps: ReadingDeps,
): Promise<ListPage> {
  const { route } = list;
  if (route.roles.length > 0 && !route.roles.some((role) => principal.roles.includes(role)))
    throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  const asked = { ...query, limit: String(limit), ...(cursor !== undefined && { cursor }) };
  const request: Request = {
    params: parsed(route.params, params, 'params'),
    query: parsed(route.query, asked, 'query'),
    body: undefined,
    headers: undefined,
    principal,
    now,
    requestId: 'export',
    sourceIp: '',
    // Parsed by the route's own schemas, as a request through the gateway is.
  } as Request;
  const { body } = await list.read(request, deps);
  // The answer of a list route (shared/runtime/paging.ts).
  return body as ListPage;
}

function parsed(schema: InputSchema | undefined, value: Texts, part: 'params' | 'query'): unknown {
  if (schema === undefined) {
    if (part === 'query' || Object.keys(value).length === 0) return undefined;
    const [name] = Object.keys(value);
    const fields = [{ field: `body.${part}.${name}`, zh: '没有此项', en: 'there is no such member' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
  }
  const result = schema().safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const fields = fieldErrors(result.error, part).map((error) => ({ ...error, field: `body.${error.field}` }));
  throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
}
