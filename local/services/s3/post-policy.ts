import * as z from 'zod';
import { S3Error } from './s3-error.ts';

const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.record(z.string(), z.string()),
      z.tuple([z.literal(['eq', 'starts-with']), z.string(), z.string()]),
      z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
    ]),
  ),
});
type Condition = z.output<typeof policySchema>['conditions'][number];

/** Fields that need no condition (S3 user guide, "Creating a POST policy"). */
const UNCONDITIONAL = ['x-amz-signature', 'file', 'policy'];

/**
 * Enforces the policy of a presigned POST: expiry (virtual time), every condition, no field without one, and
 * the size range. That a signature is there is checked, not that it is right: no key of the signer is known
 * here. Field names are lower case. Throws what S3 answers.
 */
export function enforcePolicy(fields: ReadonlyMap<string, string>, size: number, nowMs: number): void {
  const encoded = fields.get('policy');
  if (encoded === undefined || !fields.has('x-amz-signature'))
    throw new S3Error('AccessDenied', 'Access Denied', 403);
  const policy = parsePolicy(encoded);
  if (Date.parse(policy.expiration) <= nowMs) throw refused('Policy expired.');
  const covered = new Set(UNCONDITIONAL);
  for (const condition of policy.conditions) {
    for (const name of enforce(condition, fields, size)) covered.add(name);
  }
  const extra = [...fields.keys()].filter((name) => !covered.has(name) && !name.startsWith('x-ignore-'));
  if (extra.length > 0) throw refused(`Extra input fields: ${extra.join(', ')}`);
}

function parsePolicy(encoded: string): z.output<typeof policySchema> {
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
  }
  const parsed = policySchema.safeParse(raw);
  if (!parsed.success)
    throw new S3Error('InvalidPolicyDocument', `Invalid Policy: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Returns the names of the fields the condition is about. */
function enforce(condition: Condition, fields: ReadonlyMap<string, string>, size: number): string[] {
  if (!Array.isArray(condition)) {
    return Object.entries(condition).map(([name, value]) => compare('eq', name, value, fields));
  }
  if (condition[0] !== 'content-length-range') {
    return [compare(condition[0], condition[1].replace(/^\$/, ''), condition[2], fields)];
  }
  const [, min, max] = condition;
  if (size < min) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  if (size > max)
    throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  return [];
}

function compare(kind: string, name: string, wanted: string, fields: ReadonlyMap<string, string>): string {
  const key = name.toLowerCase();
  const given = fields.get(key) ?? '';
  if (kind === 'eq' ? given !== wanted : !given.startsWith(wanted)) {
    throw refused(`Policy Condition failed: ["${kind}", "$${name}", "${wanted}"]`);
  }
  return key;
}

function refused(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`, 403);
}
