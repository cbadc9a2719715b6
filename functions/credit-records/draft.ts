import type { RecordSubject } from '../../shared/domain/credit-record/credit-record.ts';
import { decideDraft } from '../../shared/domain/credit-record/decide.ts';
import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { ViolationBody } from '../../shared/domain/violation/violation.ts';
import type { Article } from '../../shared/policy/articles.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { creditRecord, takeRecord } from '../../shared/store/aggregates/credit-record.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { builtOn } from '../../shared/store/built-on.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan, type SealedItem } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { CreditRecordDeps } from './deps.ts';
import { personKey, refuseName, sealName, textsOf } from './person-name.ts';
import type { routes } from './routes.ts';
import { creditRecordView } from './views.ts';

type Asked = Request<(typeof routes)['draftCreditRecord']>['body'];

/** Drafts a record on a confirmed violation, with the hearing in the same commit (14-2d, 14-2f; domain §5.5). */
export async function draftCreditRecord(
  request: Request<(typeof routes)['draftCreditRecord']>,
  deps: CreditRecordDeps,
): Promise<Plan> {
  const { body, now, principal } = request;
  const { tables, settings } = deps;
  const found = await get(tables, violation, body.violationId);
  const officer = acting(request);
  const [id, hearingId] = [newId(), newId()];
  refuseNaming(body);
  const name = body.subject.kind === 'PERSON' ? await sealName(id, body.subject.name, now, deps) : undefined;
  const { subject, uscc } = await concerned(body.subject, found.body, name, tables);
  const subjectKey =
    body.subject.kind === 'PERSON' ? await personKey(found.id, body.subject.name, deps) : subject.kind;
  const { agencyId } = found.body;
  const draft = { agencyId, uscc, subject, subjectKey, fields: body.fields, hearingId };
  const decided = orThrow(decideDraft(id, draft, found, officer));
  const { basedOn } = decided.body;
  const article: Article = subject.kind === 'BUYER' ? '14-2f' : '14-2d';
  const notice = {
    subjectRef: `CREDITRECORD#${id}`,
    uscc,
    ground: 'CREDIT_RECORD' as const,
    facts: [{ key: basedOn, row: article, zh: body.fields.conduct }],
    reason: body.reason,
    article,
  };
  const issued = decideIssueHearing(hearingId, notice, { ...officer, ...(await settings.current(now)) });
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(creditRecord, { newId: id }, decided), change(hearing, { newId: hearingId }, issued)],
    checks: [{ kind: violation.kind, id: found.id, version: found.version }],
    guards: [takeRecord(decided.body, id)],
    projections: [builtOn(basedOn, `CREDITRECORD#${id}`)],
    sealed: name === undefined ? [] : [name],
    response: {
      status: 201,
      body: creditRecordView(after, principal),
      headers: { location: `/credit-records/${id}`, ...etag(after.version) },
    },
  };
}

/** What the agency and other officers read says what the person did, not who it was. */
function refuseNaming({ subject, fields, reason }: Asked): void {
  if (subject.kind !== 'PERSON') return;
  refuseName(subject.name, { 'subject.role': subject.role, ...textsOf(fields), reason });
}

/** Whom the record concerns: the agency, a person of its with the name sealed, or the buyer of the order. */
async function concerned(
  asked: Asked['subject'],
  { uscc, subjectRef }: ViolationBody,
  name: SealedItem | undefined,
  tables: Tables,
): Promise<{ readonly subject: RecordSubject; readonly uscc: string }> {
  if (asked.kind === 'UNIT') return { subject: asked, uscc };
  if (asked.kind === 'PERSON' && name !== undefined) {
    const { kind, role, facts } = asked;
    return { subject: { kind, role, facts, sealedName: { ref: name.pk, hash: name.hash } }, uscc };
  }
  const orderId = /^ORDER#(.+)$/.exec(subjectRef)?.[1];
  const about = orderId === undefined ? undefined : await load(tables, order, orderId);
  const buyerId = about?.body.buyer.uscc;
  // A team without a credit code has nobody who could be recorded, or heard, as a unit.
  if (about === undefined || buyerId === undefined) {
    const fields = [{ field: 'body.subject', zh: '该违规没有可记录的用户', en: 'it concerns no such buyer' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '14-2f', fields }));
  }
  return { subject: { kind: 'BUYER', buyerId, orderId: about.id }, uscc: buyerId };
}
