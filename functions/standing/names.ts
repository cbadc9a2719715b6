import type { AgencyStatus } from '../../shared/domain/agency/machine.ts';
import type { MatterKind } from '../../shared/domain/agency/over.ts';
import type { cooperationMachine } from '../../shared/domain/cooperation/machine.ts';
import type { creditRecordMachine } from '../../shared/domain/credit-record/machine.ts';
import type { hearingMachine } from '../../shared/domain/hearing/machine.ts';
import type { inspectionMachine } from '../../shared/domain/inspection/machine.ts';
import type { Machine } from '../../shared/domain/machine.ts';
import type { paymentHoldMachine } from '../../shared/domain/payment-hold/machine.ts';
import type { paymentRefusalMachine } from '../../shared/domain/payment-refusal/machine.ts';
import type { recoveryMachine } from '../../shared/domain/recovery/machine.ts';
import type { rectificationMachine } from '../../shared/domain/rectification/machine.ts';
import type { removalMachine } from '../../shared/domain/removal/machine.ts';
import type { suspensionMachine } from '../../shared/domain/suspension/machine.ts';
import type { upkeepMachine } from '../../shared/domain/upkeep/machine.ts';
import type { violationMachine } from '../../shared/domain/violation/machine.ts';

type States<M> = M extends Machine<infer S, string> ? Readonly<Record<S, string>> : never;

/** What an agency is called by how it stands. */
export const STANDING: Readonly<Record<AgencyStatus, string>> = {
  ACTIVE: '在册服务',
  SUSPENDED: '暂停服务资格',
  REMOVED: '已清退',
  EXITED: '已自愿退出',
};

export const MATTER: Readonly<Record<MatterKind, string>> = {
  RECTIFICATION: '限期整改',
  SUSPENSION: '暂停服务资格',
  REMOVAL: '清退',
  VIOLATION: '违规事项',
  COOPERATION: '提交材料要求',
  INSPECTION: '检查',
  HEARING: '事先告知与陈述申辩',
  PAYMENTHOLD: '暂缓兑付',
  PAYMENTREFUSAL: '不予兑付',
  FUNDRECOVERY: '追回款项',
  CREDITRECORD: '科研诚信记录',
  UPKEEP: '信息维护',
};

/** The states of each kind of matter, as its agency reads them. */
export const STATES: {
  readonly RECTIFICATION: States<typeof rectificationMachine>;
  readonly SUSPENSION: States<typeof suspensionMachine>;
  readonly REMOVAL: States<typeof removalMachine>;
  readonly VIOLATION: States<typeof violationMachine>;
  readonly COOPERATION: States<typeof cooperationMachine>;
  readonly INSPECTION: States<typeof inspectionMachine>;
  readonly HEARING: States<typeof hearingMachine>;
  readonly PAYMENTHOLD: States<typeof paymentHoldMachine>;
  readonly PAYMENTREFUSAL: States<typeof paymentRefusalMachine>;
  readonly FUNDRECOVERY: States<typeof recoveryMachine>;
  readonly CREDITRECORD: States<typeof creditRecordMachine>;
  readonly UPKEEP: States<typeof upkeepMachine>;
} = {
  RECTIFICATION: {
    PROPOSED: '待说明理由',
    DROPPED: '不再要求整改',
    ISSUED: '已责令整改',
    ACKNOWLEDGED: '已签收',
    EXTENDED: '已延期',
    SUBMITTED: '整改报告审核中',
    RETURNED: '退回补正',
    ACCEPTED: '验收合格',
    FAILED: '整改未通过',
    OVERDUE: '整改逾期',
  },
  SUSPENSION: {
    PROPOSED: '拟暂停',
    PRIOR_NOTICE: '已事先告知',
    DECIDED: '已决定',
    IN_FORCE: '暂停中',
    IN_FORCE_PROVISIONAL: '紧急暂停中',
    LIFTED: '已解除',
    CONVERTED: '已转为清退',
    DROPPED: '不再暂停',
    REVOKED: '已撤销',
  },
  REMOVAL: {
    PROPOSED: '拟清退',
    PRIOR_NOTICE: '已事先告知',
    HEARD: '已听取陈述申辩',
    DECIDED: '已决定',
    EXECUTING: '执行中',
    EXECUTED: '已执行',
    DROPPED: '不再清退',
    REVOKED: '已撤销',
  },
  VIOLATION: {
    SUSPECTED: '线索核查',
    UNDER_INVESTIGATION: '调查中',
    DISMISSED: '不予认定',
    PRIOR_NOTICE: '已事先告知',
    HEARD: '已听取陈述申辩',
    CONFIRMED: '已认定',
    CONSEQUENCES_PENDING: '已认定，后果办理中',
    CLOSED: '已认定并办结',
    UNDER_REVIEW: '复核中',
    REVOKED: '已撤销',
  },
  COOPERATION: {
    OPEN: '待提交',
    OVERDUE: '已逾期',
    SECOND_NOTICE: '已再次通知',
    SUBMITTED: '已提交',
    REFUSED: '认定拒绝配合',
    WITHDRAWN: '已撤回',
  },
  INSPECTION: {
    MATERIALS_DUE: '待提交材料',
    OVERDUE: '材料逾期',
    SECOND_NOTICE: '已再次通知',
    SUBMITTED: '材料审核中',
    REVIEWED: '待作结论',
    PASSED: '未发现问题',
    FAILED: '发现问题',
    REFUSED: '认定拒绝配合',
    WITHDRAWN: '已撤回',
  },
  HEARING: {
    ISSUED: '待陈述申辩',
    REPLIED: '陈述申辩审核中',
    EXPIRED: '逾期未陈述申辩',
    CONSIDERED: '已审核',
    WITHDRAWN: '已撤回',
  },
  PAYMENTHOLD: { ACTIVE: '暂缓中', RELEASED: '已解除', CONVERTED_TO_REFUSAL: '已转为不予兑付' },
  PAYMENTREFUSAL: {
    PROPOSED: '拟不予兑付',
    PRIOR_NOTICE: '已事先告知',
    DECIDED: '已决定不予兑付',
    DROPPED: '不再拒绝',
    REVOKED: '已撤销',
  },
  FUNDRECOVERY: {
    PROPOSED: '拟追回',
    PRIOR_NOTICE: '已事先告知',
    ORDERED: '已责令归还',
    PARTLY_REPAID: '部分归还',
    OVERDUE: '逾期未还',
    REFERRED: '已移送',
    REPAID: '已还清',
    WRITTEN_OFF: '已核销',
    DROPPED: '不再追回',
    REVOKED: '已撤销',
  },
  CREDITRECORD: {
    DRAFT: '拟记录，已事先告知',
    DROPPED: '不再记录',
    REPORTED: '已决定并报送',
    ACTIVE: '生效中',
    CORRECTED: '更正中',
    EXPIRED: '已期满',
    REVOKED: '已撤销',
  },
  UPKEEP: { CURRENT: '信息正常', OVERDUE: '更新逾期', MISSED: '一个周期未更新', ENDED: '已终止' },
};

/** The state of a matter, in Chinese. */
export const stateName = (kind: MatterKind, status: string): string => {
  const names: Readonly<Record<string, string>> = STATES[kind];
  return names[status] ?? status;
};

const DEADLINES: Readonly<Record<string, string>> = {
  RECTIFICATION_DUE: '整改期限',
  RECTIFICATION_JUSTIFICATION: '说明理由期限',
  COOPERATION_DUE: '提交材料期限',
  HEARING_REPLY: '陈述申辩期限',
  VIOLATION_REVIEW: '申请复核期限',
  REMOVAL_CURE: '改正期限',
  SUSPENSION_REVIEW: '紧急暂停复核期限',
  PAYMENT_HOLD_REVIEW: '暂缓兑付审查期限',
  RECOVERY_DUE: '归还款项期限',
  SANCTION_END: '失信记录期满',
  PROFILE_UPDATE_DUE: '信息更新期限',
  PROFILE_UPDATE_GRACE: '信息更新宽限期',
  DORMANCY_DUE: '未开展服务期限',
  DORMANCY_CURE: '改正期限',
};

export const deadlineName = (kind: string): string => DEADLINES[kind] ?? kind;

const OFFICES: Readonly<Record<string, string>> = {
  AGENCY_ADMIN: '服务机构',
  AGENCY_OPERATOR: '服务机构',
  CENTRE_OFFICER: '管理中心',
  CENTRE_REVIEWER: '管理中心',
  CENTRE_ADMIN: '管理中心',
  CENTRE_DISCIPLINE: '管理中心',
  COMMISSION_OFFICER: '市科委',
  FINANCE_OFFICER: '市财政局',
  BUYER: '用户',
  SYSTEM: '平台',
};

/** The office of a role: an agency is told which office acted, not which officer. */
export const officeName = (role: string): string => OFFICES[role] ?? role;
