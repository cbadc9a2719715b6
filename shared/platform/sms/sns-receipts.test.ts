import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSnsReceipts } from './sns-receipts.ts';

/** The line of the SNS Developer Guide, its number invented. */
const line = (status: string, providerResponse: string) =>
  JSON.stringify({
    notification: { messageId: '34d9b400-c6dd-5444-820d-fbeb0f1f54cf', timestamp: '2026-03-02 01:00:34.558' },
    delivery: {
      phoneCarrier: 'Carrier',
      mnc: 0,
      destination: '+8613800000001',
      priceInUSD: 0.02,
      smsType: 'Transactional',
      mcc: 460,
      providerResponse,
      dwellTimeMs: 599,
    },
    status,
  });

const batch = (lines: string[], messageType = 'DATA_MESSAGE') => {
  const data = { messageType, logEvents: lines.map((message, index) => ({ id: String(index), message })) };
  return { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } };
};

describe('delivery status lines', () => {
  it.each([
    ['SUCCESS', 'Message has been accepted by phone carrier', 'DELIVERED', 'ACCEPTED_BY_CARRIER'],
    ['FAILURE', 'Blocked as spam by phone carrier', 'PERMANENT', 'BLOCKED_AS_SPAM'],
    ['FAILURE', 'Destination is on a blocked list', 'PERMANENT', 'ON_BLOCKED_LIST'],
    ['FAILURE', 'Destination is blacklisted', 'PERMANENT', 'ON_BLOCKED_LIST'],
    ['FAILURE', 'Invalid phone number', 'PERMANENT', 'INVALID_PHONE_NUMBER'],
    ['FAILURE', 'Message body is invalid', 'PERMANENT', 'INVALID_BODY'],
    ['FAILURE', 'Phone carrier has blocked this message', 'PERMANENT', 'BLOCKED_BY_CARRIER'],
    ['FAILURE', 'Phone has blocked SMS', 'PERMANENT', 'BLOCKED_BY_PHONE'],
    ['FAILURE', 'Phone number is opted out', 'PERMANENT', 'OPTED_OUT'],
    ['FAILURE', 'This delivery would exceed max price', 'PERMANENT', 'MAX_PRICE'],
    ['FAILURE', 'Phone carrier is currently unreachable/unavailable', 'TEMPORARY', 'CARRIER_UNREACHABLE'],
    ['FAILURE', 'Phone is currently unreachable/unavailable', 'TEMPORARY', 'PHONE_UNREACHABLE'],
    ['FAILURE', 'Unknown error attempting to reach phone', 'TEMPORARY', 'UNKNOWN_ERROR'],
  ])('[9-1c] reads %s "%s" as %s', (status, response, outcome, code) => {
    const { receipts } = readSnsReceipts(batch([line(status, response)]));
    expect(receipts).toEqual([{ providerMessageId: '34d9b400-c6dd-5444-820d-fbeb0f1f54cf', outcome, code }]);
  });

  it('never hands the full number on', () => {
    const read = readSnsReceipts(batch([line('FAILURE', 'Invalid phone number'), 'not json +8613800000001']));
    expect(JSON.stringify(read)).not.toContain('1380000');
    expect(read.unread).toBe(1);
  });

  it('passes over the probe of a new subscription', () => {
    expect(readSnsReceipts(batch(['CWL CONTROL MESSAGE'], 'CONTROL_MESSAGE'))).toEqual({
      receipts: [],
      unread: 0,
    });
  });
});
