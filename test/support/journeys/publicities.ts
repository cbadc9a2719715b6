import type { PlatformClient } from '../platform-client.ts';
import type { CaseDetail } from './cases.ts';
import { reaches, submittedCase } from './cases.ts';

export interface PublicityAnswer {
  readonly publicityId: string;
  readonly status: string;
  readonly version: number;
  readonly title: string;
  readonly content: unknown;
  readonly contentHash: string;
  readonly uscc?: string;
  readonly period: {
    readonly publishedOn: string;
    readonly countFrom: string;
    readonly lastDay: string;
    readonly closesAt: string;
    readonly text: string;
  };
  readonly extensions: readonly { readonly cause: string; readonly lastDay: string }[];
  readonly links: { readonly page: string; readonly objections: string };
  readonly allowedActions: readonly string[];
}

export const readPublicity = (reader: PlatformClient, publicityId: string) =>
  reader.done<PublicityAnswer>('readPublicity', { params: { publicityId } });

/** A case that its sources found in order, publicised. */
export async function publicisedCase(
  agency: PlatformClient,
  categories?: readonly string[],
): Promise<CaseDetail & { readonly publicityId: string }> {
  const found = await reaches(agency, await submittedCase(agency, categories), 'IN_PUBLICITY');
  const { publicityId } = found;
  if (publicityId === undefined) throw new Error(`case ${found.caseId} names no publicity`);
  return { ...found, publicityId };
}
