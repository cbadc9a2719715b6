import type { Chance } from './chance.ts';
import type { World } from './world.ts';

const CHECKS = [
  'REGISTRATION',
  'ABNORMAL_OPERATION_LIST',
  'SERIOUS_DISHONESTY_LIST',
  'JUDGMENT_DEFAULTER',
  'ADMIN_PENALTY',
  'PUBLIC_CREDIT',
  'SCI_TECH_CREDIT',
  'QUALIFICATION',
] as const;

/** How the verification gateway answers for one code: in order, against it, not at all, or not for some questions. */
export function gatewayScript(chance: Chance, world: World): object {
  const kind = chance.weighed({ pass: 50, unknown: 18, fail: 9, once: 13, outage: 10 });
  const check = chance.of(CHECKS);
  world.note(`gateway: ${kind}${kind === 'pass' || kind === 'outage' ? '' : ` ${check}`}`);
  switch (kind) {
    case 'pass':
      return {};
    case 'unknown':
      return { checks: { [check]: { outcome: 'UNKNOWN', times: 1 + chance.below(6) } } };
    case 'fail':
      return { checks: { [check]: { outcome: 'FAIL' } } };
    case 'once':
      return { checks: { [check]: { outcome: 'FAIL', times: 1 + chance.below(3) } } };
    case 'outage':
      return {
        outage: {
          kind: chance.of(['unreachable', 'error', 'malformed'] as const),
          times: 1 + chance.below(8),
        },
      };
    default:
      return kind satisfies never;
  }
}
