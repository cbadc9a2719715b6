import type { Request } from '../../../shared/runtime/route.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import type { routes } from '../routes.ts';

export async function whoAmI({ principal }: Request<(typeof routes)['whoAmI']>): Promise<Reply> {
  const { id, roles, uscc, identity } = principal;
  return {
    status: 200,
    body: { id, roles, displayName: identity.displayName, uscc, orgName: identity.orgName },
  };
}
