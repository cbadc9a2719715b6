import type { OfficerRole } from '../../../../shared/domain/identity/role.ts';
import type { PlatformClient } from '../../platform-client.ts';
import type { Deployment } from '../deployment.ts';

/** An officer beside the seeded ones, entered into the register: a second one of a role, or one with a declared interest. */
export async function officerOf(
  place: Deployment,
  role: OfficerRole,
  subject: string,
  conflicts: readonly string[] = [],
): Promise<PlatformClient> {
  const body = { subject, displayName: '样例工作人员', roles: [role], conflicts };
  await place.as('admin-zhou').done('registerOfficer', { body });
  const claims = { sub: subject, name: '样例工作人员', subject_type: 'PERSON', assurance: 'HIGH' };
  return place.as({ claims });
}
