import type { TaskBody } from '../task/task.ts';
import { maySucceed, standing } from './overall.ts';
import type { JudgedResult, VerificationState } from './verification-state.ts';

/** A task that a verification needs; `round` makes its id. */
export interface PendingWork {
  readonly queue: TaskBody['queue'];
  readonly kind: TaskBody['kind'];
  readonly round: string;
}

/** The task of one undecided check. */
export function workOf(result: JudgedResult, run: number): PendingWork {
  const round = `${run}-${result.key}`;
  if (result.key === 'RE_ENTRY') return { queue: 'CENTRE_OFFICER', kind: 'REVIEW_RE_ENTRY', round };
  // With the registry's type known it is the form that a person must judge, else the registry's silence.
  const byForm = result.key === 'LEGAL_FORM' && result.facts['organisationType'] !== undefined;
  return {
    queue: 'CENTRE_OFFICER',
    kind: byForm ? 'REVIEW_LEGAL_FORM' : 'RESOLVE_UNKNOWN_CHECK',
    round,
  };
}

export const confirmationOf = (verification: VerificationState, key: string): PendingWork => ({
  queue: 'CENTRE_OFFICER',
  kind: 'CONFIRM_CHECK_RESULT',
  round: `${verification.run}-${key}-${verification.manual.filter((each) => each.key === key).length}`,
});

export const failureWork = (run: number): PendingWork => ({
  queue: 'CENTRE_OFFICER',
  kind: 'DECIDE_ON_FAILED_CHECK',
  round: String(run),
});

export const passWork = (run: number): PendingWork => ({
  queue: 'CENTRE_REVIEWER',
  kind: 'PASS_VERIFICATION',
  round: String(run),
});

/** What people have to do now: each undecided check without an entry, a failure to decide on, or the case to pass. */
export function pendingWork(verification: VerificationState): PendingWork[] {
  const { run, pending } = verification;
  const now = standing(verification);
  return [
    ...now.undecided.filter(({ key }) => pending[key] === undefined).map((result) => workOf(result, run)),
    ...(now.failed.length > 0 && verification.failure === undefined ? [failureWork(run)] : []),
    ...(maySucceed(now) && verification.manual.length > 0 && Object.keys(pending).length === 0
      ? [passWork(run)]
      : []),
  ];
}

/** Every task that a run may have opened, for closing them when the run ends. */
export function workOfRun(verification: VerificationState): PendingWork[] {
  const { run, results, pending } = verification;
  return [
    ...results.filter(({ outcome }) => outcome === 'UNKNOWN').map((result) => workOf(result, run)),
    ...Object.keys(pending).map((key) => confirmationOf(verification, key)),
    failureWork(run),
    passWork(run),
  ];
}
