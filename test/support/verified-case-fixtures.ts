import type { Decided } from '../../shared/domain/event.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import type { Uscc } from '../../shared/domain/identity/uscc.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import type { CaseState } from '../../shared/domain/onboarding/case-state.ts';
import type { OnboardingCaseBody } from '../../shared/domain/onboarding/onboarding-case.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { calendarOf } from '../../shared/domain/time/calendar.ts';
import { assess } from '../../shared/domain/verification/assess.ts';
import { decideConfirmResult, decideEnterResult } from '../../shared/domain/verification/manual-result.ts';
import { decideRecordRun, decideStartRun } from '../../shared/domain/verification/run.ts';
import type { CheckResult } from '../../shared/domain/verification/source-answer.ts';
import { builtInCalendar } from '../../shared/policy/calendar/built-in.ts';
import { answer, CTX, evidence, NOW, silent, submittedCase } from './verification-fixtures.ts';

export const officer = (id: string, ...roles: Role[]) => ({
  now: NOW,
  actor: { id, role: roles[0] ?? 'CENTRE_OFFICER' },
  roles: roles.length === 0 ? (['CENTRE_OFFICER'] as const) : roles,
  conflicts: [] as string[],
});
export const ANNA = officer('u-anna');
export const BO = officer('u-bo');
export const REVIEWER = officer('u-reviewer', 'CENTRE_REVIEWER');
export const SETTINGS = { policy: CTX.policy, calendar: calendarOf(builtInCalendar) };

export function after(state: CaseState, decided: Decided<OnboardingCaseBody>): CaseState {
  const to = decided.events.findLast((event) => event.to !== undefined)?.to;
  return { ...state, status: to ?? state.status, body: decided.body };
}

/** A case whose first run is recorded, with the events of that. */
export function recorded(...replaced: CheckResult[]) {
  const draft = submittedCase();
  const submitted: CaseState = { id: 'C1', status: 'SUBMITTED', deadlines: {}, body: draft };
  const started = after(submitted, orThrow(decideStartRun(submitted, bySystem(NOW))));
  const { uscc, orgName } = draft;
  const proof = evidence(...replaced);
  const subject = { uscc: uscc as Uscc, orgName, submittedOn: CTX.asOf, draft: draft.draft };
  const found = { results: assess(subject, proof, CTX), answers: proof.map((each) => each.answer) };
  const decided = orThrow(decideRecordRun(started, found, bySystem(NOW)));
  return { state: after(started, decided), events: decided.events };
}

/** Its science-credit source was silent. */
export const unreachable = (): CaseState => recorded(silent('SCI_TECH_CREDIT')).state;

/** It is under a research-integrity sanction. */
export const sanctioned = (): CaseState =>
  recorded(answer('SCI_TECH_CREDIT', { sanction: { from: '2026-01-01' } })).state;

export const ENTRY = {
  key: 'RESEARCH_INTEGRITY',
  outcome: 'PASS',
  reason: '电话核实',
  documentIds: ['D1'],
} as const;

/** ENTRY is made by ANNA and confirmed by BO. */
export function resolved(from: CaseState): CaseState {
  const entered = after(from, orThrow(decideEnterResult(from, ENTRY, ANNA)));
  return after(entered, orThrow(decideConfirmResult(entered, ENTRY.key, BO)));
}
