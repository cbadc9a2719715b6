import { sampleMachine, surveyMachine } from '../../../shared/domain/evaluation/sample/machine.ts';
import { listInputCorrections } from '../../evaluation-review/corrections/corrections.ts';
import { routes as review } from '../../evaluation-review/routes.ts';
import { listSiteVisits } from '../../evaluation-review/visits/visits.ts';
import { listSamples, listSurveys } from '../../satisfaction/read.ts';
import { routes as satisfaction } from '../../satisfaction/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState } from './turns.ts';

/** The review of what was scored, and what users answer (row 9-3). Who was drawn is in no column: it lies sealed. */
export const evaluationReviewLists = {
  ...exported(review, 'listSiteVisits', {
    read: listSiteVisits,
    columns: {
      siteVisitId: '编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      category: '服务类别',
      ...STANDING,
      visitOn: '走访日期',
      purpose: '走访事由',
      plannedAt: '安排时间',
      'record.at': '登记时间',
      'record.findings': '发现情况',
      'record.minutes': '走访笔录',
    },
  }),
  ...exported(review, 'listInputCorrections', {
    read: listInputCorrections,
    columns: {
      correctionId: '编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      category: '服务类别',
      ...STANDING,
      indicatorId: '指标',
      input: '输入项',
      oldInput: '原值',
      newInput: '更正值',
      reason: '更正理由',
      evidenceRef: '依据',
      proposedAt: '提出时间',
      'decision.at': '决定时间',
      'decision.reason': '决定理由',
    },
  }),
  ...exported(satisfaction, 'listSamples', {
    read: listSamples,
    columns: {
      sampleId: '编号',
      agencyId: '机构编号',
      agencyName: '机构名称',
      ...ORGANISATION,
      ...STANDING,
      users: '服务对象数',
      excluded: '排除数',
      size: '样本数',
      populationHash: '总体摘要值',
      drawnAt: '抽取时间',
      none: '未抽取原因',
      'closed.at': '完成时间',
      'closed.answers': '答复数',
      'closed.missing': '缺失数',
    },
    turns: everyState(sampleMachine.states),
  }),
  ...exported(satisfaction, 'listSurveys', {
    read: listSurveys,
    columns: {
      surveyId: '编号',
      sampleId: '样本',
      slot: '样本序位',
      ...STANDING,
      channel: '联系方式',
      drawnAt: '抽取时间',
      'contacts.at': '联系时间',
      dueOn: '答复期限',
      'answer.at': '答复时间',
      'answer.via': '答复方式',
      'answer.scores.expertise': '专业水平',
      'answer.scores.responsiveness': '响应速度',
      'answer.scores.quality': '服务质量',
      'answer.scores.pricing': '收费合理',
      'answer.scores.overall': '总体满意度',
      'answer.performedByAgency': '服务由该机构自行完成',
      'answer.deliverableReceived': '收到服务成果',
      'lead.outcome': '线索处理结果',
      'ineligible.cause': '不能答复原因',
    },
    turns: everyState(surveyMachine.states, { unless: ['agencyId'] }),
  }),
};
