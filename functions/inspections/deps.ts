import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export type InspectionDeps = CommonApiDeps;
