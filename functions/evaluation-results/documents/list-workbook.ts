import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { safeText } from '../../exchange/workbooks/safe-text.ts';
import { writeWorkbook } from '../../exchange/workbooks/write-workbook.ts';
import type { ListPart } from '../readings/public-list.ts';
import { amendmentLines, gradesText, gradeText, hashLines, listTitle } from './list-document.ts';

/** One part of the list of a category as a workbook, with what it rests on in a second sheet (9-6b). */
export function listWorkbook({ head, rows }: ListPart): Promise<Buffer> {
  const { published, filing } = head;
  return writeWorkbook([
    {
      name: '评价结果',
      headings: ['名次', '机构名称', '统一社会信用代码', '等次', ...(published ? ['得分'] : [])],
      widths: [8, 44, 24, 12, 10],
      rows: rows.map((row) => [
        row.rank,
        safeText(row.orgName),
        row.uscc,
        gradeText(row),
        ...(published ? [row.rank === undefined ? undefined : fixed(row.total, 2)] : []),
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
        ...amendmentLines(head).map((line) => ['更正', safeText(line)]),
        ...(head.ruleZh === undefined ? [] : [['未参加排名', head.ruleZh]]),
        ...hashLines(head),
      ],
    },
  ]);
}
