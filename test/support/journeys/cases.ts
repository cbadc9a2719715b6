import type { Answer, PlatformClient } from '../platform-client.ts';
import { scanned, upload } from './materials.ts';
import { until } from './until.ts';

export interface CaseAnswer {
  readonly caseId: string;
  readonly uscc: string;
  readonly status: string;
  readonly version: number;
  readonly round?: number;
  readonly snapshotHash?: string;
  readonly publicityId?: string;
  readonly agencyId?: string;
  readonly formerAgencyId?: string;
  readonly closedReason?: string;
  readonly allowedActions: readonly string[];
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
}

export interface CaseDetail extends CaseAnswer {
  readonly draft: {
    readonly registry?: { readonly name: string; readonly establishedOn: string };
    readonly team?: { readonly members: readonly { readonly name: string }[] };
    readonly answers: Readonly<Record<string, { readonly met: boolean }>>;
  };
  readonly declaration: { readonly version: string; readonly zh: string; readonly declaredAt?: string };
  readonly supplements: readonly {
    readonly round: number;
    readonly items: readonly { readonly subject: string; readonly reason: string }[];
  }[];
  readonly verification?: {
    readonly run: number;
    readonly verifiedCategories: readonly string[];
    readonly results: readonly { readonly key: string; readonly outcome: string; readonly code?: string }[];
  };
}

export const CRITERIA = [
  'LEGAL_FORM',
  'OPERATING_PERIOD',
  'SERVICE_PREMISES',
  'SERVICE_TEAM',
  'SERVICE_CONTENT',
  'FINANCIAL_SYSTEM',
  'RESEARCH_INTEGRITY',
] as const;

/** A qualification that each category that asks for one accepts. */
const QUALIFICATION_OF: Readonly<Record<string, string>> = {
  TECHNOLOGY_TRANSFER: 'TECHNOLOGY_TRANSFER_FILING',
  INSPECTION_TESTING: 'CMA',
  INTELLECTUAL_PROPERTY: 'PATENT_AGENCY_LICENCE',
  INSTRUMENT_SHARING: 'INSTRUMENT_CATALOGUE_ENTRY',
};

export const TEAM_NAMES = ['赵样例', '钱样例', '孙样例'] as const;

export const openCase = (agency: PlatformClient) => agency.done<CaseAnswer>('openCase');

export const readCase = (reader: PlatformClient, caseId: string) =>
  reader.done<CaseDetail>('readCase', { params: { caseId } });

export const amend = (agency: PlatformClient, caseId: string, body: object) =>
  agency.done<CaseAnswer>('amendCase', { params: { caseId }, body });

/** The declaration of truthfulness in the text shown with the case. */
export async function declared(agency: PlatformClient, caseId: string) {
  const { declaration } = await readCase(agency, caseId);
  return { declaration: { accepted: true, textVersion: declaration.version } };
}

/** The kinds of material that a draft for these categories names, in the order of {@link draftOver}. */
export const materialKinds = (categories: readonly string[]): string[] => [
  'PREMISES_PROOF',
  'CAPABILITY_STATEMENT',
  'FINANCIAL_SYSTEM_DOC',
  'FINANCIAL_STATEMENT',
  ...categories.flatMap(categoryKinds),
];

const categoryKinds = (code: string): string[] => [
  'SERVICE_STANDARD',
  'CHARGING_STANDARD',
  ...(code in QUALIFICATION_OF ? ['QUALIFICATION'] : []),
];

/** Everything the form asks for, over materials that are scanned and clean, each as its own upload. */
export async function completeDraft(agency: PlatformClient, categories: readonly string[]) {
  const ids = await Promise.all(materialKinds(categories).map((kind) => upload(agency, kind)));
  await Promise.all(ids.map((id) => scanned(agency, id)));
  return draftOver(ids, categories);
}

/** Everything the form asks for, over these materials of {@link materialKinds}. */
export function draftOver(ids: readonly string[], categories: readonly string[]) {
  const [premises = '', capability = '', system = '', statement = '', ...left] = ids;
  return {
    introduction: '为中小微企业提供科技服务。',
    premises: { address: '上海市黄浦区样例路1号', documentId: premises },
    team: {
      members: TEAM_NAMES.map((name) => ({ name, title: '高级工程师', qualification: '十年从业经验' })),
    },
    capabilityDocumentId: capability,
    financialSystemDocumentId: system,
    financialStatementDocumentId: statement,
    categories: categories.map((code) => categoryOf(code, left.splice(0, categoryKinds(code).length))),
    answers: Object.fromEntries(CRITERIA.map((criterion) => [criterion, { met: true }])),
  };
}

function categoryOf(code: string, [standard = '', charging = '', certificate = '']: readonly string[]) {
  const kind = QUALIFICATION_OF[code];
  return {
    code,
    serviceContent: '按需求提供专业服务',
    serviceStandardDocumentId: standard,
    chargingStandardDocumentId: charging,
    qualifications: kind === undefined ? [] : [{ kind, number: 'SAMPLE-001', documentId: certificate }],
  };
}

/** A case drafted in full, ready to be submitted. */
export async function draftedCase(
  agency: PlatformClient,
  categories: readonly string[] = ['RESEARCH_DEVELOPMENT'],
  sections: object = {},
): Promise<string> {
  const { caseId } = await openCase(agency);
  await amend(agency, caseId, { ...(await completeDraft(agency, categories)), ...sections });
  return caseId;
}

export async function submit(agency: PlatformClient, caseId: string): Promise<Answer> {
  return agency.call('submitCase', {
    params: { caseId },
    body: await declared(agency, caseId),
  });
}

/** A case drafted in full and submitted. */
export async function submittedCase(
  agency: PlatformClient,
  categories?: readonly string[],
  sections?: object,
): Promise<string> {
  const caseId = await draftedCase(agency, categories, sections);
  await agency.done('submitCase', { params: { caseId }, body: await declared(agency, caseId) });
  return caseId;
}

/** Waits until a case has come to one of these states. */
export function reaches(
  reader: PlatformClient,
  caseId: string,
  ...states: readonly string[]
): Promise<CaseDetail> {
  return until(
    () => readCase(reader, caseId),
    ({ status }) => states.includes(status),
    `case ${caseId} is ${states.join(' or ')}`,
  );
}
