import { routes as administration } from '../functions/administration/routes.ts';
import { routes as archive } from '../functions/archive/routes.ts';
import { routes as catalogue } from '../functions/catalogue/routes.ts';
import { routes as guidance } from '../functions/guidance/routes.ts';
import { routes as exchange } from '../functions/exchange/routes.ts';
import { routes as metrics } from '../functions/metrics/routes.ts';
import { routes as complaints } from '../functions/complaints/routes.ts';
import { routes as notification } from '../functions/notification/routes.ts';
import { routes as orders } from '../functions/orders/routes.ts';
import { routes as publicity } from '../functions/publicity/routes.ts';
import { routes as registration } from '../functions/registration/routes.ts';
import { routes as risk } from '../functions/risk/routes.ts';
import { routes as spotChecks } from '../functions/spot-checks/routes.ts';
import { routes as upkeep } from '../functions/upkeep/routes.ts';
import { routes as verification } from '../functions/verification/routes.ts';
import type { Capability } from './capability.ts';
import type { Needs } from './needs.ts';

/** What every API function needs to know its caller and to commit a command. */
const commands = {
  platform: 'commit',
  confidentialAnswers: true,
  addresses: ['BOOTSTRAP_ADMINS'],
} as const satisfies Needs;

const withGateway = {
  addresses: [...commands.addresses, 'VERIFICATION_GATEWAY_URL'],
} as const satisfies Needs;

/** Every capability with an API. The CDK routes and the OpenAPI document are made from this list. */
export const capabilities: readonly Capability[] = [
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
    name: 'complaints',
    entry: 'functions/complaints/api.ts',
    routes: complaints,
    needs: {
      ...commands,
      // A login is optional on some of its routes: there the function verifies tokens itself.
      addresses: [...commands.addresses, 'OIDC_ISSUER', 'OIDC_AUDIENCE'],
      indexes: ['list1', 'list2'],
      sealed: 'commit',
      mac: true,
      materials: ['upload'],
    },
    onAlarm: 'Nobody can complain or report, and the centre cannot handle what was handed in.',
  },
  {
    name: 'catalogue',
    entry: 'functions/catalogue/api.ts',
    routes: catalogue,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm: 'Agencies cannot publish products, and buyers do not find them.',
  },
  {
    name: 'orders',
    entry: 'functions/orders/api.ts',
    routes: orders,
    needs: {
      ...commands,
      addresses: [...commands.addresses, 'VOUCHER_PLATFORM_URL'],
      indexes: ['list1', 'list2', 'list3'],
      materials: ['read'],
    },
    onAlarm: 'Buyers cannot order services, and agencies cannot respond to orders while their term runs.',
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
      indexes: ['list1', 'list3'],
      sealed: 'commit',
    },
    onAlarm: 'The centre cannot see its work queue or keep its registers.',
  },
  {
    name: 'spot-checks',
    entry: 'functions/spot-checks/api.ts',
    routes: spotChecks,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'], sealed: 'commit' },
    onAlarm:
      'The centre cannot check orders, and agencies cannot hand in the material that they were asked for.',
  },
  {
    name: 'upkeep',
    entry: 'functions/upkeep/api.ts',
    routes: upkeep,
    needs: { ...commands, indexes: ['list1', 'list2'] },
    onAlarm: 'Agencies cannot confirm their information, and the centre cannot see whose is out of date.',
  },
  {
    name: 'metrics',
    entry: 'functions/metrics/api.ts',
    routes: metrics,
    needs: { ...commands, platform: 'read' },
    onAlarm: 'Agencies cannot see their indicators, and the centre not those of a category.',
  },
  {
    name: 'archive',
    entry: 'functions/archive/api.ts',
    routes: archive,
    needs: {
      ...commands,
      addresses: [...commands.addresses, 'TREASURY_URL'],
      indexes: ['list1', 'list2', 'list3'],
    },
    onAlarm:
      "Agencies cannot complete their orders' archives or claim redemption, and claims are not reviewed.",
  },
  {
    name: 'risk',
    entry: 'functions/risk/api.ts',
    routes: risk,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm: 'The centre cannot decide what withholds payment of an order: agencies wait for their money.',
  },
  {
    name: 'guidance',
    entry: 'functions/guidance/api.ts',
    routes: guidance,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'], sealed: 'commit' },
    onAlarm:
      'The centre cannot keep its registers of calls, visits and follow-ups; agencies cannot register for training or read guides and advice.',
  },
  {
    name: 'exchange',
    entry: 'functions/exchange/api.ts',
    routes: exchange,
    needs: { ...commands, indexes: ['list1'], exports: 'link' },
    onAlarm: 'The centre cannot take existing agencies over, and nobody gets a list as a file.',
  },
];
