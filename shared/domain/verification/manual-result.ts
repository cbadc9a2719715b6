import { CheckResultConfirmed } from '../../../events/check-result-confirmed/v1.ts';
import { CheckResultEntered } from '../../../events/check-result-entered/v1.ts';
import { happened } from '../event.ts';
import type { CaseDecision, CaseState } from '../onboarding/case-state.ts';
import { isRefusal, refuse } from '../problem.ts';
import { effectiveResults } from './overall.ts';
import type { EnteredResult } from './verification-state.ts';
import { type OfficerActing, openForOfficer } from './verified-case.ts';

const ARTICLE = '5-2c';

export interface ManualEntry {
  readonly key: string;
  /** SKIPPED is what somebody may try and nobody may do. */
  readonly outcome: EnteredResult['outcome'] | 'SKIPPED';
  readonly reason: string;
  readonly documentIds: readonly string[];
}

/**
 * An officer enters the result of a check that no source decided, or sets a failed one right: with reason and evidence,
 * or not at all (CHECK_NOT_SKIPPABLE). It counts once a second person confirms it.
 */
export function decideEnterResult(state: CaseState, entry: ManualEntry, acting: OfficerActing): CaseDecision {
  const opened = openForOfficer(state, 'enterCheckResult', acting, ARTICLE);
  if (isRefusal(opened)) return opened;
  const { to, verification } = opened;
  const { key, outcome } = entry;
  const reason = entry.reason.trim();
  if (outcome === 'SKIPPED' || reason === '' || entry.documentIds.length === 0) {
    return refuse('CHECK_NOT_SKIPPABLE', {
      article: ARTICLE,
      detail: {
        zh: '核验结果须附理由和证明材料，不得跳过',
        en: 'A result needs a reason and evidence; no check is skipped',
      },
    });
  }
  const current = effectiveResults(verification).find((result) => result.key === key);
  if (current === undefined || current.outcome === 'PASS' || current.outcome === 'WARN') {
    const fields = [
      current === undefined
        ? { field: 'body.key', zh: '没有该核验项目', en: 'no such check in this case' }
        : { field: 'body.key', zh: '该核验项目已通过', en: 'this check is decided already' },
    ];
    return refuse('VALIDATION_FAILED', { article: ARTICLE, fields });
  }
  const documentIds = [...entry.documentIds];
  const pending = {
    ...verification.pending,
    [key]: { key, outcome, reason, documentIds, enteredBy: acting.actor.id, enteredAt: acting.now },
  };
  const event = happened(
    CheckResultEntered,
    { caseId: state.id, uscc: state.body.uscc, key },
    { article: ARTICLE, to, reason, record: { outcome }, docRefs: documentIds },
  );
  return { events: [event], body: { ...state.body, verification: { ...verification, pending } } };
}

/** A second person confirms an entered result (④); give the commit `notBy` on the entry as well. */
export function decideConfirmResult(state: CaseState, key: string, acting: OfficerActing): CaseDecision {
  const opened = openForOfficer(state, 'confirmCheckResult', acting, ARTICLE);
  if (isRefusal(opened)) return opened;
  const { to, verification } = opened;
  const { [key]: entered, ...pending } = verification.pending;
  if (entered === undefined) return refuse('NOT_FOUND');
  if (entered.enteredBy === acting.actor.id) return refuse('FOUR_EYES', { article: ARTICLE });
  const manual = [
    ...verification.manual,
    { ...entered, confirmedBy: acting.actor.id, confirmedAt: acting.now },
  ];
  const { outcome } = entered;
  const event = happened(
    CheckResultConfirmed,
    { caseId: state.id, uscc: state.body.uscc, key, outcome },
    { article: ARTICLE, to, record: { enteredBy: entered.enteredBy }, docRefs: entered.documentIds },
  );
  return { events: [event], body: { ...state.body, verification: { ...verification, manual, pending } } };
}
