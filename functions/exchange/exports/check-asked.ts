import type { Role } from '../../../shared/domain/identity/role.ts';
import { type FieldError, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { declaredList } from '../lists/declared.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * What an export may be refused for before its list is read: by the declaration of the list.
 * @throws ProblemError FORBIDDEN_ROLE, or VALIDATION_FAILED for a list or a narrowing that there is not
 */
export function checkAsked(
  { list: name, params, query }: { readonly list: string; readonly params: Texts; readonly query: Texts },
  roles: readonly Role[],
): void {
  const list = declaredList(name);
  if (list === undefined)
    throw invalid([{ field: 'body.list', zh: '没有此列表', en: 'there is no such list' }]);
  if (list.roles.length > 0 && !list.roles.some((role) => roles.includes(role)))
    throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  const { params: path = [], needs = [], filters = [] } = list;
  const wrong = [
    ...differences('body.params', params, { needed: path, allowed: path }),
    ...differences('body.filters', query, { needed: needs, allowed: [...needs, ...filters] }),
  ];
  if (wrong.length > 0) throw invalid(wrong);
}

const invalid = (fields: readonly FieldError[]) => new ProblemError(refuse('VALIDATION_FAILED', { fields }));

function differences(
  part: string,
  given: Texts,
  { needed, allowed }: { readonly needed: readonly string[]; readonly allowed: readonly string[] },
): FieldError[] {
  const names = Object.keys(given);
  const missing = needed.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !allowed.includes(name));
  return [
    ...missing.map((name) => ({ field: `${part}.${name}`, zh: '必填', en: 'is required' })),
    ...unknown.map((name) => ({
      field: `${part}.${name}`,
      zh: '此列表没有此项',
      en: 'the list has no such member',
    })),
  ];
}
