import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import { actionsOn } from '../../../shared/domain/agency/actions.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';

/** Public facts of an agency. */
export function agencyView(
  { id, status, version, body }: Pick<Loaded<AgencyBody>, 'id' | 'status' | 'version' | 'body'>,
  policy: PolicySet,
  roles: readonly Role[],
) {
  const names = new Map(policy.get('category.catalogue').map(({ code, nameZh }) => [code, nameZh]));
  const { uscc, name, onboardedOn, categories, introduction } = body;
  return {
    agencyId: id,
    uscc,
    name,
    status,
    version,
    onboardedOn,
    categories: categories.map(({ code, grantedOn }) => ({
      code,
      nameZh: names.get(code) ?? code,
      grantedOn,
    })),
    introduction,
    allowedActions: actionsOn(status, roles),
  };
}
