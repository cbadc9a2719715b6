/** What would tell who objected or complained. `phone` is E.164. */
export interface Identifying {
  readonly signedName?: string | undefined;
  readonly unitName?: string | undefined;
  readonly contactName?: string | undefined;
  readonly phone?: string | undefined;
  /** Of an order: it has one buyer. */
  readonly orderId?: string | undefined;
  readonly orderNo?: string | undefined;
}

/**
 * Whether a text says who objected or complained. What the other side reads goes into the trail, from which nothing is
 * ever erased, so it must not.
 */
export function identifies(text: string, person: Identifying): boolean {
  const { signedName, unitName, contactName, phone, orderId, orderNo } = person;
  const national = phone?.replace(/^\+86/, '');
  return [signedName, unitName, contactName, national, orderId, orderNo].some(
    (each) => each !== undefined && each.length > 1 && text.includes(each),
  );
}
