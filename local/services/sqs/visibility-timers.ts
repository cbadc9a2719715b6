import type { Kernel, Timer } from '../../clock/kernel.ts';

/** One timer a queue, at the instant when its next hidden message shows. */
export interface VisibilityTimers {
  /** After any change of what is hidden. With nothing hidden any more no timer is left, nor any stop on a journey. */
  rearm(queueArn: string): void;
}

export function createVisibilityTimers(
  kernel: Kernel,
  nextVisible: (queueArn: string) => number | undefined,
): VisibilityTimers {
  const armed = new Map<string, { readonly dueMs: number; readonly timer: Timer }>();
  const rearm = (queueArn: string): void => {
    const dueMs = nextVisible(queueArn);
    const current = armed.get(queueArn);
    if (current?.dueMs === dueMs) return;
    current?.timer.cancel();
    armed.delete(queueArn);
    if (dueMs === undefined) return;
    const timer = kernel.at(dueMs, `sqs visible ${queueArn}`, async () => {
      armed.delete(queueArn);
      kernel.wake('sqs');
      rearm(queueArn);
    });
    armed.set(queueArn, { dueMs, timer });
  };
  return { rearm };
}
