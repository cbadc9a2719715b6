import { onboardingMachine } from '../../../shared/domain/onboarding/machine.ts';
import { upkeepMachine } from '../../../shared/domain/upkeep/machine.ts';
import { listAgencies } from '../../registration/agencies/read-agencies.ts';
import { listCases } from '../../registration/cases/read-case.ts';
import { listDocuments } from '../../registration/documents/read-documents.ts';
import { routes as registration } from '../../registration/routes.ts';
import { listIntroductions, listOwnIntroductions, listUpkeeps } from '../../upkeep/profile/read-upkeep.ts';
import { routes as upkeep } from '../../upkeep/routes.ts';
import { listCreditChecks } from '../../verification/credit/credit-checks.ts';
import { routes as verification } from '../../verification/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState } from './turns.ts';

const introductions = {
  agencyId: '机构编号',
  version: '版本',
  heldFrom: '更新时间',
  textHash: '文本哈希',
  text: '机构介绍',
};

/** Agencies, their cases and what keeps them up to date. */
export const organisationLists = {
  ...exported(registration, 'listAgencies', {
    read: listAgencies,
    columns: {
      agencyId: '机构编号',
      ...ORGANISATION,
      name: '机构名称',
      ...STANDING,
      onboardedOn: '入驻日期',
      'categories.nameZh': '服务类别',
      introduction: '机构介绍',
    },
  }),
  ...exported(registration, 'listCases', {
    read: listCases,
    turns: everyState(onboardingMachine.states, { unless: ['uscc', 'name'], forOfficers: true }),
    columns: {
      caseId: '申请编号',
      ...ORGANISATION,
      orgName: '机构名称',
      ...STANDING,
      openedAt: '创建时间',
      submittedAt: '提交时间',
      round: '提交次数',
      publicityId: '公示编号',
      agencyId: '机构编号',
      closedReason: '结束原因',
    },
  }),
  ...exported(registration, 'listDocuments', {
    read: listDocuments,
    columns: {
      documentId: '材料编号',
      ...ORGANISATION,
      kind: '材料种类',
      fileName: '文件名',
      mediaType: '文件类型',
      bytes: '字节数',
      sha256: 'SHA-256',
      ...STANDING,
      registeredAt: '登记时间',
      scannedAt: '检查时间',
      reason: '未通过原因',
    },
  }),
  ...exported(verification, 'listCreditChecks', {
    read: listCreditChecks,
    columns: {
      checkId: '核对编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      purpose: '核对事由',
      checkedAt: '核对时间',
      overall: '结果',
      'results.key': '核对项目',
      'results.outcome': '各项结果',
      ...STANDING,
      'review.at': '复核时间',
      'review.reason': '复核意见',
    },
  }),
  ...exported(upkeep, 'listUpkeeps', {
    read: listUpkeeps,
    turns: everyState(upkeepMachine.states),
    columns: {
      agencyId: '机构编号',
      ...ORGANISATION,
      ...STANDING,
      lastEffectiveUpdateOn: '最近有效更新',
      lastOrderActivityOn: '最近订单活动',
      dueOn: '应更新日期',
      missed: '逾期次数',
      dormantOn: '停滞日期',
    },
  }),
  ...exported(upkeep, 'listOwnIntroductions', {
    read: listOwnIntroductions,
    columns: introductions,
  }),
  ...exported(upkeep, 'listIntroductions', {
    read: listIntroductions,
    columns: introductions,
  }),
};
