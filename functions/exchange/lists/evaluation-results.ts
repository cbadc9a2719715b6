import { listAmendments } from '../../evaluation-results/amendments/amendments.ts';
import { listRanking } from '../../evaluation-results/readings/read-results.ts';
import { routes } from '../../evaluation-results/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';

/** The result of the evaluation: its rankings and what was amended afterwards (rows 9-6 and 10-1). */
export const evaluationResultLists = {
  ...exported(routes, 'listRanking', {
    read: listRanking,
    columns: {
      rank: '名次',
      of: '参与排名数',
      entryId: '参评项',
      agencyId: '机构编号',
      orgName: '机构名称',
      ...ORGANISATION,
      standing: '参评情况',
      total: '总分（百分之一分）',
      primary: '在本类别排名',
      primaryBy: '确定主类别的依据',
      grade: '等次',
      because: '等次说明',
    },
  }),
  ...exported(routes, 'listAmendments', {
    read: listAmendments,
    columns: {
      amendmentId: '编号',
      entryId: '参评项',
      agencyId: '机构编号',
      ...ORGANISATION,
      category: '服务类别',
      ...STANDING,
      from: '原等次',
      grade: '更正后等次',
      decisionNo: '决定文号',
      reason: '更正理由',
      proposedAt: '提出时间',
      decidedAt: '决定时间',
    },
  }),
};
