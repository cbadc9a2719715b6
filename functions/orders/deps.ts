import type { Materials } from '../../shared/platform/materials.ts';
import type { VoucherPlatform } from '../../shared/platform/voucher-platform/voucher-platform.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface OrdersDeps extends CommonApiDeps {
  readonly voucherPlatform: VoucherPlatform;
  readonly materials: Pick<Materials, 'downloadLink'>;
}
