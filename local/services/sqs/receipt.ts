import { AwsError } from '../wire/aws-error.ts';

/** A receipt handle names the message and the one receive that gave it out. */
export function encodeReceipt(id: string, nonce: string): string {
  return Buffer.from(`${id}:${nonce}`).toString('base64');
}

export function decodeReceipt(handle: string): { id: string; nonce: string } {
  const [id, nonce] = Buffer.from(handle, 'base64').toString('utf8').split(':');
  if (id === undefined || nonce === undefined) {
    throw new AwsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not valid.`);
  }
  return { id, nonce };
}
