import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Why an agency is followed up (跟踪): its evaluation grade, advice given, a spot check, or the centre's own wish. */
export const FollowUpCause = onFirstUse(() => z.enum(['EVALUATION', 'ADVICE', 'SUPERVISION', 'OTHER']));
export type FollowUpCause = z.infer<ReturnType<typeof FollowUpCause>>;

/** Exchange (交流), training (培训), or training of agencies that were found wanting (专门培训). */
export const TrainingKind = onFirstUse(() => z.enum(['EXCHANGE', 'TRAINING', 'REMEDIAL']));
export type TrainingKind = z.infer<ReturnType<typeof TrainingKind>>;

/** Advice how to do better still (优化建议), or what to mend (改进建议). */
export const AdviceKind = onFirstUse(() => z.enum(['OPTIMIZE', 'IMPROVE']));
export type AdviceKind = z.infer<ReturnType<typeof AdviceKind>>;

/** Beside guides: experience of good service (11-1e), and news of exchange and reports (11-2e). */
export const GuideKind = onFirstUse(() => z.enum(['GUIDE', 'FAQ', 'TEMPLATE', 'EXPERIENCE', 'NEWS']));
export type GuideKind = z.infer<ReturnType<typeof GuideKind>>;
