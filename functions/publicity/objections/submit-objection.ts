import { checkForm } from '../../../shared/domain/objection/form.ts';
import { OBJECTION_ACCEPT } from '../../../shared/domain/objection/objection.ts';
import { decideSubmitObjection } from '../../../shared/domain/objection/submit.ts';
import { orThrow, ProblemError } from '../../../shared/domain/problem.ts';
import { decideReceiveObjection } from '../../../shared/domain/publicity/objections.ts';
import { lastDayOf } from '../../../shared/domain/time/deadline.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { openTask, taskId } from '../../../shared/store/tasks.ts';
import { PUBLIC } from '../../../shared/domain/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import { limitAttempts } from '../../../shared/runtime/limit-attempts.ts';
import type { routes } from '../routes.ts';
import { hashCode, newReceiptNo, newSecretCode } from '../../../shared/platform/secret-code.ts';
import { after } from '../views.ts';
import { checkAttachments } from './attachments.ts';
import { concernedAgency } from './concerned-agency.ts';
import { sealObjection } from './sealed-parts.ts';

/**
 * Takes an objection to a running notice (row 5-3x): the objection, its sealed parts and its count on the notice are
 * one commit. Nobody's login is recorded, not even that of somebody logged in. The number and the secret code are the
 * objector's only key; the code is answered once and kept as a keyed hash.
 */
export async function submitObjection(
  request: Request<(typeof routes)['submitObjection']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const { body: form, params, principal, now } = request;
  const { tables } = deps;
  const { policy, calendar } = await deps.settings.current(now);
  await limitAttempts(request, 'objection-post', policy, deps);
  const notice = await get(tables, publicity, params.publicityId);
  const receiptNo = newReceiptNo('YY', now);
  const received = orThrow(decideReceiveObjection(notice, receiptNo, { now }));
  const unfit = checkForm(form, { policy, legalPersonLogin: principal?.uscc !== undefined });
  if (unfit !== undefined) throw new ProblemError(unfit);
  await checkAttachments(form, tables);
  const code = newSecretCode();
  const [codeHash, { parts, items }] = await Promise.all([
    hashCode(deps.keyedHash, 'objection-code', receiptNo, code),
    sealObjection(receiptNo, form, { loginOf: principal?.uscc, now }, deps.sealed),
  ]);
  const { subject } = notice.body;
  const uscc = await concernedAgency(notice.body, form.about, tables);
  const submitted = decideSubmitObjection(
    receiptNo,
    {
      publicityId: notice.id,
      subject,
      ...(uscc !== undefined && { uscc }),
      objectorKind: form.objector.kind,
      codeHash,
      sealed: parts,
      reachable: form.objector.phone !== undefined,
    },
    { now, policy, calendar },
  );
  const created = change(objection, { newId: receiptNo }, submitted);
  const due = after(created, submitted.body).deadlines[OBJECTION_ACCEPT];
  if (due === undefined) throw new Error(`objection ${receiptNo} has no clock`);
  const subjectRef = `OBJECTION#${receiptNo}`;
  const task = await openTask(
    tables,
    taskId(subjectRef, 'ACCEPT_OBJECTION', 1),
    {
      queue: 'CENTRE_DISCIPLINE',
      kind: 'ACCEPT_OBJECTION',
      subjectRef,
      ...(uscc !== undefined && { uscc }),
      dueAt: due.dueAt,
    },
    { now, article: '5-3x' },
  );
  return {
    changes: [created, change(publicity, notice, received), ...(task ? [task] : [])],
    sealed: items,
    actor: PUBLIC,
    confidential: true,
    response: {
      status: 201,
      body: {
        receiptNo,
        code,
        publicityId: notice.id,
        submittedAt: now,
        answerDueOn: lastDayOf(due),
        links: { status: `/objections/${receiptNo}` },
      },
      headers: { location: `/objections/${receiptNo}`, 'cache-control': 'no-store' },
    },
  };
}
