import type { PlatformClient } from '../../platform-client.ts';
import { announcement, post, sampleFile, scanned } from '../materials.ts';

/** A paper that an organisation puts into its file as a buyer. */
export async function buyersPaper(buyer: PlatformClient): Promise<string> {
  const file = sampleFile('采购说明');
  const { documentId, upload } = await buyer.done<{
    documentId: string;
    upload: Parameters<typeof post>[0];
  }>('registerDocument', { body: { ...announcement('OTHER', file), origin: 'BUYER' } });
  const response = await post(upload, file);
  if (!response.ok) throw new Error(`the upload answered ${response.status}: ${await response.text()}`);
  await scanned(buyer, documentId);
  return documentId;
}
