import type { PlatformClient } from '../../platform-client.ts';
import { scanned, type MaterialFile, announcement, post, sampleFile } from '../materials.ts';
import type { Clock, Deployment } from '../deployment.ts';
import { all } from '../letters.ts';

/** Procedures are made of terms: only where time can be moved. */
export type Timed = Deployment & { readonly clock: Clock };

export interface DeadlineAnswer {
  readonly ref?: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly lastDay: string;
  readonly derivation: unknown;
}

interface HearingAnswer {
  readonly hearingId: string;
  readonly status: string;
  readonly facts: readonly { readonly zh: string }[];
  readonly deadlines: readonly DeadlineAnswer[];
}

export const readHearing = (reader: PlatformClient, hearingId: string): Promise<HearingAnswer> =>
  reader.done<HearingAnswer>('readHearing', { params: { hearingId } });

/** The agency says what it has to say in time. */
export const replied = (agency: PlatformClient, hearingId: string, text: string): Promise<HearingAnswer> =>
  agency.done<HearingAnswer>('replyToHearing', { params: { hearingId }, body: { text } });

/** An officer who may hear the matter weighs what was said, or that nothing was (domain §5.5). */
export const considered = (
  officer: PlatformClient,
  hearingId: string,
  text = '所述理由不改变事实',
): Promise<HearingAnswer> =>
  officer.done<HearingAnswer>('considerHearing', { params: { hearingId }, body: { accepted: false, text } });

/** The agency lets its time to reply pass. */
export async function termPassed({ clock }: Timed, reader: PlatformClient, hearingId: string): Promise<void> {
  const { deadlines } = await readHearing(reader, hearingId);
  const last = deadlines
    .map(({ dueAt }) => dueAt)
    .toSorted()
    .at(-1);
  if (last === undefined) throw new Error(`no term runs in hearing ${hearingId}`);
  await clock.to(last);
  await clock.rest();
}

/** Evidence that the centre puts into an organisation's file. */
export async function evidence(
  { as }: Deployment,
  uscc: string,
  file: MaterialFile = sampleFile('调查证据'),
): Promise<string> {
  const officer = as('officer-li');
  const { documentId, upload } = await officer.done<{
    documentId: string;
    upload: Parameters<typeof post>[0];
  }>('registerEvidence', { params: { uscc }, body: announcement('OTHER', file) });
  const response = await post(upload, file);
  if (!response.ok) throw new Error(`the upload answered ${response.status}: ${await response.text()}`);
  await scanned(officer, documentId);
  return documentId;
}

export interface TaskAnswer {
  readonly taskId: string;
  readonly kind: string;
  readonly subjectRef: string;
  readonly dueAt: string;
}

/** What waits for one role about some of these matters. */
export async function tasksAbout(officer: PlatformClient, refs: readonly string[]): Promise<TaskAnswer[]> {
  const tasks = await all<TaskAnswer>(officer, 'listTasks');
  return tasks.filter(({ subjectRef }) => refs.includes(subjectRef));
}
