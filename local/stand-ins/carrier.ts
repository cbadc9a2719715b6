import type { ResolvedApp } from '../assembly/resolved-app.ts';
import type { Kernel } from '../clock/kernel.ts';
import type { CarrierLink, LogsLink, SmsSubmission } from '../services/links.ts';
import { AwsError } from '../services/wire/aws-error.ts';
import { fateOf, type SmsFate } from './simulated-numbers.ts';

/** What the SMS view shows of one message. */
export interface SmsRecord {
  readonly messageId: string;
  readonly phoneNumber: string;
  readonly message: string;
  readonly smsType: string;
  /** SMS segments: 70 UTF-16 units in one, 67 in each of several. */
  readonly segments: number;
  readonly submittedAt: string;
  readonly status: 'SUBMITTED' | 'DELIVERED' | 'FAILED';
  /** When the phone had it or the carrier gave up. */
  readonly settledAt?: string;
}

export interface Carrier extends CarrierLink {
  /** Newest first; all phones without one. */
  records(phoneNumber?: string): SmsRecord[];
  resume(): void;
}

/** Virtual time from submission to receipt. */
const RECEIPT_DELAY_MS = 3_000;

interface Row {
  readonly message_id: string;
  readonly phone: string;
  readonly text: string;
  readonly sms_type: string;
  readonly submitted_at: number;
  readonly status: SmsRecord['status'];
  readonly settled_at: number | null;
  readonly fate: string;
}

/**
 * The mobile network behind SNS. It keeps what each phone received and writes delivery-status lines as SNS
 * does, into the log groups SNS uses; that delivery-status logging is switched on is taken as deployed.
 */
export function createCarrier(kernel: Kernel, app: ResolvedApp, logs: LogsLink): Carrier {
  const { db } = kernel;
  db.exec(`CREATE TABLE IF NOT EXISTS sms (seq INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE,
      phone TEXT NOT NULL, text TEXT NOT NULL, sms_type TEXT NOT NULL, submitted_at INTEGER NOT NULL,
      status TEXT NOT NULL, settled_at INTEGER, fate TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS sms_by_phone ON sms(phone, text)`);
  const insert = db.prepare(
    `INSERT INTO sms(message_id, phone, text, sms_type, submitted_at, status, fate)
      VALUES (?, ?, ?, ?, ?, 'SUBMITTED', ?) RETURNING *`,
  );
  const settle = db.prepare('UPDATE sms SET status = ?, settled_at = ? WHERE message_id = ?');
  const isOpen = db.prepare("SELECT 1 FROM sms WHERE message_id = ? AND status = 'SUBMITTED'");
  const earlier = db.prepare('SELECT COUNT(*) AS n FROM sms WHERE phone = ? AND text = ?');
  const byPhone = db.prepare('SELECT * FROM sms WHERE ?1 IS NULL OR phone = ?1 ORDER BY seq DESC');
  const open = db.prepare("SELECT * FROM sms WHERE status = 'SUBMITTED' ORDER BY seq");

  const receive = async (row: Row, fate: SmsFate): Promise<void> => {
    const status = fate.receipt === 'DELIVERED' ? 'DELIVERED' : 'FAILED';
    if (isOpen.get(row.message_id) === undefined) return;
    const group = `sns/${app.region}/${app.account}/DirectPublishToPhoneNumber`;
    logs.append(status === 'DELIVERED' ? group : `${group}/Failure`, row.message_id, [
      { timestamp: kernel.now(), message: deliveryStatusLine(row, fate) },
    ]);
    settle.run(status, kernel.now(), row.message_id);
  };

  const arm = (row: Row): void => {
    const fate = JSON.parse(row.fate) as SmsFate;
    if (fate.receipt === 'NONE') return;
    kernel.at(row.submitted_at + RECEIPT_DELAY_MS, `sms receipt ${row.message_id}`, () => receive(row, fate));
  };

  return {
    submit(sms: SmsSubmission) {
      const { n } = earlier.get(sms.phoneNumber, sms.message) as { n: number };
      const fate = fateOf(sms.phoneNumber, n);
      if (fate.submit === 'THROTTLE') throw new AwsError('Throttled', 'Rate exceeded', 429);
      arm(
        insert.get(
          sms.messageId,
          sms.phoneNumber,
          sms.message,
          sms.smsType,
          kernel.now(),
          JSON.stringify(fate),
        ) as unknown as Row,
      );
    },
    records: (phoneNumber) => (byPhone.all(phoneNumber ?? null) as unknown as Row[]).map(asRecord),
    resume() {
      for (const row of open.all() as unknown as Row[]) arm(row);
    },
  };
}

function asRecord(row: Row): SmsRecord {
  return {
    messageId: row.message_id,
    phoneNumber: row.phone,
    message: row.text,
    smsType: row.sms_type,
    segments: segmentsOf(row.text),
    submittedAt: new Date(row.submitted_at).toISOString(),
    status: row.status,
    ...(row.settled_at === null ? {} : { settledAt: new Date(row.settled_at).toISOString() }),
  };
}

/** A line of the SNS delivery-status log, in the format of the SNS developer guide. */
function deliveryStatusLine(row: Row, fate: SmsFate): string {
  const delivered = fate.receipt === 'DELIVERED';
  return JSON.stringify({
    notification: {
      messageId: row.message_id,
      timestamp: new Date(row.submitted_at).toISOString().replace('T', ' ').replace('Z', ''),
    },
    delivery: {
      ...(delivered ? { phoneCarrier: 'Local Carrier', numberOfMessageParts: segmentsOf(row.text) } : {}),
      mnc: delivered ? 1 : 0,
      mcc: delivered ? 460 : 0,
      destination: row.phone,
      priceInUSD: 0.02,
      smsType: row.sms_type,
      providerResponse: fate.providerResponse,
      dwellTimeMs: 600,
      dwellTimeMsUntilDeviceAck: RECEIPT_DELAY_MS,
    },
    status: delivered ? 'SUCCESS' : 'FAILURE',
  });
}

function segmentsOf(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}
