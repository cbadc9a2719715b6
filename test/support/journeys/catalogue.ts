import { completeContent } from '../catalogue-fixtures.ts';
import type { PlatformClient } from '../platform-client.ts';
import { type Applicant, newApplicant } from './agencies.ts';
import type { Deployment } from './deployment.ts';
import { scanned, upload } from './materials.ts';
import { until } from './until.ts';

export interface ActiveAgency {
  readonly agencyId: string;
  readonly applicant: Applicant;
  readonly admin: PlatformClient;
}

/** An agency on the platform with these categories; it holds no certificate yet. */
export async function importedAgency(
  place: Deployment,
  categories: readonly string[] = ['INSPECTION_TESTING'],
  applicant: Applicant = newApplicant(),
): Promise<ActiveAgency> {
  const row = {
    uscc: applicant.uscc,
    name: applicant.orgName,
    onboardedOn: '2024-05-06',
    categories,
    source: '样例名录',
  };
  const body = { batchId: `K-${applicant.uscc}`, rows: [row] };
  const answer = await place
    .as('admin-zhou')
    .done<{ rows: readonly { agencyId?: string }[] }>('importAgencies', { body });
  return { agencyId: answer.rows[0]?.agencyId ?? '', applicant, admin: place.as(applicant.admin) };
}

export async function cleanMaterial(agency: PlatformClient, kind: string): Promise<string> {
  const documentId = await upload(agency, kind);
  await scanned(agency, documentId);
  return documentId;
}

interface Standing {
  readonly status: string;
}

/** The answer of an operation once it shows this status. */
export function untilStatus<T extends Standing>(
  reader: PlatformClient,
  operation: string,
  params: Record<string, string>,
  status: string,
): Promise<T> {
  return until(
    () => reader.done<T>(operation, { params }),
    (seen) => seen.status === status,
    `${operation} ${Object.values(params).join()} is ${status}`,
  );
}

/** A certificate that the registers confirm until this day. */
export async function validCertificate(
  place: Deployment,
  { applicant, admin }: ActiveAgency,
  validUntil: string,
): Promise<string> {
  const number = `CMA-${validUntil}`;
  const items = [{ kind: 'CMA', number, validUntil, status: 'VALID' }];
  await place.scriptGateway(applicant.uscc, { checks: { QUALIFICATION: { facts: { items } } } });
  const body = { kind: 'CMA', number, documentId: await cleanMaterial(admin, 'QUALIFICATION') };
  const { qualificationId } = await admin.done<{ qualificationId: string }>('recordQualification', { body });
  await untilStatus(admin, 'readQualification', { qualificationId }, 'VALID');
  return qualificationId;
}

export async function draftedProduct(agency: PlatformClient, more: object = {}): Promise<string> {
  const body = { ...completeContent(), ...more };
  return (await agency.done<{ productId: string }>('draftProduct', { body })).productId;
}
