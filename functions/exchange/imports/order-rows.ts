import type { RowOutcome } from '../../../shared/domain/import/import.ts';
import type { Taken } from '../../../shared/domain/market/take.ts';
import { type FieldError } from '../../../shared/domain/problem.ts';
import { type ProblemCode, PROBLEMS } from '../../../shared/domain/problems.ts';
import { takePastOrder } from '../../orders/ingest/past-order.ts';
import type { KindOfRows } from './import-kind.ts';
import { readPastOrder } from './past-events.ts';
import { repeatedError } from './read-cells.ts';

/** The column that a refused step is about. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  MarketOrderPlaced: 'placedOn',
  MarketOrderAccepted: 'acceptedOn',
  MarketQuotaDecided: 'quotaOn',
  MarketContractRegistered: 'contractNumber',
  MarketDelivered: 'deliveredOn',
  MarketDeliveryAccepted: 'completedOn',
  MarketRated: 'stars',
};

const COLUMN_OF_REFUSAL: Readonly<Record<string, string>> = {
  NOT_FOUND: 'productId',
  PRODUCT_NOT_PUBLISHED: 'productVersion',
  AGENCY_NOT_ACTIVE: 'productId',
  RELATED_PARTY_BLOCKED: 'buyerUscc',
  VOUCHER_LIMIT_EXCEEDED: 'voucher',
};

/**
 * Completed orders of the past by their number in the market, through the ingestion that makes every order of the market:
 * the dry run takes the very decisions that the import does, and forgets them.
 */
export const orderRows: KindOfRows = {
  key: ({ cells }) => cells['externalId'] ?? '',

  atOnce: 1,

  async check(row, ctx, deps): Promise<RowOutcome> {
    const { externalId, events, errors } = readPastOrder(row, ctx);
    const first = ctx.repeated.get(row.row);
    const fields = first === undefined ? errors : [...errors, repeatedError('externalId', first)];
    const found = { row: row.row, key: externalId };
    if (fields.length > 0) return { ...found, result: 'BAD', fields };
    const taken = await takePastOrder(externalId, events, ctx.now, deps);
    if (taken.result === 'KNOWN') return { ...found, result: 'UNCHANGED' };
    if (taken.result === 'FRESH') return { ...found, result: 'FRESH' };
    return { ...found, result: 'BAD', fields: refusals(taken.turns) };
  },

  async takeOver([row], ctx, deps) {
    const none = { imported: 0, changes: [] };
    if (row === undefined || ctx.repeated.has(row.row)) return none;
    const { externalId, events, errors } = readPastOrder(row, ctx);
    if (errors.length > 0) return none;
    const taken = await takePastOrder(externalId, events, ctx.now, deps);
    return taken.result === 'FRESH' ? { ...taken.plan, imported: 1 } : none;
  },
};

/** The first refusal: those after it follow from it. */
function refusals(turns: readonly Taken[]): FieldError[] {
  const first = turns.find(({ refused }) => refused !== undefined);
  if (first?.refused === undefined) return [];
  const field = COLUMN_OF_REFUSAL[first.refused] ?? COLUMN_OF[first.type] ?? 'externalId';
  const known = Object.hasOwn(PROBLEMS, first.refused) ? PROBLEMS[first.refused as ProblemCode] : undefined;
  return [{ field, zh: known?.zh ?? first.refused, en: known?.en ?? first.refused }];
}
