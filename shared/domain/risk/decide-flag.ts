import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { Decided } from '../event.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { decideFlag, type RiskFlagBody, type RiskFlagState, type Severity } from './risk-flag.ts';

/** Whether a flag withholds payment while it is open, and after it was confirmed. */
export const isHolding = (severity: Severity): boolean => severity === 'HOLD' || severity === 'BLOCK';

/**
 * An officer decides one flag (rows 3-1d, 13-1 to 13-3). One that withholds payment is a reviewer's to decide; nobody
 * decides what they raised themselves (④).
 */
export function decideSingleFlag(
  flag: RiskFlagState,
  verdict: { readonly outcome: 'CONFIRMED' | 'DISMISSED'; readonly reason: string },
  acting: OfficerActing,
): Decided<RiskFlagBody> | Refusal {
  const { uscc, article, severity, raisedBy } = flag.body;
  const conflict = refuseConflict(acting, uscc, article);
  if (conflict !== undefined) return conflict;
  if (isHolding(severity) && !acting.roles.includes('CENTRE_REVIEWER')) {
    const detail = {
      zh: '暂缓兑付的提示须由复核人员认定',
      en: 'A reviewer must decide what withholds payment',
    };
    return refuse('FORBIDDEN_ROLE', { article, detail });
  }
  if (raisedBy === acting.actor.id) return refuse('FOUR_EYES', { article });
  return decideFlag(flag, verdict, acting);
}
