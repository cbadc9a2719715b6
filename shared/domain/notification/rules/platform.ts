import { DeadlineExtended } from '../../../../events/deadline-extended/v1.ts';
import { RiskFlagConfirmed } from '../../../../events/risk-flag-confirmed/v1.ts';
import { RiskFlagRaised } from '../../../../events/risk-flag-raised/v1.ts';
import { TaskEscalated } from '../../../../events/task-escalated/v1.ts';
import { TaskOpened } from '../../../../events/task-opened/v1.ts';
import { OFFICER_ROLES } from '../../identity/role.ts';
import { addDuration } from '../../time/instant.ts';
import { toLocalDate, zhDate } from '../../time/local-date.ts';
import { letter, letterToOfficers, nobody, on, type NoticeRule } from './rule.ts';

/** The deadlines that run against an agency: who has more time is told so (design §4). */
const AGENCY_DEADLINES: Readonly<Record<string, (id: string) => string>> = {
  'CASE SUPPLEMENT_DUE': (id) => `/onboarding-cases/${id}`,
  'GRANT GRANT_REPLY': (id) => `/category-grants/${id}`,
  'STANDINGDOC STANDING_STALE': (id) => `/standing-documents/${id}`,
  'UPKEEP PROFILE_UPDATE_DUE': () => '/agencies/own/upkeep',
  'UPKEEP PROFILE_UPDATE_GRACE': () => '/agencies/own/upkeep',
  'UPKEEP DORMANCY_CURE': () => '/agencies/own/upkeep',
  'ORDER ORDER_RESPONSE': (id) => `/orders/${id}`,
  'HEARING HEARING_REPLY': (id) => `/hearings/${id}`,
  'COOPERATION COOPERATION_DUE': (id) => `/cooperation-requests/${id}`,
  'OBJECTION OBJECTION_COMMENT': (id) => `/objections/${id}/file`,
  'COMPLAINT COMPLAINT_COMMENT': (id) => `/complaints/${id}/file`,
};

/** Prices and registry fields (6-3c). */
const INFORMATION_RULES = /^(PR|RG)-/;

/** Rules on orders: what withholds payment is told by the hold itself; what is suspected is told at its hearing. */
const ORDER_RULES = /^((RP|SC|FR)-\d\d|OTHER|ORDER_REVIEW)$/;

const creditAttention = (uscc: string, flagId: string) =>
  letter(uscc, {
    template: 'CREDIT_ATTENTION',
    params: {},
    subjectRef: `RISKFLAG#${flagId}`,
    path: '/agencies/own',
  });

/** Rows 3-1a and 15-1, and extended deadlines. Other work waits in the work queue, which needs no letter. */
export const platformRules: readonly NoticeRule[] = [
  on(DeadlineExtended, ({ ref, kind, dueAt, uscc }) => {
    const [owner = '', id = ''] = ref.split('#');
    const path = AGENCY_DEADLINES[`${owner} ${kind}`];
    if (path === undefined) return nobody;
    const date = zhDate(toLocalDate(addDuration(dueAt, { ms: -1 })));
    return letter(uscc, { template: 'DEADLINE_EXTENDED', params: { date }, subjectRef: ref, path: path(id) });
  }),
  // Only what stops the agency, or what a person found right, asks it to act; the rest is for the centre (3-1a).
  on(RiskFlagRaised, ({ flagId, uscc, ruleId, severity }) =>
    !ORDER_RULES.test(ruleId) && (severity === 'BLOCK' || severity === 'HOLD')
      ? creditAttention(uscc, flagId)
      : nobody,
  ),
  on(RiskFlagConfirmed, ({ flagId, uscc, ruleId }) => {
    if (ORDER_RULES.test(ruleId)) return nobody;
    return INFORMATION_RULES.test(ruleId)
      ? letter(uscc, {
          template: 'INFORMATION_ATTENTION',
          params: {},
          subjectRef: `RISKFLAG#${flagId}`,
          path: '/agencies/own',
        })
      : creditAttention(uscc, flagId);
  }),
  // Its superiors may give it to somebody else; what it is about stays with those whose work it is.
  on(TaskEscalated, ({ taskId, queue, escalatedTo }) => {
    const role = OFFICER_ROLES.find((each) => each === escalatedTo);
    if (role === undefined) return nobody;
    return letterToOfficers(role, {
      template: 'TASK_ESCALATED',
      params: {},
      subjectRef: `TASK#${taskId}`,
      path: `/tasks?queue=${queue}&overdue=true`,
    });
  }),
  on(TaskOpened, ({ kind, queue, subjectRef }) => {
    const role = OFFICER_ROLES.find((each) => each === queue);
    if (kind !== 'REGULATION_ENDS' || role === undefined) return nobody;
    return letterToOfficers(role, {
      template: 'REGULATION_ENDS',
      params: {},
      subjectRef,
      path: '/tasks',
    });
  }),
];
