/** What becomes of a message to a number. */
export interface SmsFate {
  readonly submit: 'ACCEPT' | 'THROTTLE';
  readonly receipt: 'DELIVERED' | 'FAILED' | 'NONE';
  /** The text of SNS for it (SNS developer guide, "Viewing CloudWatch Logs for SMS deliveries"). */
  readonly providerResponse: string;
}

const DELIVERED: SmsFate = {
  submit: 'ACCEPT',
  receipt: 'DELIVERED',
  providerResponse: 'Message has been accepted by phone carrier',
};

/**
 * The simulated numbers, told by their last four digits; every other number receives everything.
 *
 * | ends in | what happens |
 * |---|---|
 * | 0901 | permanent failure: receipt FAILURE, "Invalid phone number" |
 * | 0902 | the first submission of a text fails, "Phone is currently unreachable/unavailable"; the next is delivered |
 * | 0903 | accepted, and never a receipt |
 * | 0904 | refused at submission, each time: Throttled |
 */
export function fateOf(phoneNumber: string, earlierSubmissionsOfText: number): SmsFate {
  const ending = phoneNumber.slice(-4);
  if (ending === '0901') return { ...DELIVERED, receipt: 'FAILED', providerResponse: 'Invalid phone number' };
  if (ending === '0902' && earlierSubmissionsOfText === 0) {
    return {
      ...DELIVERED,
      receipt: 'FAILED',
      providerResponse: 'Phone is currently unreachable/unavailable',
    };
  }
  if (ending === '0903') return { ...DELIVERED, receipt: 'NONE' };
  if (ending === '0904') return { ...DELIVERED, submit: 'THROTTLE', receipt: 'NONE' };
  return DELIVERED;
}
