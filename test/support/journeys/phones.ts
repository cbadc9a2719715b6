import type { PlatformClient } from '../platform-client.ts';
import type { Deployment, SentMessage } from './deployment.ts';
import { until } from './until.ts';

/** Waits for a message to a phone that matches, and gives it. */
export async function messageTo(place: Deployment, phone: string, text: RegExp): Promise<SentMessage> {
  const messages = await until(
    () => place.messages(phone),
    (seen) => seen.some(({ message }) => text.test(message)),
    `an SMS ${text} to ${phone}`,
  );
  const found = messages.find(({ message }) => text.test(message));
  if (found === undefined) throw new Error(`no SMS ${text}`);
  return found;
}

/** Makes a phone the agency's contact: asks for a code, reads it on the phone, gives it back. */
export async function verifyPhone(place: Deployment, admin: PlatformClient, phone: string): Promise<void> {
  await admin.done('requestPhoneCode', { body: { phone } });
  const { message } = await messageTo(place, phone, /\d{6}/);
  const code = /\d{6}/.exec(message)?.[0] ?? '';
  await admin.done('verifyPhoneCode', { body: { code } });
}
