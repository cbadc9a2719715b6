import { InspectionConcluded } from '../../../../events/inspection-concluded/v1.ts';
import { InspectionOpened } from '../../../../events/inspection-opened/v1.ts';
import { InspectionWithdrawn } from '../../../../events/inspection-withdrawn/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letterAndSms, on } from './rule.ts';

const about = (inspectionId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `INSPECTION#${inspectionId}`,
  path: `/inspections/${inspectionId}`,
});

/** The Notify column of row 14-1; what becomes of the material is told of its request. */
export const inspectionRules = [
  on(InspectionOpened, ({ inspectionId, uscc, dueOn }) =>
    letterAndSms(uscc, about(inspectionId, 'INSPECTION_OPENED', { date: zhDate(dueOn) })),
  ),
  on(InspectionConcluded, ({ inspectionId, uscc }) =>
    letterAndSms(uscc, about(inspectionId, 'INSPECTION_CONCLUDED')),
  ),
  on(InspectionWithdrawn, ({ inspectionId, uscc }) =>
    letterAndSms(uscc, about(inspectionId, 'INSPECTION_ENDED')),
  ),
];
