import { CooperationOverdue } from '../../../../events/cooperation-overdue/v1.ts';
import { CooperationRefused } from '../../../../events/cooperation-refused/v1.ts';
import { CooperationReminded } from '../../../../events/cooperation-reminded/v1.ts';
import { CooperationRequested } from '../../../../events/cooperation-requested/v1.ts';
import { CooperationSecondNoticeSent } from '../../../../events/cooperation-second-notice-sent/v1.ts';
import { CooperationSubmitted } from '../../../../events/cooperation-submitted/v1.ts';
import { CooperationWithdrawn } from '../../../../events/cooperation-withdrawn/v1.ts';
import { SpotCheckConcluded } from '../../../../events/spot-check-concluded/v1.ts';
import { SpotCheckOpened } from '../../../../events/spot-check-opened/v1.ts';
import { SpotCheckReplaced } from '../../../../events/spot-check-replaced/v1.ts';
import { SpotCheckWithdrawn } from '../../../../events/spot-check-withdrawn/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, nobody, on } from './rule.ts';

const aboutCheck = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `SPOTCHECK#${id}`,
  path: `/spot-checks/${id}`,
});

const aboutRequest = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `COOPERATION#${id}`,
  path: `/cooperation-requests/${id}`,
});

/** A request that the review of an evaluation entry makes (9-3d). */
const requestOf = (subjectRef: string): string =>
  subjectRef.startsWith('ENTRY#') ? 'EVALUATION_SUPPLEMENT_REQUESTED' : 'COOPERATION_REQUESTED';

/** What an inspection asks for is asked under article 14. */
const forInspection = (subjectRef: string) =>
  subjectRef.startsWith('INSPECTION#') ? ({ article: '14-1' } as const) : {};

/** A check or an inspection tells the agency itself that it begins or ends. */
const ofCheck = (subjectRef: string): boolean => /^(SPOTCHECK|INSPECTION)#/.test(subjectRef);

/** The Notify columns of rows 3-1c and 6-4b. */
export const spotCheckRules = [
  on(SpotCheckOpened, ({ spotCheckId, uscc, orderNo, dueOn }) =>
    letterAndSms(uscc, aboutCheck(spotCheckId, 'SPOT_CHECK_OPENED', { orderNo, date: zhDate(dueOn) })),
  ),
  on(SpotCheckConcluded, ({ spotCheckId, uscc }) =>
    letter(uscc, aboutCheck(spotCheckId, 'SPOT_CHECK_CONCLUDED')),
  ),
  on(SpotCheckReplaced, ({ spotCheckId, uscc }) => letter(uscc, aboutCheck(spotCheckId, 'SPOT_CHECK_ENDED'))),
  on(SpotCheckWithdrawn, ({ spotCheckId, uscc }) =>
    letter(uscc, aboutCheck(spotCheckId, 'SPOT_CHECK_ENDED')),
  ),
  on(CooperationRequested, ({ cooperationId, uscc, subjectRef, dueOn }) =>
    ofCheck(subjectRef)
      ? nobody
      : letterAndSms(uscc, aboutRequest(cooperationId, requestOf(subjectRef), { date: zhDate(dueOn) })),
  ),
  on(CooperationReminded, ({ cooperationId, uscc, subjectRef, dueOn }) =>
    letterAndSms(uscc, {
      ...aboutRequest(cooperationId, 'COOPERATION_REMINDER', { date: zhDate(dueOn) }),
      ...forInspection(subjectRef),
    }),
  ),
  on(CooperationSubmitted, ({ cooperationId, uscc, subjectRef }) =>
    letter(uscc, { ...aboutRequest(cooperationId, 'COOPERATION_RECEIPT'), ...forInspection(subjectRef) }),
  ),
  // After the second request nothing more is asked for: what follows is for two persons to decide.
  on(CooperationOverdue, ({ cooperationId, uscc, subjectRef, round, dueOn }) =>
    round === 1
      ? letter(uscc, {
          ...aboutRequest(cooperationId, 'COOPERATION_OVERDUE', { date: zhDate(dueOn) }),
          ...forInspection(subjectRef),
        })
      : nobody,
  ),
  on(CooperationSecondNoticeSent, ({ cooperationId, uscc, subjectRef, dueOn }) =>
    letterAndSms(uscc, {
      ...aboutRequest(cooperationId, 'COOPERATION_SECOND_NOTICE', { date: zhDate(dueOn) }),
      ...forInspection(subjectRef),
    }),
  ),
  on(CooperationRefused, ({ cooperationId, uscc }) =>
    letterAndSms(uscc, aboutRequest(cooperationId, 'COOPERATION_REFUSED')),
  ),
  on(CooperationWithdrawn, ({ cooperationId, uscc, subjectRef }) =>
    ofCheck(subjectRef) ? nobody : letter(uscc, aboutRequest(cooperationId, 'COOPERATION_WITHDRAWN')),
  ),
];
