import { createHash } from 'node:crypto';

/**
 * A name for a resource that the template leaves unnamed: stack and logical id, cut to what the service allows but
 * for a hash of the whole. The same template always gives the same names, so that state on disk finds its owner.
 */
export function physicalName(stack: string, logicalId: string, maxLength: number): string {
  const full = `${stack}-${logicalId}`;
  if (full.length <= maxLength) return full;
  return `${full.slice(0, maxLength - 9)}-${sha256(full).slice(0, 8)}`;
}

/** A bucket name: lower case, at most 63 characters. */
export function bucketName(stack: string, logicalId: string): string {
  return physicalName(stack, logicalId, 63).toLowerCase();
}

/** A UUID that depends on nothing but the logical id, as key ids and mapping ids are. */
export function stableUuid(stack: string, logicalId: string): string {
  const hex = sha256(`${stack}/${logicalId}`);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** Ten lower-case characters, as API ids are. */
export function apiId(stack: string, logicalId: string): string {
  return sha256(`${stack}/${logicalId}`).slice(0, 10);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
