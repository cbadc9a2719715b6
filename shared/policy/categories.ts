import * as z from 'zod';

const serviceCategorySchema = () =>
  z.strictObject({
    code: z.string().regex(/^[A-Z][A-Z_]*$/),
    nameZh: z.string().min(1),
    /** Qualification codes of which an agency must hold one of each inner list [J]; empty: none is required. */
    requiredQualifications: z.array(z.array(z.string().min(1)).min(1)),
    evaluationEnabled: z.boolean(),
    active: z.boolean(),
    order: z.int().min(1),
  });

export type ServiceCategory = z.output<ReturnType<typeof serviceCategorySchema>>;

/** Built when asked for, as every schema of a parameter. */
export const serviceCategoriesSchema = () =>
  z
    .array(serviceCategorySchema())
    .min(1)
    .refine((list) => new Set(list.map((c) => c.code)).size === list.length, 'a code may stand once');

const category = (
  order: number,
  code: string,
  nameZh: string,
  requiredQualifications: string[][] = [],
  active = true,
): ServiceCategory => ({ code, nameZh, requiredQualifications, evaluationEnabled: active, active, order });

/** The catalogue of domain.md §2.2, the default of the parameter `category.catalogue`. */
export const serviceCategories: ServiceCategory[] = [
  category(1, 'RESEARCH_DEVELOPMENT', '研究开发'),
  category(2, 'TECHNOLOGY_TRANSFER', '技术转移', [
    ['TECHNOLOGY_TRANSFER_FILING', 'TECHNOLOGY_CONTRACT_REGISTRATION'],
  ]),
  category(3, 'INSPECTION_TESTING', '检验检测', [['CMA', 'CNAS']]),
  category(4, 'INTELLECTUAL_PROPERTY', '知识产权', [['PATENT_AGENCY_LICENCE']]),
  category(5, 'SCI_TECH_CONSULTING', '科技咨询'),
  category(6, 'INSTRUMENT_SHARING', '大型科学仪器设施共享', [['INSTRUMENT_CATALOGUE_ENTRY']]),
  category(7, 'INCUBATION', '创业孵化', [], false),
  category(8, 'SCI_TECH_FINANCE', '科技金融', [], false),
  category(9, 'TALENT_TRAINING', '人才培养', [], false),
  category(10, 'STRATEGY_PLANNING', '战略规划', [], false),
];

export interface QualificationKind {
  readonly code: string;
  readonly nameZh: string;
}

/** What the codes in `requiredQualifications` are called. */
export const qualificationKinds: readonly QualificationKind[] = [
  { code: 'TECHNOLOGY_TRANSFER_FILING', nameZh: '技术转移服务机构备案' },
  { code: 'TECHNOLOGY_CONTRACT_REGISTRATION', nameZh: '技术合同认定登记记录' },
  { code: 'CMA', nameZh: '检验检测机构资质认定（CMA）证书' },
  { code: 'CNAS', nameZh: '中国合格评定国家认可委员会（CNAS）认可证书' },
  { code: 'PATENT_AGENCY_LICENCE', nameZh: '专利代理机构执业许可证' },
  { code: 'INSTRUMENT_CATALOGUE_ENTRY', nameZh: '大型科学仪器设施共享目录登记' },
];

/** The qualification groups of a category that none of `held` satisfies. */
export function missingQualifications(category: ServiceCategory, held: ReadonlySet<string>): string[][] {
  return category.requiredQualifications.filter((anyOf) => !anyOf.some((code) => held.has(code)));
}
