import { writePdf } from '../../../shared/platform/documents/write-pdf.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list } from '../../../shared/store/read.ts';
import { PAGE_HEADERS } from '../../publicity/pages/html.ts';
import type { ResultsDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { isOut } from './own-entry.ts';
import { receiptFor } from './receipt.ts';
import { receiptDocument } from './receipt-document.ts';
import { receiptPage } from './receipt-page.ts';

/** The entries of the caller's agency, newest cycle first, and whether their receipts are out. */
export async function listScoreReceipts(
  { principal, query }: Request<(typeof routes)['listScoreReceipts']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const own = await requireLiveAgency(tables, principal.uscc);
  const key = { pk: `ENTRY#AGENCY#${own.id}`, newestFirst: true };
  const { items, ...rest } = await list(tables, entry, 'list2', key, query);
  const shown = await Promise.all(
    items.map(async (found) => ({
      entryId: found.id,
      cycleId: found.body.cycleId,
      category: found.body.category,
      available: await isOut(found, tables),
    })),
  );
  return { status: 200, body: { items: shown, ...rest } };
}

/** Nobody else's browser or proxy keeps it. */
const PRIVATE = { 'cache-control': 'private, no-store' } as const;

export async function readScoreReceipt(
  request: Request<(typeof routes)['readScoreReceipt']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { docNo: _docNo, at: _at, ...receipt } = await receiptFor(request, deps);
  return { status: 200, body: receipt, headers: PRIVATE };
}

export async function readScoreReceiptPage(
  request: Request<(typeof routes)['readScoreReceiptPage']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const page = receiptPage(await receiptFor(request, deps));
  return { status: 200, body: page, headers: { ...PAGE_HEADERS, ...PRIVATE } };
}

export async function downloadScoreReceipt(
  request: Request<(typeof routes)['downloadScoreReceipt']>,
  deps: ResultsDeps,
): Promise<Reply> {
  const receipt = await receiptFor(request, deps);
  return {
    status: 200,
    body: await writePdf(receiptDocument(receipt), deps.readFont),
    headers: {
      ...PRIVATE,
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="receipt-${receipt.cycleId}-${receipt.category}.pdf"`,
    },
  };
}
