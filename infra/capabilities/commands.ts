import type { Needs } from '../needs.ts';

/** What every API function needs to know its caller and to commit a command. */
export const commands = {
  platform: 'commit',
  confidentialAnswers: true,
  addresses: ['BOOTSTRAP_ADMINS'],
} as const satisfies Needs;

export const withGateway = {
  addresses: [...commands.addresses, 'VERIFICATION_GATEWAY_URL'],
} as const satisfies Needs;
