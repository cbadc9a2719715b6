import { ImprovementAdviceSent } from '../../../../events/improvement-advice-sent/v1.ts';
import { ResearchVisitPlanned } from '../../../../events/research-visit-planned/v1.ts';
import { TrainingRegistered } from '../../../../events/training-registered/v1.ts';
import { TrainingSessionOpened } from '../../../../events/training-session-opened/v1.ts';
import { toLocalDate, zhDate } from '../../time/local-date.ts';
import { letter, on } from './rule.ts';

const onDay = (instant: string) => ({ date: zhDate(toLocalDate(instant)) });

/** The Notify columns of rows 3-2b, 3-2d and 3-3b. What the centre notes for itself is told to nobody (3-2a). */
export const guidanceRules = [
  on(TrainingSessionOpened, ({ sessionId, startsAt, invited }) =>
    invited.flatMap(({ uscc }) =>
      letter(uscc, {
        template: 'TRAINING_INVITATION',
        params: onDay(startsAt),
        subjectRef: `TRAINING#${sessionId}`,
        path: '/training-sessions',
      }),
    ),
  ),
  on(TrainingRegistered, ({ sessionId, agencyId, uscc, startsAt }) =>
    letter(uscc, {
      template: 'TRAINING_REGISTERED',
      params: onDay(startsAt),
      subjectRef: `TRAINING#${sessionId}`,
      path: `/guidance/training-places/${sessionId}-${agencyId}`,
    }),
  ),
  on(ResearchVisitPlanned, ({ visitId, uscc, visitOn }) =>
    letter(uscc, {
      template: 'VISIT_PLANNED',
      params: { date: zhDate(visitOn) },
      subjectRef: `VISIT#${visitId}`,
      path: `/guidance/visits/${visitId}`,
    }),
  ),
  on(ImprovementAdviceSent, ({ adviceId, uscc, kind }) =>
    letter(uscc, {
      template: kind === 'OPTIMIZE' ? 'ADVICE_OPTIMIZE' : 'ADVICE_IMPROVE',
      params: {},
      subjectRef: `ADVICE#${adviceId}`,
      path: `/guidance/advice/${adviceId}`,
    }),
  ),
];
