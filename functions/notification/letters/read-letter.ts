import { decideReadLetter } from '../../../shared/domain/notification/read-letter.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { LetterBody } from '../../../shared/domain/notification/notice.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { letter } from '../../../shared/store/aggregates/letter.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { NotificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { isRecipient, letterView } from './letter-view.ts';

async function ownLetter(
  letterId: string,
  principal: Principal,
  { tables }: NotificationDeps,
): Promise<Loaded<LetterBody>> {
  const loaded = await get(tables, letter, letterId);
  if (!isRecipient(loaded.body.recipient, principal)) throw new ProblemError(refuse('NOT_FOUND'));
  return loaded;
}

export async function readLetter(
  { params, principal }: Request<(typeof routes)['readLetter']>,
  deps: NotificationDeps,
): Promise<Reply> {
  const loaded = await ownLetter(params.letterId, principal, deps);
  return { status: 200, body: letterView(loaded, principal), headers: etag(loaded.version) };
}

/** The read receipt: the first reading is recorded with its delivery, any later one changes nothing (row 9-1c). */
export async function confirmLetterRead(
  request: Request<(typeof routes)['confirmLetterRead']>,
  deps: NotificationDeps,
): Promise<Plan | Reply> {
  const { params, principal } = request;
  const loaded = await ownLetter(params.letterId, principal, deps);
  if (loaded.status === 'READ') {
    return { status: 200, body: letterView(loaded, principal), headers: etag(loaded.version) };
  }
  const delivered = await get(deps.tables, delivery, loaded.body.deliveryId);
  const decided = orThrow(decideReadLetter(loaded, delivered, acting(request)));
  const after = standingAfter(loaded, decided.letter);
  return {
    changes: [
      change(letter, loaded, decided.letter),
      ...(decided.delivery === undefined ? [] : [change(delivery, delivered, decided.delivery)]),
    ],
    response: { status: 200, body: letterView(after, principal), headers: etag(after.version) },
  };
}
