import type { PolicySet } from '../../policy/policy.ts';
import type { PolicyValue } from '../../policy/parameters.ts';
import type { Uscc } from './uscc.ts';

type LegalFormTable = PolicyValue<'eligibility.legalForms'>;
export type LegalForm = keyof LegalFormTable;
export type LegalFormDecision = LegalFormTable[LegalForm];

/** Row 4-1: legal persons and unincorporated organisations (民法典 102) may enter. */
export type LegalFormKind = 'LEGAL_PERSON' | 'UNINCORPORATED_ORGANIZATION' | 'NATURAL_PERSON' | 'UNKNOWN';

interface FormFacts {
  readonly kind: LegalFormKind;
  readonly nameZh: string;
}

export const legalForms: Readonly<Record<LegalForm, FormFacts>> = {
  ENTERPRISE: { kind: 'LEGAL_PERSON', nameZh: '企业法人' },
  SOLE_PROPRIETORSHIP: { kind: 'UNINCORPORATED_ORGANIZATION', nameZh: '个人独资企业' },
  PARTNERSHIP: { kind: 'UNINCORPORATED_ORGANIZATION', nameZh: '合伙企业' },
  COOPERATIVE: { kind: 'LEGAL_PERSON', nameZh: '农民专业合作社' },
  PUBLIC_INSTITUTION: { kind: 'LEGAL_PERSON', nameZh: '事业单位' },
  MASS_ORGANIZATION: { kind: 'LEGAL_PERSON', nameZh: '群众团体' },
  SOCIAL_ORGANIZATION: { kind: 'LEGAL_PERSON', nameZh: '社会团体' },
  PRIVATE_NON_ENTERPRISE: { kind: 'LEGAL_PERSON', nameZh: '民办非企业单位' },
  FOUNDATION: { kind: 'LEGAL_PERSON', nameZh: '基金会' },
  LAW_PRACTICE: { kind: 'UNINCORPORATED_ORGANIZATION', nameZh: '律师执业机构等专业服务机构' },
  GOVERNMENT_ORGAN: { kind: 'LEGAL_PERSON', nameZh: '机关法人' },
  BRANCH_OFFICE: { kind: 'UNKNOWN', nameZh: '分支机构' },
  INDIVIDUAL_HOUSEHOLD: { kind: 'NATURAL_PERSON', nameZh: '个体工商户' },
  NATURAL_PERSON: { kind: 'NATURAL_PERSON', nameZh: '自然人' },
  OTHER: { kind: 'UNKNOWN', nameZh: '其他' },
};

/** First two characters of the code (domain.md §3.1): registering department and class. */
const PREFIXES: Readonly<Record<string, LegalForm>> = {
  '11': 'GOVERNMENT_ORGAN',
  '12': 'PUBLIC_INSTITUTION',
  '13': 'MASS_ORGANIZATION',
  '31': 'LAW_PRACTICE',
  '51': 'SOCIAL_ORGANIZATION',
  '52': 'PRIVATE_NON_ENTERPRISE',
  '53': 'FOUNDATION',
  '91': 'ENTERPRISE',
  '92': 'INDIVIDUAL_HOUSEHOLD',
  '93': 'COOPERATIVE',
};

/**
 * Registry organisation types, in the order in which they must be tried: `有限责任公司分公司(自然人独资)` is a
 * branch, `律师事务所(普通合伙)` a law practice, `有限责任公司(自然人投资或控股)` a company.
 */
const REGISTRY_TYPES: readonly (readonly [RegExp, LegalForm])[] = [
  [/分公司|分支机构|办事处|代表处|代表机构|分所/, 'BRANCH_OFFICE'],
  [/个体工商户|个体户|^个体$/, 'INDIVIDUAL_HOUSEHOLD'],
  [/^自然人$/, 'NATURAL_PERSON'],
  [/律师|公证|司法鉴定/, 'LAW_PRACTICE'],
  [/合作社/, 'COOPERATIVE'],
  [/民办非企业|社会服务机构/, 'PRIVATE_NON_ENTERPRISE'],
  [/基金会/, 'FOUNDATION'],
  [/社会团体/, 'SOCIAL_ORGANIZATION'],
  [/群众团体|人民团体/, 'MASS_ORGANIZATION'],
  [/事业单位|事业法人/, 'PUBLIC_INSTITUTION'],
  [/机关/, 'GOVERNMENT_ORGAN'],
  [/个人独资企业/, 'SOLE_PROPRIETORSHIP'],
  [/合伙/, 'PARTNERSHIP'],
  [/公司|全民所有制|集体所有制|国有企业|企业法人|股份合作/, 'ENTERPRISE'],
];

/** What the code alone tells; the registry's type decides (domain.md §3.1). */
export function legalFormOfCode(uscc: Uscc): LegalForm {
  return PREFIXES[uscc.slice(0, 2)] ?? 'OTHER';
}

/** Undefined for a type that is not known: then a person looks. */
export function legalFormOfRegistryType(type: string): LegalForm | undefined {
  const normalised = type.normalize('NFKC').replaceAll(/\s/g, '');
  return REGISTRY_TYPES.find(([pattern]) => pattern.test(normalised))?.[1];
}

export interface LegalFormFinding {
  readonly form: LegalForm;
  readonly kind: LegalFormKind;
  readonly decision: LegalFormDecision;
  readonly source: 'CODE' | 'REGISTRY';
  readonly article: '4-1';
}

/**
 * Row 4-1. Without a registry type this is the pre-check at submission, where only REJECT is certain. A registry
 * type that is not known goes to a person, whatever the code says, unless the code already rejects.
 */
export function decideLegalForm(uscc: Uscc, policy: PolicySet, registryType?: string): LegalFormFinding {
  const decisions = policy.get('eligibility.legalForms');
  const byCode = legalFormOfCode(uscc);
  const found = registryType === undefined ? undefined : legalFormOfRegistryType(registryType);
  const form = found ?? byCode;
  const unknownType = registryType !== undefined && found === undefined && decisions[byCode] !== 'REJECT';
  return {
    form,
    kind: legalForms[form].kind,
    decision: unknownType ? 'MANUAL' : decisions[form],
    source: found === undefined ? 'CODE' : 'REGISTRY',
    article: '4-1',
  };
}
