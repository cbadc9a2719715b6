import { WORKBOOK } from '../../../shared/domain/document/register.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import type { ExchangeDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { DATA_SHEET, GUIDE_SHEET } from '../workbooks/sheets.ts';
import { writeWorkbook } from '../workbooks/write-workbook.ts';
import { COLUMNS, TEMPLATE_NAMES } from './columns.ts';

/** The workbook to fill in: a sheet for the rows, and one that explains each column and names the categories. */
export async function readImportTemplate(
  { params, now }: Request<(typeof routes)['readImportTemplate']>,
  { settings }: ExchangeDeps,
): Promise<Reply> {
  const { kind } = params;
  const columns = COLUMNS[kind];
  const { policy } = await settings.current(now);
  const categories = policy
    .get('category.catalogue')
    .map(({ code, nameZh }) => ['服务类别', `${nameZh}（${code}）`]);
  const rules = [
    ['要求', `在“${DATA_SHEET}”工作表第2行起填写，不得改动表头，不得使用公式`],
    ['要求', `单次不超过${policy.get('import.maxRows')}行；日期不早于${policy.get('import.earliestDate')}`],
    ['要求', '先逐行试运行；有误时整份不导入，改正后重新提交；重复导入不改变已有数据'],
  ];
  const workbook = await writeWorkbook([
    { name: DATA_SHEET, headings: columns.map(({ zh }) => zh), rows: [] },
    {
      name: GUIDE_SHEET,
      headings: ['列', '说明'],
      widths: [24, 80],
      rows: [
        ...columns.map(({ zh, guide }) => [zh, guide]),
        ...rules,
        ...(kind === 'AGENCIES' ? categories : []),
      ],
    },
  ]);
  return {
    status: 200,
    body: new Uint8Array(workbook),
    headers: {
      'content-type': WORKBOOK,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(TEMPLATE_NAMES[kind])}`,
    },
  };
}
