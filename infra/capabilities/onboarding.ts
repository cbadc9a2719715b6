import { routes as administration } from '../../functions/administration/routes.ts';
import { routes as notification } from '../../functions/notification/routes.ts';
import { routes as publicity } from '../../functions/publicity/routes.ts';
import { routes as registration } from '../../functions/registration/routes.ts';
import { routes as verification } from '../../functions/verification/routes.ts';
import type { Capability } from '../capability.ts';
import { commands, withGateway } from './commands.ts';

/** Becoming an agency: the case, its verification and publicity, letters, and the registers behind them. */
export const onboardingCapabilities: readonly Capability[] = [
  {
    name: 'registration',
    entry: 'functions/registration/api.ts',
    routes: registration,
    needs: {
      ...commands,
      ...withGateway,
      indexes: ['list1', 'list2', 'list3'],
      sealed: 'commit',
      materials: ['upload', 'read'],
    },
    onAlarm: 'Agencies cannot apply, or cannot reach their application.',
  },
  {
    name: 'verification',
    entry: 'functions/verification/api.ts',
    routes: verification,
    needs: { ...commands, ...withGateway, indexes: ['list1'] },
    onAlarm: 'The centre cannot verify applications, and agencies wait for them.',
  },
  {
    name: 'publicity',
    entry: 'functions/publicity/api.ts',
    routes: publicity,
    needs: {
      ...commands,
      // A login is optional on some of its routes: there the function verifies tokens itself.
      addresses: [...withGateway.addresses, 'OIDC_ISSUER', 'OIDC_AUDIENCE'],
      indexes: ['list1', 'list3'],
      sealed: 'commit',
      mac: true,
      materials: ['upload'],
    },
    onAlarm: 'The public cannot read notices or object to them while their seven days run.',
  },
  {
    name: 'notification',
    entry: 'functions/notification/api.ts',
    routes: notification,
    needs: { ...commands, indexes: ['list1'], sealed: 'commit', mac: true, sms: 'reports' },
    onAlarm: 'Agencies cannot read their letters or verify their phone.',
  },
  {
    name: 'administration',
    entry: 'functions/administration/api.ts',
    routes: administration,
    needs: {
      ...commands,
      addresses: [...commands.addresses, 'OIDC_ISSUER'],
      indexes: ['list1', 'list2', 'list3'],
      sealed: 'commit',
    },
    onAlarm: 'The centre cannot see its work queue or keep its registers.',
  },
];
