import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { ConsultationBody } from '../../shared/domain/hotline/consultation.ts';
import type { Identifying } from '../../shared/domain/identifying.ts';
import { maskName, maskPhone } from '../../shared/domain/identity/mask.ts';
import { phoneSchema } from '../../shared/domain/identity/phone.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';

/** Who called the hotline, as sealed. */
const SealedCaller = onFirstUse(() =>
  z.object({ name: z.string().optional(), phone: phoneSchema().optional() }),
);
export type Caller = z.infer<ReturnType<typeof SealedCaller>>;

const openCaller = async ({ caller }: Pick<ConsultationBody, 'caller'>, sealed: SealedRecords) =>
  caller === undefined ? {} : sealed.open(caller.ref, SealedCaller());

/** Who called, so far that an officer knows a call again. */
export async function maskedCaller(body: Pick<ConsultationBody, 'caller'>, sealed: SealedRecords) {
  const { name, phone }: Caller = await openCaller(body, sealed);
  return {
    ...(name !== undefined && { callerName: maskName(name) }),
    ...(phone !== undefined && { callerPhone: maskPhone(phone) }),
  };
}

/** What must stand in nothing that is published; the function compares, and shows it to nobody. */
export async function namesOfCaller(
  body: Pick<ConsultationBody, 'caller'>,
  sealed: SealedRecords,
): Promise<Identifying> {
  const { name, phone }: Caller = await openCaller(body, sealed);
  return { signedName: name, phone };
}
