import type { Context } from '../../../shared/store/event-item.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import { taskId } from '../../../shared/store/tasks.ts';

/** The task of the second person. */
export function importTask(importId: string) {
  const subjectRef = `IMPORT#${importId}`;
  const kind = 'CONFIRM_IMPORT';
  return { id: taskId(subjectRef, kind, 1), subjectRef, kind, queue: 'CENTRE_ADMIN' } as const;
}

/** The platform at work on an import; what comes of it names the import as its cause. */
export async function workContext(
  importId: string,
  now: string,
  { settings }: { readonly settings: SettingsSource },
): Promise<Context> {
  const { policy } = await settings.current(now);
  return {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: importId,
    cause: `import ${importId}`,
  };
}
