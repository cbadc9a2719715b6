import { decideVerifyCode } from '../../../shared/domain/contact/verify-code.ts';
import { actingUscc } from '../../../shared/domain/identity/principal.ts';
import { orThrow, ProblemError, refuse, type Refusal } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import { PROBLEM_CONTENT_TYPE, problemDocument } from '../../../shared/runtime/problem-document.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { NotificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { codeHashOf } from './code-hash.ts';
import { contactView, maskSealed } from './contact-view.ts';

/** Takes a code back. A wrong one is answered as a problem, but spends a try: that much is committed. */
export async function verifyPhoneCode(
  request: Request<(typeof routes)['verifyPhoneCode']>,
  { tables, sealed, keyedHash }: NotificationDeps,
): Promise<Plan> {
  const { principal } = request;
  const loaded = await load(tables, contact, orThrow(actingUscc(principal)));
  if (loaded === undefined) throw new ProblemError(refuse('PHONE_CODE_NOT_REQUESTED', { article: '5-1c' }));
  requireVersion(loaded, request.ifMatch);
  const deliveryId = loaded.body.pending?.deliveryId ?? '';
  const codeHash = await codeHashOf(keyedHash, deliveryId, request.body.code);
  const { decided, problem } = orThrow(decideVerifyCode(loaded, codeHash, acting(request)));
  const after = standingAfter(loaded, decided);
  const response =
    problem === undefined
      ? {
          status: 200,
          body: await contactView(after, principal.roles, maskSealed(sealed)),
          headers: etag(after.version),
        }
      : problemReply(problem, request.requestId);
  return { changes: [change(contact, loaded, decided)], response };
}

function problemReply(refusal: Refusal, requestId: string): Reply {
  const document = problemDocument(refusal, requestId);
  return { status: document.status, body: document, headers: { 'content-type': PROBLEM_CONTENT_TYPE } };
}
