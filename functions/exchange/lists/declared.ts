import {
  AGENCY_ROLES,
  CENTRE_ROLES,
  OFFICER_ROLES,
  READING_OFFICERS,
  type Role,
} from '../../../shared/domain/identity/role.ts';

/**
 * What the API knows of a list that may be had as a file: enough to refuse at once who may not have it and what it knows
 * nothing of. What reads it brings its whole capability along and is with the worker alone (registry.ts), which refuses
 * the rest; registry.test.ts holds both to the list's own route.
 */
export interface DeclaredList {
  /** Names the file and its sheet. */
  readonly zh: string;
  /** Who may see it; empty for anybody. */
  readonly roles: readonly Role[];
  /** Members of its path. */
  readonly params?: readonly string[];
  /** Members of its query that it cannot do without. */
  readonly needs?: readonly string[];
  /** Members of its query that narrow it. */
  readonly filters?: readonly string[];
}

const ANYONE: readonly Role[] = [];
const AGENCIES_AND_OFFICERS: readonly Role[] = [...AGENCY_ROLES, ...READING_OFFICERS];
const CENTRE_AND_COMMISSION: readonly Role[] = [...CENTRE_ROLES, 'COMMISSION_OFFICER'];
const EVALUATORS: readonly Role[] = [...CENTRE_AND_COMMISSION, 'CENTRE_ADMIN', 'CENTRE_DISCIPLINE'];

const declared = {
  listAgencies: { zh: '服务机构名录', roles: ANYONE, filters: ['category'] },
  listCases: { zh: '入驻申请', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'uscc', 'name'] },
  listDocuments: {
    zh: '材料清单',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS, 'BUYER'],
    filters: ['uscc', 'origin'],
  },
  listCreditChecks: {
    zh: '信用核对记录',
    roles: READING_OFFICERS,
    params: ['agencyId'],
    filters: ['period'],
  },
  listUpkeeps: { zh: '信息更新情况', roles: READING_OFFICERS, filters: ['status'] },
  listOwnIntroductions: { zh: '本机构介绍历次版本', roles: AGENCY_ROLES },
  listIntroductions: { zh: '机构介绍历次版本', roles: READING_OFFICERS, params: ['agencyId'] },
  listRectifications: { zh: '限期整改', roles: READING_OFFICERS, filters: ['status', 'agencyId'] },
  listOwnRectifications: { zh: '本机构的限期整改', roles: AGENCY_ROLES },
  listSuspensions: { zh: '暂停事项', roles: READING_OFFICERS, filters: ['status', 'agencyId'] },
  listSuspensionNotices: { zh: '暂停服务资格公告', roles: ANYONE },
  listRemovals: { zh: '清退事项', roles: READING_OFFICERS, filters: ['status', 'agencyId'] },
  listRemovalNotices: { zh: '清退公告', roles: ANYONE },
  listPaymentHolds: { zh: '暂缓兑付', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'uscc'] },
  listPaymentRefusals: { zh: '不予兑付', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'uscc'] },
  listRecoveries: { zh: '资金追回', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'uscc'] },
  listLiabilityNotices: { zh: '清退终止订单的责任记录', roles: READING_OFFICERS, params: ['removalId'] },
  listCreditRecords: {
    zh: '科技信用记录',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES, 'BUYER'],
    filters: ['status', 'uscc'],
  },
  listReferrals: { zh: '移送记录', roles: READING_OFFICERS, filters: ['uscc'] },
  listInspections: { zh: '监督检查', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'uscc'] },
  listOffers: { zh: '在架服务产品', roles: ANYONE, needs: ['category'] },
  listOffersOfAgency: { zh: '某机构在架服务产品', roles: ANYONE, params: ['agencyId'] },
  listProducts: { zh: '服务产品', roles: AGENCIES_AND_OFFICERS, filters: ['agencyId'] },
  listProductVersions: { zh: '服务产品历次版本', roles: ANYONE, params: ['productId'] },
  listCategoryGrants: { zh: '服务类别核验', roles: AGENCIES_AND_OFFICERS, filters: ['agencyId', 'status'] },
  listQualifications: { zh: '服务资质', roles: AGENCIES_AND_OFFICERS, filters: ['agencyId'] },
  listStandingDocuments: { zh: '制度规范文件', roles: AGENCIES_AND_OFFICERS, filters: ['agencyId'] },
  listOrders: { zh: '服务订单', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'quarter'] },
  listPlacedOrders: { zh: '我的订单', roles: ['BUYER'] },
  listOpenDemands: { zh: '服务需求', roles: AGENCIES_AND_OFFICERS, needs: ['category'] },
  listOwnDemands: { zh: '我的需求', roles: ['BUYER'] },
  listAllDemands: { zh: '全部服务需求', roles: READING_OFFICERS, filters: ['status'] },
  listResponses: { zh: '需求应答', roles: [...READING_OFFICERS, 'BUYER'], params: ['demandId'] },
  listOwnResponses: { zh: '本机构的应答', roles: AGENCY_ROLES, filters: ['status'] },
  listMarketOrders: { zh: '外部订单接收情况', roles: READING_OFFICERS, filters: ['status'] },
  listRedemptions: { zh: '兑付申请', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'uscc'] },
  listBatchRedemptions: { zh: '批次内兑付', roles: READING_OFFICERS, params: ['batchId'] },
  listRedemptionBatches: { zh: '兑付批次', roles: READING_OFFICERS, filters: ['quarter'] },
  listRiskFlags: { zh: '风险标记', roles: READING_OFFICERS, filters: ['subjectRef', 'agencyId', 'status'] },
  listOrderReviews: { zh: '订单核对', roles: READING_OFFICERS, filters: ['orderId', 'status'] },
  listViolations: { zh: '涉嫌违规', roles: READING_OFFICERS, filters: ['agencyId', 'status', 'source'] },
  listSpotChecks: { zh: '抽查', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'planId', 'agencyId'] },
  listSpotCheckPlans: { zh: '抽查计划', roles: READING_OFFICERS },
  listCooperation: { zh: '材料调取', roles: AGENCIES_AND_OFFICERS, filters: ['status', 'subjectRef'] },
  listComplaints: {
    zh: '投诉举报与建议',
    roles: [...AGENCY_ROLES, ...CENTRE_ROLES, 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'],
    filters: ['kind', 'status'],
  },
  listCategoryEntries: {
    zh: '机构指标',
    roles: [...AGENCY_ROLES, ...CENTRE_ROLES, 'CENTRE_ADMIN', 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'],
    params: ['category'],
    filters: ['year'],
  },
  listCategorySnapshots: {
    zh: '类别汇总',
    roles: [...AGENCY_ROLES, ...CENTRE_ROLES, 'CENTRE_ADMIN', 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'],
    params: ['category'],
    filters: ['year'],
  },
  listTasks: { zh: '待办任务', roles: OFFICER_ROLES, filters: ['queue', 'mine', 'overdue'] },
  listPolicyChanges: {
    zh: '参数变更',
    roles: [...CENTRE_ROLES, 'CENTRE_ADMIN', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'],
  },
  listLetters: { zh: '站内信', roles: [...AGENCY_ROLES, ...OFFICER_ROLES, 'BUYER'], filters: ['role'] },
  listDeliveries: { zh: '送达记录', roles: READING_OFFICERS, needs: ['subject'] },
  listPublicities: { zh: '公示', roles: ANYONE, filters: ['status'] },
  listObjections: {
    zh: '异议',
    roles: [...AGENCY_ROLES, ...CENTRE_ROLES, 'CENTRE_DISCIPLINE'],
    filters: ['status'],
  },
  listRegister: {
    zh: '中心工作台账',
    roles: AGENCIES_AND_OFFICERS,
    params: ['register'],
    filters: ['status', 'agencyId', 'parentId', 'q'],
  },
  listTrainingSessions: { zh: '培训活动', roles: ANYONE },
  listKnowledge: { zh: '热线知识库', roles: ANYONE, filters: ['q'] },
  listGuides: { zh: '办事指南', roles: ANYONE, filters: ['kind', 'q'] },
  listRewards: { zh: '奖励清单', roles: READING_OFFICERS, needs: ['cycleId'], filters: ['status'] },
  listOwnRewards: { zh: '本机构的奖励', roles: AGENCY_ROLES },
  listInstrumentAwards: { zh: '大型仪器共享奖励名单', roles: READING_OFFICERS },
  listShowcase: { zh: '优秀服务机构专栏', roles: ANYONE, needs: ['category'], filters: ['cycleId'] },
  listServicePlans: { zh: '分类服务措施', roles: READING_OFFICERS, needs: ['cycleId'] },
  listOpenActions: { zh: '评价后续未完成事项', roles: READING_OFFICERS, needs: ['cycleId'] },
  listServiceCases: {
    zh: '服务案例',
    roles: READING_OFFICERS,
    filters: ['status', 'board', 'agencyId'],
  },
  listOwnServiceCases: {
    zh: '涉及本单位的服务案例',
    roles: [...AGENCY_ROLES, 'BUYER'],
    needs: ['party'],
  },
  listCasesToScore: { zh: '待评审案例', roles: ['EXPERT'] },
  listPublishedCases: { zh: '已公布的服务案例', roles: ANYONE, needs: ['board'] },
  listCaseCollections: { zh: '案例集各版本', roles: READING_OFFICERS, needs: ['cycleId'] },
  listCycles: { zh: '综合评价周期', roles: READING_OFFICERS },
  listSchemes: { zh: '评价方案各版本', roles: READING_OFFICERS },
  listScope: { zh: '参评范围', roles: READING_OFFICERS, params: ['cycleId'], filters: ['part'] },
  listEvaluatedAgencies: { zh: '参评清单', roles: ANYONE, params: ['cycleId'] },
  listCoverage: {
    zh: '评价通知送达情况',
    roles: READING_OFFICERS,
    params: ['cycleId'],
    filters: ['status'],
  },
  listScopeCorrections: {
    zh: '参评清单更正申请',
    roles: READING_OFFICERS,
    params: ['cycleId'],
    filters: ['status'],
  },
  listEvaluationEntries: {
    zh: '参评项',
    roles: EVALUATORS,
    params: ['cycleId'],
    filters: ['category', 'status'],
  },
  listOwnEvaluationEntries: { zh: '本机构的参评项', roles: AGENCY_ROLES },
  listRunFindings: {
    zh: '评价数据校验报告',
    roles: EVALUATORS,
    params: ['runId'],
    filters: ['kind', 'round'],
  },
  listRehearsals: { zh: '评价方案试算', roles: CENTRE_AND_COMMISSION, params: ['cycleId'] },
  listRehearsalChanges: {
    zh: '试算中等次变化的机构',
    roles: CENTRE_AND_COMMISSION,
    params: ['rehearsalId'],
  },
  listSiteVisits: { zh: '评价实地走访', roles: READING_OFFICERS, params: ['entryId'] },
  listInputCorrections: { zh: '指标输入更正', roles: READING_OFFICERS, params: ['entryId'] },
  listSamples: {
    zh: '满意度复核样本',
    roles: CENTRE_AND_COMMISSION,
    params: ['cycleId'],
    filters: ['status'],
  },
  listSurveys: {
    zh: '满意度评价',
    roles: CENTRE_AND_COMMISSION,
    params: ['cycleId'],
    filters: ['status', 'agencyId'],
  },
  listRanking: {
    zh: '评价类别排名',
    roles: READING_OFFICERS,
    params: ['cycleId', 'category'],
    filters: ['of'],
  },
  listAmendments: { zh: '评价结果更正', roles: READING_OFFICERS, params: ['cycleId'] },
} as const satisfies Readonly<Record<string, DeclaredList>>;

export type DeclaredName = keyof typeof declared;

export const listNames: readonly string[] = Object.keys(declared);

const known = (name: string): name is DeclaredName => Object.hasOwn(declared, name);

/** The list that an operation gives, by the operation's name. */
export const declaredList = (name: string): DeclaredList | undefined =>
  known(name) ? declared[name] : undefined;
