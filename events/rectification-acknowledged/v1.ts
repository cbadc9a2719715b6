import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The agency has read the order to rectify (SM-10). */
export const RectificationAcknowledged = defineEvent({
  type: 'RectificationAcknowledged',
  version: 1,
  told: '已签收整改通知',
  data: () => z.strictObject(rectificationRef()),
  example: rectificationExample,
});
