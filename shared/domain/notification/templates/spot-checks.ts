import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const DATE = () => ({ date: zhDateParam() });
const ORDER = () => ({ orderNo: z.string().max(22) });

/** Spot checks and requests for material (rows 3-1c, 6-4b). */
export const spotCheckTemplates = {
  SPOT_CHECK_OPENED: notice({
    article: '3-1c',
    params: () => ({ ...ORDER(), ...DATE() }),
    letter: {
      title: '订单抽查通知',
      body: '贵单位订单{orderNo}被抽查。请于{date}前（截至当日24时）登录平台提交该订单的服务合同、发票、付款凭证、服务成果等档案材料。',
    },
    sms: '贵单位订单{orderNo}被抽查，请于{date}前登录平台提交档案材料。',
  }),
  SPOT_CHECK_CONCLUDED: notice({
    article: '3-1c',
    letter: {
      title: '订单抽查结果通知',
      body: '贵单位有一笔订单的抽查已作出结论，结果请登录平台查看。',
    },
  }),
  SPOT_CHECK_ENDED: notice({
    article: '3-1c',
    letter: {
      title: '订单抽查终止通知',
      body: '贵单位有一笔订单的抽查已终止，无须再提交材料，详情请登录平台查看。',
    },
  }),
  COOPERATION_REQUESTED: notice({
    article: '6-4b',
    params: DATE,
    letter: {
      title: '提供材料通知',
      body: '因工作需要，请于{date}前（截至当日24时）登录平台查看并提交所要求的材料。',
    },
    sms: '因工作需要，请于{date}前登录平台查看并提交有关材料。',
  }),
  COOPERATION_REMINDER: notice({
    article: '6-4b',
    params: DATE,
    letter: {
      title: '提供材料提醒',
      body: '贵单位尚有要求提交的材料未提交，请于{date}前（截至当日24时）登录平台提交。',
    },
    sms: '贵单位尚有材料未提交，请于{date}前登录平台提交。',
  }),
  COOPERATION_RECEIPT: notice({
    article: '6-4b',
    letter: {
      title: '材料提交回执',
      body: '贵单位提交的材料已收到，回执编号请登录平台查看。',
    },
  }),
  COOPERATION_OVERDUE: notice({
    article: '6-4b',
    params: DATE,
    letter: {
      title: '材料逾期未提交通知',
      body: '贵单位未在{date}前提交所要求的材料，请尽快登录平台提交。',
    },
  }),
  COOPERATION_SECOND_NOTICE: notice({
    article: '6-4b',
    params: DATE,
    letter: {
      title: '提供材料第二次书面通知',
      body: '贵单位逾期未提交所要求的材料，现第二次书面通知：请于{date}前（截至当日24时）登录平台提交。逾期仍不提交的，将依程序研究是否认定为拒不配合。',
    },
    sms: '现第二次书面通知贵单位于{date}前登录平台提交材料，详见平台通知。',
  }),
  COOPERATION_REFUSED: notice({
    isDecision: true,
    article: '12-3e',
    letter: {
      title: '拒不配合认定通知',
      body: '贵单位经两次书面通知仍未提交所要求的材料，经审核认定为拒不配合，事由及依据请登录平台查看。该认定可作为清退的依据；如拟清退，将另行告知贵单位并听取陈述申辩。',
    },
    sms: '贵单位有一项材料提交事项已作出认定，详情请登录平台查看。',
  }),
  COOPERATION_WITHDRAWN: notice({
    article: '6-4b',
    letter: {
      title: '提供材料要求撤回通知',
      body: '此前要求贵单位提交材料的事项已撤回，无须再提交，详情请登录平台查看。',
    },
  }),
};
