import type { Article } from '../policy/articles.ts';

/** A row of the requirements: article, item, letter (`5-3`, `9-1c`). `cite` in policy/articles.ts gives the passage. */
export type RuleRef = Article;

/** A text in both languages: Chinese is what people read, English its twin for integrators. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const p = (status: number, zh: string, en: string) => ({ status, zh, en });

/**
 * Every refusal the platform knows: HTTP status and title of its RFC 9457 problem. The key is the stable `code`
 * (requirements §8.0 and the last column of each row).
 */
export const PROBLEMS = {
  IDEMPOTENCY_KEY_REQUIRED: p(400, '缺少 Idempotency-Key 请求头', 'The Idempotency-Key header is missing'),
  MALFORMED_REQUEST: p(400, '请求格式错误', 'The request cannot be read'),
  UNAUTHENTICATED: p(401, '请先登录', 'Log in first'),
  FORBIDDEN_ROLE: p(403, '当前身份无权进行此操作', 'This role may not do this'),
  LEGAL_PERSON_LOGIN_REQUIRED: p(403, '须以法人身份登录', 'A legal-person login is required'),
  USCC_INVALID: p(403, '登录身份的统一社会信用代码无效', 'The credit code of the login is not valid'),
  FOUR_EYES: p(403, '须由另一名工作人员处理', 'A second person must do this'),
  CONFLICT_OF_INTEREST: p(
    403,
    '已申报利益冲突，须回避',
    'A declared conflict of interest excludes this officer',
  ),
  CHECK_NOT_SKIPPABLE: p(403, '核验项目不得跳过', 'A check cannot be skipped'),
  COMMISSION_DECISION_REQUIRED: p(403, '须由市科委决定', 'The Commission must decide this'),
  NOT_FOUND: p(404, '未找到', 'Not found'),
  NOT_YET_PROVEN: p(404, '尚未纳入任何日根', 'No daily root covers it yet'),
  ILLEGAL_TRANSITION: p(409, '当前状态不允许此操作', 'The current state does not allow this'),
  DUPLICATE: p(409, '已存在，不得重复', 'It already exists'),
  AGENCY_NOT_ACTIVE: p(409, '服务机构未处于正常入驻状态', 'The agency is not active'),
  CATEGORY_NOT_VERIFIED: p(409, '该服务类别未通过核验', 'The category is not verified for this agency'),
  CATEGORY_PUBLICITY_REQUIRED: p(
    409,
    '新增服务类别须重新公示，不能在此办理',
    'A new category needs a public notice, which this does not give',
  ),
  QUALIFICATION_EXPIRED: p(409, '该服务类别所需资质无效或已过期', 'The qualification required is not valid'),
  PRODUCT_BLOCKED: p(409, '服务产品有待处理的风险复核', 'A risk review of the product is open'),
  DOCUMENT_NOT_CLEAN: p(409, '材料尚未通过安全检查', 'A document has not passed the malware scan'),
  INTEGRITY_SANCTION_ACTIVE: p(409, '处于科研诚信惩戒期内', 'A research-integrity sanction is active'),
  VERIFICATION_INCOMPLETE: p(409, '仍有核验项目未完成', 'Checks are still undecided'),
  PUBLICITY_RUNNING: p(409, '公示期未满，不得提前结束', 'The publicity period has not ended'),
  PUBLICITY_CONTENT_FIXED: p(
    409,
    '公示内容不得修改，须撤销后重新公示',
    'Publicised content is fixed: cancel and publicise anew',
  ),
  OBJECTION_PENDING: p(409, '异议尚未处理完毕', 'An objection is pending'),
  OBJECTION_PERIOD_OVER: p(
    409,
    '公示期已满，可改为投诉',
    'The objection period is over; a complaint is possible',
  ),
  GRADE_NOT_ALLOWED: p(
    409,
    '更正事由和评价方案不允许该等次',
    'The ground and the scheme do not allow this grade',
  ),
  GRADE_CHANGED: p(409, '提出后等次已变更，请退回后重新提出', 'The grade has changed since it was proposed'),
  HEARING_REQUIRED: p(409, '须先告知并听取陈述申辩', 'Prior notice and a hearing are required first'),
  DEADLINE_PASSED: p(409, '期限已过', 'The deadline has passed'),
  SUPPLEMENT_ROUNDS_SPENT: p(409, '补正次数已用尽', 'No supplement round is left'),
  PHONE_CODE_NOT_REQUESTED: p(409, '尚未获取手机验证码', 'No verification code was requested'),
  PHONE_CODE_EXPIRED: p(
    409,
    '验证码已过期，请重新获取',
    'The verification code has expired; request a new one',
  ),
  PHONE_CODE_TRIES_SPENT: p(409, '验证码错误次数过多，请重新获取', 'Too many wrong codes; request a new one'),
  PHONE_NOT_VERIFIED: p(409, '联系手机尚未验证', 'The contact phone is not verified'),
  RELATED_PARTY_BLOCKED: p(
    409,
    '购买方与服务机构为同一主体，不得交易',
    'Buyer and agency are the same party',
  ),
  BUYER_NOT_ELIGIBLE: p(409, '购买方不具备使用创新券的资格', 'The buyer is not eligible for vouchers'),
  PRODUCT_NOT_PUBLISHED: p(409, '服务产品未上架', 'The product is not published in this version'),
  CONTRACT_ALREADY_USED: p(
    409,
    '合同编号或合同文件已用于其他订单',
    'The contract is registered with another order',
  ),
  ARCHIVE_INCOMPLETE: p(409, '订单档案材料不完整', 'The order lacks material of its archive'),
  ORDER_ON_HOLD: p(409, '订单处于暂缓状态', 'The order is on hold'),
  ARCHIVE_SEALED: p(
    409,
    '档案已封存，仅可追加更正',
    'The archive is sealed: only corrections can be appended',
  ),
  INVOICE_ALREADY_USED: p(409, '该发票已被使用（规则 FR-02）', 'The invoice is used already (rule FR-02)'),
  UNQUALIFIED_WITHOUT_GROUND: p(
    409,
    '没有认定不合格的依据',
    'There is no ground on which the entry could be unqualified',
  ),
  SAMPLE_LOCKED: p(409, '随机抽取的样本不得人为增减', 'The randomly drawn sample cannot be changed by hand'),
  QUARTER_NOT_OVER: p(409, '季度尚未结束', 'The quarter is not over'),
  TRAINING_FULL: p(409, '活动名额已满', 'No place is left in the session'),
  DUPLICATE_CYCLE: p(409, '该年度已组织综合评价', 'The evaluation of this year is organised already'),
  SCHEME_LOCKED: p(409, '评价方案已锁定，不得修改', 'The scheme is locked'),
  CALENDAR_NOT_OFFICIAL: p(
    409,
    '该年度放假安排尚未发布',
    'The official holiday table of the year is missing',
  ),
  NOT_IN_SCOPE: p(409, '该机构不在评价范围内', 'The agency is not in scope'),
  SCOPE_NOT_CURRENT: p(409, '评价范围未按通知日期核定', 'The scope was not determined for this day'),
  SCOPE_LIST_MISMATCH: p(409, '参评清单与核定范围不一致', 'The list is not the one that was determined'),
  OUTSIDE_NOTICE_WINDOW: p(409, '不在评价通知发布时段内', 'Outside the window for the notice'),
  NOTICE_COVERAGE_INCOMPLETE: p(409, '尚有参评机构未通知到位', 'Not every agency in scope has been told'),
  SCOPE_CORRECTIONS_OPEN: p(
    409,
    '参评清单更正尚未办结',
    'Corrections of the list may still be asked for, or are undecided',
  ),
  SUPPLEMENT_OPEN: p(
    409,
    '补充材料期限未届满，请待其提交、逾期或先撤回该要求',
    'The agency may still hand in what it was asked for: wait, or withdraw the request',
  ),
  SITE_VISIT_OPEN: p(
    409,
    '已告知的实地走访尚未登记或取消',
    'A visit that was announced is neither recorded nor cancelled',
  ),
  ENTRIES_NOT_REVIEWED: p(409, '仍有参评项未完成复核', 'Entries are not reviewed yet'),
  SURVEY_OPEN: p(409, '满意度复核尚未结束', 'The satisfaction survey is not closed'),
  HEARINGS_OPEN: p(409, '仍有陈述申辩程序未完成', 'Hearings before an unqualified grade are not done'),
  RESULT_NOT_WRITTEN: p(409, '评价结果正在生成，请稍后再试', 'The result is still being written'),
  NOT_FILED: p(409, '评价结果尚未备案', 'The result is not on file with the Commission'),
  ACTIONS_OPEN: p(409, '后续工作尚未完成', 'Actions that follow from the result are open'),
  HARD_CHECK_FAILED: p(
    409,
    '评价数据未通过校验，须先排除原因',
    'Inputs fail a hard check: its cause is mended first',
  ),
  CYCLE_LOCKED: p(409, '评价周期已锁定', 'The cycle is locked'),
  DUPLICATE_REWARD: p(409, '该机构本评价周期已列入奖励', 'The agency has a reward for this cycle'),
  INSTRUMENT_AWARD_CONFLICT: p(
    409,
    '评价时限内已获大型科学仪器设施共享服务奖励，不重复奖励',
    'An instrument-sharing award in the evaluation period excludes the money',
  ),
  CASE_NOT_ELIGIBLE: p(409, '该服务案例不符合遴选条件', 'The case is not eligible for selection'),
  CASE_REVIEW_INCOMPLETE: p(409, '专家评审尚未完成', 'The review by experts is not complete'),
  CONSENT_MISSING: p(409, '尚未取得服务机构和用户双方同意', 'Agency and buyer have not both consented'),
  REGULATION_EXPIRED: p(409, '实施细则不在有效期内', 'The regulation is not in force'),
  IDEMPOTENCY_IN_FLIGHT: p(409, '相同请求正在处理', 'The same request is being processed'),
  BUSY: p(409, '数据正被他人修改，请重试', 'The record is being changed by others; try again'),
  STALE_VERSION: p(412, '数据已被更新，请刷新后重试', 'The version given is stale'),
  PAYLOAD_TOO_LARGE: p(413, '请求内容过大', 'The request is too large'),
  UNSUPPORTED_MEDIA_TYPE: p(415, '不支持的内容类型', 'The content type is not supported'),
  VALIDATION_FAILED: p(422, '填写内容有误', 'The request is not valid'),
  DECLARATION_REQUIRED: p(422, '须作出真实性承诺', 'The declaration of truthfulness is required'),
  USAGE_DECLARATION_REQUIRED: p(
    422,
    '须作出创新券使用承诺并申报关联关系',
    'The usage declaration with its related-party answer is required',
  ),
  VOUCHER_LIMIT_EXCEEDED: p(422, '使用券额超过规定上限', 'The voucher amount exceeds its limit'),
  REGISTRY_FIELD_READ_ONLY: p(422, '登记信息不可修改', 'Registry fields are read-only'),
  CRITERION_NOT_ANSWERED: p(422, '须逐项自主评价', 'Each criterion must be answered'),
  CRITERION_NOT_MET: p(422, '自主评价未满足入驻条件', 'A criterion is self-assessed as not met'),
  NO_EFFECTIVE_CHANGE: p(422, '内容没有实际变化', 'Nothing would change'),
  BOTH_LIMBS_REQUIRED: p(
    422,
    '关联交易须同时认定关联关系和不符合独立公平原则',
    'A related-party transaction needs both limbs: the direct relation, and that it is not independent and fair',
  ),
  NO_GROUND: p(409, '没有作出该决定的依据', 'There is no ground for this decision'),
  CURE_RUNNING: p(409, '补救期未满，不得作出决定', 'The time to cure has not ended'),
  NOT_CONFIRMED: p(
    409,
    '违规尚未认定，只能暂缓兑付',
    'The violation is not confirmed: payment may be held only',
  ),
  PREVIEW_OUTDATED: p(
    409,
    '影响范围已有变化，请重新查看后再作决定',
    'What the decision would touch has changed: look again, then decide',
  ),
  OPEN_OBLIGATIONS: p(409, '仍有未了结的事项，不能退出', 'Something is still open: the agency cannot leave'),
  RECTIFICATION_OPEN: p(409, '仍有未完成的限期整改', 'An order to rectify is still open'),
  JUSTIFICATION_NOT_REQUESTED: p(
    409,
    '须先要求服务机构说明理由',
    'The agency must be asked for its reason first',
  ),
  NOTHING_ASSESSED: p(
    422,
    '各项均不适用，未核查任何事项，不得作出结论',
    'No item of the sheet was assessed, so that nothing can be concluded',
  ),
  DOCUMENT_MISSING: p(422, '缺少必需材料', 'A required document is missing'),
  LEGAL_FORM_NOT_ELIGIBLE: p(422, '组织形式不符合入驻条件', 'The legal form is not eligible'),
  OPERATING_PERIOD_TOO_SHORT: p(422, '正常经营未满规定年限', 'The operating period is too short'),
  TEAM_TOO_SMALL: p(422, '专业服务团队人数不足', 'The service team is too small'),
  PHONE_CODE_WRONG: p(422, '验证码不正确', 'The verification code is wrong'),
  OBJECTION_NOT_ACCEPTABLE: p(422, '异议不符合受理条件', 'The objection cannot be accepted'),
  RULE_REF_REQUIRED: p(422, '决定须载明依据条款', 'A decision must cite its article'),
  IDEMPOTENCY_KEY_REUSED: p(
    422,
    'Idempotency-Key 已用于不同请求',
    'The Idempotency-Key was used for another request',
  ),
  RATE_LIMITED: p(429, '请求过于频繁', 'Too many requests'),
  INTERNAL: p(500, '系统错误', 'Internal error'),
  UNAVAILABLE: p(503, '系统繁忙，请稍后重试', 'Temporarily unavailable'),
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  /** Dotted path of the field in the request, e.g. `body.team.0.title`. */
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** A domain answer that changes nothing: why something may not be done, and under which article. */
export interface Refusal {
  readonly refused: ProblemCode;
  readonly article?: RuleRef;
  readonly detail?: Bilingual;
  readonly fields?: readonly FieldError[];
  /** Further members of the problem document, e.g. `allowedActions`, `earliestDate`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export function refuse(code: ProblemCode, more: Omit<Refusal, 'refused'> = {}): Refusal {
  return { refused: code, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** Carries a refusal out of a use case; the runtime answers it as a problem document. */
export class ProblemError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.detail?.en ?? PROBLEMS[refusal.refused].en, options);
    this.name = 'ProblemError';
    this.refusal = refusal;
  }
}

/** Returns the decision, or throws its refusal. */
export function orThrow<T>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new ProblemError(decision);
  return decision;
}
