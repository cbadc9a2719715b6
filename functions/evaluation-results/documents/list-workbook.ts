import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { safeText } from '../../exchange/workbooks/safe-text.ts';
import { writeWorkbook } from '../../exchange/workbooks/write-workbook.ts';
import { GRADE_ZH } from '../grade-names.ts';
import type { ListPart } from '../readings/public-list.ts';
import { gradesText, listTitle } from './list-document.ts';

/** One part of the list of a category as a workbook, with what it rests on in a second sheet (9-6b). */
export function listWorkbook({ head, rows }: ListPart): Promise<Buffer> {
  const { published, filing } = head;
  return writeWorkbook([
    {
      name: '评价结果',
      headings: ['名次', '机构名称', '统一社会信用代码', '等次', ...(published ? ['得分'] : [])],
      widths: [8, 44, 24, 12, 10],
      rows: rows.map(({ rank, orgName, uscc, grade, total }) => [
        rank,
        safeText(orgName),
        uscc,
        GRADE_ZH[grade ?? 'WITHHELD'],
        ...(published ? [rank === undefined ? undefined : fixed(total, 2)] : []),
      ]),
    },
    {
      name: '说明',
      headings: ['项目', '内容'],
      widths: [16, 80],
      rows: [
        ['标题', listTitle(head)],
        ['服务类别', head.nameZh],
        ['等次分布', gradesText(head)],
        ['备案', filing === undefined ? '' : `${filing.number}（${filing.on}）`],
        ['排名摘要值', head.rankingHash],
        ['公布清单摘要值', head.listHash ?? ''],
      ],
    },
  ]);
}
