import { QualificationRecorded } from '../../../events/qualification-recorded/v1.ts';
import { QualificationReferred } from '../../../events/qualification-referred/v1.ts';
import { QualificationRefusalProposed } from '../../../events/qualification-refusal-proposed/v1.ts';
import { QualificationRefused } from '../../../events/qualification-refused/v1.ts';
import { QualificationVerified } from '../../../events/qualification-verified/v1.ts';
import { qualificationKinds } from '../../policy/categories.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { type FieldError, isRefusal, refuse, type Refusal } from '../problem.ts';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';
import { qualificationClocks } from './clock.ts';
import {
  datedRef,
  type Finding,
  followQualification,
  type QualificationBody,
  type QualificationDecision,
  qualificationRef,
  type QualificationState,
} from './qualification.ts';

type Certificate = Pick<QualificationBody, 'kind' | 'number' | 'category' | 'validUntil' | 'documentId'>;
type Ctx = Acting & { readonly policy: PolicySet };

interface Owner {
  readonly agencyId: string;
  readonly uscc: string;
}

/** – → RECORDED: a certificate as its agency enters it, with a copy. It counts once it is verified (3-1b). */
export function decideRecord(
  qualificationId: string,
  owner: Owner,
  certificate: Certificate,
  acting: Acting,
): Decided<QualificationBody> | Refusal {
  const fields = certificateErrors(certificate, toLocalDate(acting.now));
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '3-1b', fields });
  const body: QualificationBody = {
    ...owner,
    ...certificate,
    origin: { kind: 'AGENCY' },
    recordedAt: acting.now,
    recordedBy: acting.actor.id,
  };
  const { documentId } = certificate;
  const event = happened(QualificationRecorded, datedRef({ id: qualificationId, body }), {
    article: '3-1b',
    to: 'RECORDED',
    ...(documentId !== undefined && { docRefs: [documentId] }),
  });
  return { events: [event], body };
}

function certificateErrors({ kind, validUntil }: Certificate, today: LocalDate): FieldError[] {
  const errors: FieldError[] = [];
  if (!qualificationKinds.some(({ code }) => code === kind))
    errors.push({ field: 'body.kind', zh: '资质种类不存在', en: 'no such kind of qualification' });
  if (validUntil !== undefined && validUntil < today)
    errors.push({ field: 'body.validUntil', zh: '证书已过有效期', en: 'the certificate has run out' });
  return errors;
}

/** – → VALID: a certificate that was verified with the agency's case or with its request for a category (5-2c, 5-5c). */
export function decideTakeOver(
  qualificationId: string,
  owner: Owner & Pick<QualificationBody, 'origin'>,
  certificate: Certificate,
  ctx: Ctx,
): Decided<QualificationBody> {
  const body: QualificationBody = {
    ...owner,
    ...certificate,
    recordedAt: ctx.now,
    recordedBy: ctx.actor.id,
    verifiedBy: ctx.actor.id,
    verifiedAt: ctx.now,
  };
  const event = happened(QualificationVerified, datedRef({ id: qualificationId, body }), {
    article: '3-1b',
    to: 'VALID',
    deadlines: { set: qualificationClocks(certificate.validUntil, ctx) },
  });
  return { events: [event], body };
}

/** What the register says of a recorded certificate: VALID with the register's dates, or for a person to look at. */
export function decideApplyFinding(
  state: QualificationState,
  { finding, registered }: { readonly finding: Finding; readonly registered?: Partial<Certificate> },
  ctx: Ctx,
): QualificationDecision {
  if (finding.outcome === 'PASS') return decideVerify(state, { finding, ...registered }, ctx);
  const to = followQualification(state.status, 'refer', ctx);
  if (isRefusal(to)) return to;
  const event = happened(
    QualificationReferred,
    { ...qualificationRef(state), outcome: finding.outcome },
    { article: '3-1b', to, record: { finding } },
  );
  return { events: [event], body: { ...state.body, finding } };
}

/** RECORDED → VALID. A certificate whose last day is over cannot become valid. */
export function decideVerify(
  state: QualificationState,
  found: { readonly finding?: Finding; readonly reason?: string } & Partial<Certificate>,
  ctx: Ctx,
): QualificationDecision {
  const to = followQualification(state.status, 'verify', ctx);
  if (isRefusal(to)) return to;
  const { finding, reason, ...certificate } = found;
  const { proposal: _, ...before } = state.body;
  const body: QualificationBody = {
    ...before,
    ...certificate,
    ...(finding !== undefined && { finding }),
    verifiedBy: ctx.actor.id,
    verifiedAt: ctx.now,
  };
  if (body.validUntil !== undefined && body.validUntil < toLocalDate(ctx.now))
    return refuse('QUALIFICATION_EXPIRED', { article: '3-1b', extra: { validUntil: body.validUntil } });
  const event = happened(QualificationVerified, datedRef({ id: state.id, body }), {
    article: '3-1b',
    to,
    deadlines: { set: qualificationClocks(body.validUntil, ctx) },
    ...(finding !== undefined && { record: { finding } }),
    ...(reason !== undefined && { reason }),
  });
  return { events: [event], body };
}

/** An officer would not count it, and says why. */
export function decideProposeRefusal(
  state: QualificationState,
  reason: string,
  acting: Acting,
): QualificationDecision {
  const to = followQualification(state.status, 'proposeRefusal', acting);
  if (isRefusal(to)) return to;
  if (state.body.proposal !== undefined) return refuse('DUPLICATE', { article: '3-1b' });
  const event = happened(QualificationRefusalProposed, qualificationRef(state), {
    article: '3-1b',
    to,
    reason,
  });
  return {
    events: [event],
    body: { ...state.body, proposal: { by: acting.actor.id, at: acting.now, reason } },
  };
}

/**
 * RECORDED → REFUSED by a reviewer who did not propose it (④, also a write condition). It is no decision of domain
 * §5.5: nothing is taken away, and the same certificate may be recorded again at any time.
 */
export function decideRefuse(
  state: QualificationState,
  reason: string,
  acting: Acting,
): QualificationDecision {
  const to = followQualification(state.status, 'refuse', acting);
  if (isRefusal(to)) return to;
  const { proposal } = state.body;
  if (proposal === undefined) {
    const zh = '须先由经办人员提出不予认可的意见';
    const en = 'An officer must propose the refusal first';
    return refuse('ILLEGAL_TRANSITION', { article: '3-1b', detail: { zh, en } });
  }
  if (proposal.by === acting.actor.id) return refuse('FOUR_EYES', { article: '3-1b' });
  const event = happened(QualificationRefused, qualificationRef(state), { article: '3-1b', to, reason });
  return {
    events: [event],
    body: { ...state.body, refusal: { by: acting.actor.id, at: acting.now, reason } },
  };
}
