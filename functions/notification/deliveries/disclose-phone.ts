import { decideDisclosePhone } from '../../../shared/domain/notification/disclose-phone.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { SealedContactPhone } from '../contacts/contact-view.ts';
import type { NotificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { toDecideOn } from './deliveries.ts';

/** The agency's number for the person who must call it. An objector's is disclosed with their identity only. */
export async function disclosePhone(
  request: Request<(typeof routes)['disclosePhone']>,
  deps: NotificationDeps,
): Promise<Plan> {
  const loaded = await toDecideOn(request, deps);
  const decided = orThrow(decideDisclosePhone(loaded, request.body.reason, acting(request)));
  const { recipient } = loaded.body;
  const uscc = recipient.kind === 'AGENCY' ? recipient.uscc : undefined;
  const verified = uscc === undefined ? undefined : (await load(deps.tables, contact, uscc))?.body.verified;
  if (verified === undefined) throw new ProblemError(refuse('PHONE_NOT_VERIFIED', { article: '9-1c' }));
  const { phone } = await deps.sealed.open(verified.phoneRef, SealedContactPhone());
  const version = loaded.version + decided.events.length;
  return {
    changes: [change(delivery, loaded, decided)],
    response: { status: 200, body: { phone, version }, headers: etag(version) },
    confidential: true,
  };
}
