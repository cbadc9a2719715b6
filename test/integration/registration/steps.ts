import { expect } from 'vitest';
import { recordScan } from '../../../functions/registration/documents/record-scan.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { DECLARATION } from '../../../shared/domain/onboarding/declaration.ts';
import type { DocumentKind } from '../../../shared/domain/document/document-kind.ts';
import { CRITERIA } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { StoredFile } from '../../../shared/domain/document/scan.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { commit } from '../../../shared/store/commit.ts';
import type { Context } from '../../../shared/store/event-item.ts';
import { newId } from '../../../shared/store/new-id.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Dynamo } from '../../support/dynamo.ts';
import { NOW } from '../../support/onboarding-fixtures.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { agencyLogin, type RegistrationApi, settings } from './registration-api.ts';

export const declaration = { accepted: true, textVersion: DECLARATION.version };
const SHA = `${'A'.repeat(43)}=`;
export const announcement = {
  kind: 'OTHER',
  fileName: '材料.pdf',
  mediaType: 'application/pdf',
  bytes: 10,
  sha256: SHA,
};
export const storedFile: StoredFile = { bytes: 10, mediaType: 'application/pdf', sha256: SHA };

export const testContext: Context = {
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now: NOW,
  policyVersion: 'default',
  requestId: 'r1',
  cause: 'test',
};

let sequence = 100;
/** The legal person's login of an organisation that no test has used before. */
export const freshLogin = (prefix?: string): Principal => agencyLogin(usccFixture((sequence += 1), prefix));

/** What tests do again and again, through the API as its users would. */
export function steps({ tables }: Dynamo, api: RegistrationApi) {
  const scan = (
    objectKey: string,
    scanResultStatus: 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSUPPORTED' | 'FAILED',
    { versionId = 'v1', file = storedFile as StoredFile | null } = {},
  ) =>
    recordScan(
      {
        id: newId(),
        detail: {
          s3ObjectDetails: { bucketName: 'materials', objectKey, versionId },
          scanResultDetails: { scanResultStatus },
        },
      },
      NOW,
      { tables, settings, files: { describe: async () => file ?? undefined }, log: api.log },
    );

  /** Announces a material and has it scanned clean. */
  async function cleanDocument(as: Principal, kind: DocumentKind = 'OTHER'): Promise<string> {
    const { body } = await api.call('registerDocument', { as, body: { ...announcement, kind } });
    await scan(body.upload.fields.key, 'NO_THREATS_FOUND');
    return body.documentId;
  }

  async function open(as: Principal): Promise<string> {
    const { status, body } = await api.call('openCase', { as });
    expect(status).toBe(201);
    return body.caseId;
  }

  /** Fills in everything that a submission asks for. */
  async function complete(as: Principal, caseId: string): Promise<void> {
    const material = (kind: DocumentKind) => cleanDocument(as, kind);
    const member = (name: string) => ({ name, title: '工程师', qualification: '硕士' });
    const body = {
      declaredEstablishedOn: '2015-06-01',
      premises: { address: '上海市示例路1号', documentId: await material('PREMISES_PROOF') },
      team: { members: ['张三', '李四', '王五'].map(member) },
      capabilityDocumentId: await material('CAPABILITY_STATEMENT'),
      financialSystemDocumentId: await material('FINANCIAL_SYSTEM_DOC'),
      financialStatementDocumentId: await material('FINANCIAL_STATEMENT'),
      categories: [
        {
          code: 'RESEARCH_DEVELOPMENT',
          serviceContent: '新材料研发',
          serviceStandardDocumentId: await material('SERVICE_STANDARD'),
          chargingStandardDocumentId: await material('CHARGING_STANDARD'),
        },
      ],
      answers: Object.fromEntries(CRITERIA.map((criterion) => [criterion, { met: true }])),
    };
    expect(await api.call('amendCase', { as, params: { caseId }, body })).toMatchObject({ status: 200 });
  }

  async function submitted(as: Principal): Promise<string> {
    const caseId = await open(as);
    await complete(as, caseId);
    const answer = await api.call('submitCase', { as, params: { caseId }, body: { declaration } });
    expect(answer).toMatchObject({ status: 200, body: { status: 'SUBMITTED', round: 0 } });
    return caseId;
  }

  /** Commits what another capability would. */
  async function commitPlan(plan: Omit<Plan<unknown>, 'response'>): Promise<void> {
    const outcome = await commit(tables, { ...plan, response: undefined }, testContext);
    expect(outcome).toEqual({ outcome: 'done' });
  }

  const statusOf = async (caseId: string) => (await get(tables, onboardingCase, caseId)).status;
  return { scan, cleanDocument, open, complete, submitted, commitPlan, statusOf };
}
