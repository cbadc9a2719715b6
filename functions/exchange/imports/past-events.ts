import { type MarketEvent, readMarketEvent } from '../../../shared/domain/market/market-event.ts';
import type { FieldError } from '../../../shared/domain/problem.ts';
import { addDuration } from '../../../shared/domain/time/instant.ts';
import { startOfDay } from '../../../shared/domain/time/local-date.ts';
import type { SheetRow } from '../workbooks/read-workbook.ts';
import type { RowContext } from './import-kind.ts';
import { cellReader } from './read-cells.ts';

export interface PastOrderRow {
  readonly externalId: string;
  /** Its life in the market's own events, each on the day that the row says. */
  readonly events: readonly MarketEvent[];
  readonly errors: readonly FieldError[];
}

/** The days of an order, as they follow one another; each names the column that is wrong when it does not. */
const DAYS = ['placedOn', 'acceptedOn', 'quotaOn', 'deliveredOn', 'completedOn'] as const;

/** The hour of the day for what is known by its day only; events of one day keep their sequence. */
const WORKING_HOUR = 9;

/** Reads a completed order of the past (6-1c). Its rating, if there is one, is taken to be of the day of acceptance. */
export function readPastOrder(row: SheetRow, { policy, today }: RowContext): PastOrderRow {
  const read = cellReader(row, { today, earliest: policy.get('import.earliestDate') });
  const days = Object.fromEntries(DAYS.map((key) => [key, read.pastDate(key)])) as Record<
    (typeof DAYS)[number],
    string
  >;
  for (const [i, key] of DAYS.entries()) {
    const before = DAYS[i - 1];
    if (before !== undefined && days[key] !== '' && days[key] < days[before])
      read.wrong(key, '不得早于上一环节的日期', 'before the step that it follows');
  }
  const signedOn = read.pastDate('signedOn');
  if (days.deliveredOn !== '' && signedOn > days.deliveredOn)
    read.wrong('signedOn', '合同签订日期不得晚于交付日期', 'later than the delivery');
  const externalId = read.text('externalId', 64);
  const registeredOn = signedOn > days.quotaOn ? signedOn : days.quotaOn;
  const textVersion = read.text('declaration', 40);
  const declaration = { textVersion, relatedParty: read.yesNo('relatedParty') };
  const stars = row.cells['stars'] === '' ? undefined : read.integer('stars', 1, 5);
  const steps: readonly (readonly [type: string, on: string, more: object])[] = [
    ['MarketOrderPlaced', days.placedOn, { ...placing(read), declaration }],
    ['MarketOrderAccepted', days.acceptedOn, { declaration }],
    ['MarketQuotaDecided', days.quotaOn, { outcome: 'CONFIRMED' }],
    ['MarketContractRegistered', registeredOn, { ...contract(read, externalId), signedOn }],
    [
      'MarketDelivered',
      days.deliveredOn,
      { files: [fileAt(read, 'deliverableSha256', `${externalId}/成果`)] },
    ],
    ['MarketDeliveryAccepted', days.completedOn, { auto: false }],
    ...(stars === undefined ? [] : [['MarketRated', days.completedOn, { stars }] as const]),
  ];
  if (read.errors.length > 0) return { externalId, events: [], errors: read.errors };
  const events = steps.flatMap(([type, on, more], i) => {
    const occurredAt = addDuration(startOfDay(on), { hours: WORKING_HOUR, seconds: i });
    const event = readMarketEvent(type, { sourceOrderId: externalId, sequence: i + 1, occurredAt, ...more });
    if (event === undefined) read.wrong('externalId', `订单内容有误（${type}）`, `not a valid ${type}`);
    return event === undefined ? [] : [event];
  });
  return { externalId, events, errors: read.errors };
}

type Reader = ReturnType<typeof cellReader>;

function placing(read: Reader) {
  const teamId = read.optional('teamId', 40);
  const name = read.text('buyerName', teamId === undefined ? 200 : 60);
  if (teamId !== undefined && !/^[A-Za-z0-9-]{1,40}$/.test(teamId))
    read.wrong('teamId', '团队编号仅限字母、数字和连字符', 'not a team id');
  if (teamId !== undefined && read.optional('buyerUscc', 40) !== undefined)
    read.wrong('buyerUscc', '团队不填统一社会信用代码', 'a team has no credit code');
  const buyer =
    teamId === undefined
      ? { kind: 'ENTERPRISE', uscc: read.uscc('buyerUscc'), name }
      : { kind: 'TEAM', teamId, name };
  return {
    productId: read.text('productId', 64),
    productVersion: read.integer('productVersion', 1, 100_000),
    buyer,
    requirement: read.text('requirement', 4000),
    priceFen: read.fen('price'),
    voucherFen: read.fen('voucher'),
    dueOn: read.date('dueOn'),
  };
}

function contract(read: Reader, externalId: string) {
  return {
    number: read.text('contractNumber', 100),
    amountFen: read.fen('contractAmount'),
    subcontracted: read.yesNo('subcontracted'),
    file: fileAt(read, 'contractSha256', `${externalId}/合同`),
  };
}

/** The file itself stays where the past platform keeps it; its hash proves it when it is asked for. */
const fileAt = (read: Reader, key: string, reference: string) => ({ reference, sha256: read.sha256(key) });
