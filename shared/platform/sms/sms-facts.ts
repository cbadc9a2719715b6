/** UCS-2 characters of one message, and of each part of a longer one (domain §4.1). */
const ONE_SEGMENT = 70;
const PART = 67;

/** How many messages a text of this length is sent and charged as. */
export const segmentsOf = (text: string): number =>
  text.length <= ONE_SEGMENT ? 1 : Math.ceil(text.length / PART);

/** Codes of a connection that was never made, so that nothing can have been taken. */
export const NOT_CONNECTED: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
