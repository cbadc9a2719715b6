import { PUBLIC } from '../../shared/domain/acting.ts';
import { checkComplaintForm, lacksLeads } from '../../shared/domain/complaint/form.ts';
import { articleOf } from '../../shared/domain/complaint/complaint.ts';
import { decideSubmitComplaint } from '../../shared/domain/complaint/submit.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { lastDayOf } from '../../shared/domain/time/deadline.ts';
import { hashCode, newReceiptNo, newSecretCode } from '../../shared/platform/secret-code.ts';
import { limitAttempts } from '../../shared/runtime/limit-attempts.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { checkDocuments, listedDocuments } from '../../shared/store/check-documents.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { ComplaintDeps } from './deps.ts';
import { PAPERS_OF } from './register-paper.ts';
import type { routes } from './routes.ts';
import { sealComplaint } from './sealed-complaint.ts';
import { subjectOf } from './subject.ts';
import { openStep } from './tasks.ts';

const PREFIX = { COMPLAINT: 'TS', REPORT: 'JB', SUGGESTION: 'JY' } as const;

/**
 * Takes a complaint, a report or a suggestion from anybody (rows 3-2f, 3-2g, 3-2h): the complaint and its sealed parts
 * are one commit. Nobody's login is recorded, not even that of somebody logged in; of a call to the hotline, the
 * officer's who wrote it down. The number and the secret code are the complainant's only key; the code is answered once
 * and kept as a keyed hash. What an anonymous author gives no leads for is NOT_ACCEPTED at once, and says so.
 */
export async function submitComplaint(
  request: Request<(typeof routes)['submitComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { body: form, principal, now } = request;
  const { tables } = deps;
  const { policy, calendar } = await deps.settings.current(now);
  const byPhone = form.channel === 'HOTLINE';
  if (byPhone && !principal?.roles.includes('CENTRE_OFFICER'))
    throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: articleOf(form) }));
  if (!byPhone) await limitAttempts(request, 'complaint-post', policy, deps);
  const { agency, order, category } = await subjectOf(form, byPhone ? 'HOTLINE' : principal, tables);
  const complete = agency === undefined ? form : { ...form, target: { agencyId: agency.id } };
  const unfit = checkComplaintForm(complete);
  if (unfit !== undefined) throw new ProblemError(unfit);
  const papers = PAPERS_OF[form.kind];
  await checkDocuments(listedDocuments(form.documentIds), ({ origin }) => origin === papers, tables);
  const receiptNo = newReceiptNo(PREFIX[form.kind], now);
  const code = newSecretCode();
  const loginOf = byPhone ? undefined : principal?.uscc;
  const [codeHash, { parts, items }] = await Promise.all([
    hashCode(deps.keyedHash, 'complaint-code', receiptNo, code),
    sealComplaint(receiptNo, form, order, { loginOf, now }, deps.sealed),
  ]);
  const submitted = decideSubmitComplaint(
    receiptNo,
    {
      kind: form.kind,
      ...(agency !== undefined && { agencyId: agency.id, uscc: agency.uscc }),
      ...(category !== undefined && { category }),
      channel: form.channel,
      complainantKind: form.complainant.kind,
      codeHash,
      sealed: parts,
      reachable: form.complainant.phone !== undefined,
      withoutLeads: lacksLeads(form),
    },
    { now, policy, calendar },
  );
  const { status, deadlines } = standingAfter({ id: receiptNo }, submitted);
  const [due] = Object.values(deadlines);
  const { notAccepted } = submitted.body;
  const first = form.kind === 'SUGGESTION' ? 'REPLY_COMPLAINT' : 'ACCEPT_COMPLAINT';
  const about = { id: receiptNo, body: submitted.body };
  return {
    changes: [
      change(complaint, { newId: receiptNo }, submitted),
      ...(notAccepted === undefined ? await openStep(about, first, { now }, tables) : []),
    ],
    sealed: items,
    ...(!byPhone && { actor: PUBLIC }),
    confidential: true,
    response: {
      status: 201,
      body: {
        receiptNo,
        code,
        kind: form.kind,
        status,
        submittedAt: now,
        ...(due !== undefined && { answerDueOn: lastDayOf(due) }),
        ...(notAccepted !== undefined && { notAccepted }),
        links: { status: `/complaints/${receiptNo}` },
      },
      headers: { location: `/complaints/${receiptNo}`, 'cache-control': 'no-store' },
    },
  };
}
