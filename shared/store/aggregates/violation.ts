import { ViolationBody } from '../../domain/violation/violation.ts';
import type { AggregateType } from '../aggregate.ts';

/** What came from a report is listed apart from all else, for those who may read reports (3-2g). */
export type ViolationSource = 'REPORT' | 'OTHER';
const apart = (source: ViolationSource): string => (source === 'REPORT' ? 'VIOLATION#REPORT' : 'VIOLATION');

/** Where those of one status, and those of one agency, are listed. */
export const violationsIn = (source: ViolationSource, status: string): string => `${apart(source)}#${status}`;
export const violationsOf = (source: ViolationSource, agencyId: string): string =>
  `${apart(source)}#AGENCY#${agencyId}`;

/** Listed by status (list1), under its agency (list2) and under its subject (list3), oldest first. */
export const violation: AggregateType<ViolationBody> = {
  kind: 'VIOLATION',
  body: ViolationBody,
  listKeys: ({ id, status, body: { fromReport, agencyId, subjectRef, suspectedAt } }) => {
    const source = fromReport === true ? 'REPORT' : 'OTHER';
    const place = `${suspectedAt}#${id}`;
    return {
      list1: [violationsIn(source, status), place],
      list2: [violationsOf(source, agencyId), place],
      list3: [`VIOLATION#SUBJECT#${subjectRef}`, place],
    };
  },
};
