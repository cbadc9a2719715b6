import type { PlatformClient } from '../platform-client.ts';
import type { Deployment } from './deployment.ts';
import { sampleFile, scanned, upload } from './materials.ts';
import { until } from './until.ts';

export interface VerificationAnswer {
  readonly status: string;
  readonly version: number;
  readonly run?: number;
  readonly overall?: string;
  readonly results: readonly {
    readonly key: string;
    readonly outcome: string;
    readonly code?: string;
    readonly zh: string;
  }[];
  readonly undecided: readonly string[];
  readonly failed: readonly string[];
  readonly verifiedCategories: readonly string[];
  readonly hearingId?: string;
  readonly allowedActions: readonly string[];
}

export interface HearingAnswer {
  readonly hearingId: string;
  readonly status: string;
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly allowedActions: readonly string[];
}

export const readVerification = (reader: PlatformClient, caseId: string) =>
  reader.done<VerificationAnswer>('readVerification', { params: { caseId } });

/** Waits until the `run`-th automatic run has left the case with a person. */
export function checked(reader: PlatformClient, caseId: string, run = 1): Promise<VerificationAnswer> {
  return until(
    () => readVerification(reader, caseId),
    (seen) =>
      seen.status === 'VERIFYING' && seen.run === run && seen.undecided.length + seen.failed.length > 0,
    `the checks of case ${caseId} wait for a person`,
  );
}

/** A person enters a result on evidence from the agency's file, another confirms it. */
export async function resolveByPerson(
  place: Deployment,
  agency: PlatformClient,
  caseId: string,
  key: string,
  outcome: 'PASS' | 'WARN' | 'FAIL',
): Promise<void> {
  const evidence = await upload(agency, 'OTHER', sampleFile('证明'));
  await scanned(agency, evidence);
  const body = { key, outcome, reason: '经电话核实', documentIds: [evidence] };
  await place.as('officer-li').done('enterCheckResult', { params: { caseId }, body });
  await place.as('officer-wang').done('confirmCheckResult', { params: { caseId, key } });
}

export const requestSupplement = (place: Deployment, caseId: string) =>
  place.as('officer-li').done('requestSupplement', {
    params: { caseId },
    body: { items: [{ subject: 'SERVICE_TEAM', reason: '请补充人员资质说明' }] },
  });

/** Proposes to refuse on these failed checks; the agency is told and heard. Gives the hearing. */
export async function proposeFailure(
  place: Deployment,
  caseId: string,
  keys: readonly string[],
): Promise<string> {
  const { hearingId } = await place.as('officer-li').done<VerificationAnswer>('proposeFailure', {
    params: { caseId },
    body: { keys, reason: '核验未通过' },
  });
  if (hearingId === undefined) throw new Error('the proposal names no hearing');
  return hearingId;
}

export const replyToHearing = (agency: PlatformClient, hearingId: string) =>
  agency.done<HearingAnswer>('replyToHearing', {
    params: { hearingId },
    body: { text: '我单位认为情况有所不同。' },
  });

export const considerHearing = (place: Deployment, hearingId: string) =>
  place.as('officer-wang').done<HearingAnswer>('considerHearing', {
    params: { hearingId },
    body: { accepted: false, text: '所述理由不改变事实。' },
  });
