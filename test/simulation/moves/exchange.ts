import { COLUMNS } from '../../../functions/exchange/imports/columns.ts';
import { DATA_SHEET } from '../../../functions/exchange/workbooks/sheets.ts';
import { writeWorkbook } from '../../../functions/exchange/workbooks/write-workbook.ts';
import { WORKBOOK } from '../../../shared/domain/document/register.ts';
import { applicantOf } from '../../support/journeys/agencies.ts';
import { announcement, post } from '../../support/journeys/materials.ts';
import type { Chance } from '../chance.ts';
import type { World } from '../world.ts';
import { ofAgency, ofPerson } from './actor.ts';

/** Beyond the players of any history: agencies that a list brings in and that do nothing of their own. */
const FIRST_LISTED = 60;
const LISTED = 30;

/** Lists are handed in, mostly one that was handed in before, taken over by a second person, and others taken out. */
export async function exchangeMove(world: World, chance: Chance): Promise<void> {
  const act = chance.weighed({ handIn: 50, decide: 25, export: 25 });
  if (act === 'handIn') return handIn(world, chance);
  if (act === 'export') return takeOut(world, chance);
  const { items } = await world.place
    .as('admin-zhou')
    .done<{ items: readonly { importId: string; status: string }[] }>('listImports');
  const checked = items.find(({ status }) => status === 'CHECKED');
  if (checked === undefined) return world.note('no list waits');
  return decideImport(world, checked.importId, chance);
}

/** A second person takes the list over or throws it away; now and then who handed it in tries. */
export async function decideImport(world: World, importId: string, chance: Chance): Promise<void> {
  const who = chance.of(['commission-zheng', 'commission-zheng', 'commission-zheng', 'admin-zhou']);
  const person = ofPerson(world, chance, who);
  const params = { importId };
  if (chance.is(0.85)) await person('applyImport', { params });
  else await person('discardImport', { params, body: { reason: '名录有误' } });
}

async function handIn(world: World, chance: Chance): Promise<void> {
  const { workbooks } = world.trade;
  const known = workbooks.length > 0 && chance.is(0.5) ? chance.of(workbooks) : undefined;
  const bytes = known ?? (await workbook(world, chance));
  if (known === undefined) workbooks.push(bytes);
  const admin = ofPerson(world, chance, 'admin-zhou');
  const file = { bytes, mediaType: WORKBOOK, fileName: '名录.xlsx' };
  const announced = await admin('registerDocument', { body: announcement('IMPORT_FILE', file) });
  if (announced.status !== 201) return;
  const { documentId, upload } = announced.body as unknown as {
    documentId: string;
    upload: Parameters<typeof post>[0];
  };
  const response = await post(upload, file);
  if (!response.ok) world.violate(`an upload answered ${response.status}: ${await response.text()}`);
  await world.stack.quiesce();
  const body = { kind: 'AGENCIES', documentId, source: '往年名录' };
  const times = chance.is(0.3) ? 2 : 1;
  const imports: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const asked = await admin('requestImport', { body });
    if (asked.status === 202) imports.push((asked.body as unknown as { importId: string }).importId);
  }
  if (chance.is(0.3)) return;
  await world.stack.quiesce();
  for (const importId of imports) await decideImport(world, importId, chance);
}

/** Agencies that are there, agencies that are not, and now and then a row that is wrong. */
function workbook(world: World, chance: Chance): Promise<Buffer> {
  const fresh = Array.from({ length: 1 + chance.below(3) }, () =>
    applicantOf(world.seed * 100 + FIRST_LISTED + chance.below(LISTED)),
  );
  const there = world.sellers.slice(0, chance.below(3)).map(({ applicant }) => applicant);
  const distinct = new Map([...fresh, ...there].map((each) => [each.uscc, each.orgName]));
  const rows = [...distinct].map(([uscc, name]) => [uscc, name, '2024-05-06', '研究开发']);
  if (chance.is(0.1)) rows.push(['91310000000000000X', '错误机构', '2024-05-06', '研究开发']);
  return writeWorkbook([{ name: DATA_SHEET, headings: COLUMNS.AGENCIES.map(({ zh }) => zh), rows }]);
}

async function takeOut(world: World, chance: Chance): Promise<void> {
  const asker = chance.is(0.6)
    ? ofPerson(world, chance, chance.of(['officer-li', 'reviewer-chen', 'finance-qian']))
    : ofAgency(world, chance, chance.of(world.sellers));
  const list = chance.of(['listAgencies', 'listOrders', 'listTasks', 'listViolations', 'listComplaints']);
  const format = chance.of(['csv', 'xlsx'] as const);
  const asked = await asker('requestExport', { body: { list, format } });
  if (asked.status !== 202) return;
  const { exportId } = asked.body as unknown as { exportId: string };
  await world.stack.quiesce();
  await asker('downloadExport', { params: { exportId } });
}
