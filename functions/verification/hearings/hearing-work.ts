import type { PendingWork } from '../../../shared/domain/verification/pending-work.ts';

const QUEUES = {
  CONSIDER_HEARING: 'CENTRE_OFFICER',
  DECIDE_FAILURE: 'CENTRE_REVIEWER',
  DECIDE_REJECTION: 'CENTRE_REVIEWER',
} as const;

/** The task that a hearing leads to; its subject is what would be decided on. */
export const hearingWork = (kind: keyof typeof QUEUES, hearingId: string): PendingWork => ({
  queue: QUEUES[kind],
  kind,
  round: hearingId,
});
