import { actingUscc } from '../../../shared/domain/identity/principal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { NotificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { contactView, maskSealed } from './contact-view.ts';

export async function readContactPhone(
  { principal }: Request<(typeof routes)['readContactPhone']>,
  { tables, sealed }: NotificationDeps,
): Promise<Reply> {
  const loaded = await load(tables, contact, orThrow(actingUscc(principal)));
  const body = await contactView(loaded, principal.roles, maskSealed(sealed));
  return { status: 200, body, headers: etag(body.version) };
}
