import { randomInt } from 'node:crypto';
import { usccFixture } from '../uscc-fixtures.ts';
import type { Login } from './deployment.ts';

/** An invented organisation that wants in, and its people. */
export interface Applicant {
  readonly uscc: string;
  readonly orgName: string;
  /** `+86` and eleven digits that nobody owns. */
  readonly phone: string;
  readonly admin: Login;
  /** A clerk who may fill in but not submit. */
  readonly operator: Login;
}

/** The `sequence`-th invented organisation (0 … 9 999 999); the first two characters of its code tell its legal form. */
export function applicantOf(sequence: number, prefix = '91', orgName?: string): Applicant {
  const uscc = usccFixture(sequence, prefix);
  const name = orgName ?? `上海样例第${sequence}科技服务有限公司`;
  // Four digits from 1000 on: the simulated numbers that misbehave end in 09xx.
  const phone = `+861380000${1000 + (sequence % 9000)}`;
  const claims = {
    subject_type: 'LEGAL_PERSON',
    assurance: 'HIGH',
    uscc,
    org_name: name,
    phone_number: phone,
  };
  return {
    uscc,
    orgName: name,
    phone,
    admin: { claims: { ...claims, sub: `legal-${uscc}`, name: '样例法人', agent_level: 0 } },
    operator: {
      claims: { ...claims, sub: `clerk-${uscc}`, subject_type: 'AGENT', name: '样例经办', agent_level: 3 },
    },
  };
}

let next = randomInt(100_000, 9_000_000);

/** An organisation that no other test has used, as far as chance allows on a deployment that is kept. */
export function newApplicant(prefix = '91'): Applicant {
  next += 1;
  return applicantOf(next, prefix);
}
