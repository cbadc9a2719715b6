import { requestPhoneCode } from '../../../functions/notification/contacts/request-phone-code.ts';
import { verifyPhoneCode } from '../../../functions/notification/contacts/verify-phone-code.ts';
import { routes } from '../../../functions/notification/routes.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import { agencyAdmin, type World } from './world.ts';

/** An hour before the tests begin, so that no limit of theirs is touched. */
const EARLIER = '2026-03-02T00:00:00.000Z';

/** Gives an organisation a verified contact phone, as its administrator would. */
export async function verifyPhone(world: World, uscc: Uscc, phone: string, now = EARLIER): Promise<void> {
  const as = agencyAdmin(uscc);
  world.nextCode('246810');
  await world.command(routes.requestPhoneCode, requestPhoneCode, { as, body: { phone }, now });
  await world.command(routes.verifyPhoneCode, verifyPhoneCode, {
    as,
    body: { code: '246810' },
    now: EARLIER,
  });
}
