import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Boards of the publicity column: excellent, distinctive and satisfying service (优秀服务, 特色服务, 满意服务). */
export const CaseBoard = onFirstUse(() =>
  z.enum(['EXCELLENT_SERVICE', 'DISTINCTIVE_SERVICE', 'SATISFYING_SERVICE']),
);
export type CaseBoard = z.infer<ReturnType<typeof CaseBoard>>;

/** Whose consent a case needs before it is published. */
export const CaseParty = onFirstUse(() => z.enum(['AGENCY', 'BUYER']));
export type CaseParty = z.infer<ReturnType<typeof CaseParty>>;

/** Names a service case in every event about it; `uscc` is that of the agency. */
export const serviceCaseRef = onFirstUse(() => ({
  caseId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
}));

export const serviceCaseExample = {
  caseId: '01JQCASE',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
};
