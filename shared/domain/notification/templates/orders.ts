import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const date = () => ({ date: zhDateParam() });

/** Demands and orders (rows 6-1a … 6-1c). */
export const orderTemplates = {
  DEMAND_RECEIVED: notice({
    article: '6-1a',
    params: date,
    letter: {
      title: '服务需求邀请',
      body: '有企业（团队）就一项服务需求邀请贵单位响应，请于{date}前登录平台作出响应；不能承接的，请注明原因。',
    },
    sms: '贵单位收到一项服务需求邀请，请于{date}前登录平台响应。',
  }),
  DEMAND_RESPONSE_DUE: notice({
    article: '6-1a',
    params: date,
    letter: {
      title: '服务需求响应提醒',
      body: '贵单位有一项服务需求待响应，请于{date}前登录平台处理。长期不响应的，将按规定限期整改。',
    },
    sms: '贵单位有1项服务需求待响应，请于{date}前登录平台处理。',
  }),
  DEMAND_ANSWERED: notice({
    article: '6-1a',
    letter: { title: '需求响应通知', body: '有服务机构响应了您发布的服务需求，请登录平台查看。' },
  }),
  DEMAND_UNANSWERED: notice({
    article: '6-1b',
    letter: { title: '需求未响应通知', body: '一项服务需求的邀请已逾期，计为贵单位未响应。' },
  }),
  DEMAND_UNANSWERED_TO_BUYER: notice({
    article: '6-1b',
    letter: { title: '需求未响应通知', body: '您邀请的一家服务机构未在期限内响应，可另行邀请或下单。' },
  }),
  DEMAND_CLOSED: notice({
    article: '6-1a',
    letter: { title: '需求关闭通知', body: '一项邀请贵单位响应的服务需求已由发布方关闭，无需再作响应。' },
  }),
  ORDER_PLACED: notice({
    article: '6-1a',
    letter: {
      title: '新订单通知',
      body: '贵单位收到一笔创新券服务订单，请在响应期限内登录平台承接，或注明原因不予承接。',
    },
    sms: '贵单位收到一笔创新券订单，请在期限内登录平台响应。',
  }),
  ORDER_RESPONSE_DUE: notice({
    article: '6-1a',
    params: () => ({ n: z.string().max(4), date: zhDateParam() }),
    letter: {
      title: '订单响应提醒',
      body: '贵单位有{n}笔创新券订单待响应，请于{date}前登录平台处理。长期不响应的，将按规定限期整改。',
    },
    sms: '贵单位有{n}笔创新券订单待响应，请于{date}前登录平台处理。',
  }),
  ORDER_ACCEPTED: notice({
    article: '6-1b',
    letter: { title: '订单承接通知', body: '您的订单已由服务机构承接，正在确认券额。' },
    sms: '您的创新券订单已由服务机构承接，详情请登录平台查看。',
  }),
  ORDER_DECLINED: notice({
    article: '6-1b',
    letter: { title: '订单未承接通知', body: '服务机构未承接您的订单，原因请登录平台查看。' },
    sms: '服务机构未承接您的创新券订单，详情请登录平台查看。',
  }),
  ORDER_EXPIRED: notice({
    article: '6-1b',
    letter: { title: '订单失效通知', body: '一笔订单因贵单位逾期未响应已失效，计为未响应。' },
  }),
  ORDER_EXPIRED_TO_BUYER: notice({
    article: '6-1b',
    letter: { title: '订单失效通知', body: '您的订单因服务机构逾期未响应已失效，可另行下单。' },
    sms: '您的创新券订单因逾期未获响应已失效，详情请登录平台查看。',
  }),
  ORDER_CANCELLED: notice({
    article: '6-1b',
    letter: { title: '订单撤回通知', body: '一笔待响应的订单已由购买方撤回，无需再作响应。' },
  }),
  ORDER_QUOTA_CONFIRMED: notice({
    article: '6-1c',
    letter: { title: '券额确认通知', body: '订单券额已确认，请签订服务合同；合同由服务机构登录平台登记。' },
    sms: '创新券订单券额已确认，请签订服务合同并由服务机构登录平台登记。',
  }),
  ORDER_QUOTA_REFUSED: notice({
    article: '6-1c',
    letter: { title: '券额不予确认通知', body: '订单券额不予确认，订单结束，原因请登录平台查看。' },
    sms: '创新券订单券额未获确认，详情请登录平台查看。',
  }),
  ORDER_SERVICE_BEGUN: notice({
    article: '6-1c',
    letter: { title: '合同登记通知', body: '您的订单的服务合同已登记，服务开始。合同内容请登录平台核对。' },
  }),
  ORDER_DELIVERED: notice({
    article: '6-1c',
    letter: {
      title: '成果交付通知',
      body: '您的订单已交付成果，请登录平台验收；有异议的，请注明原因退回。逾期未处理的，视为验收通过。',
    },
    sms: '您的创新券订单已交付成果，请登录平台验收。',
  }),
  ORDER_DELIVERY_REJECTED: notice({
    article: '6-1c',
    letter: {
      title: '成果退回通知',
      body: '购买方退回了一笔订单的成果，原因请登录平台查看，完善后重新交付。',
    },
    sms: '一笔创新券订单的成果被退回，请登录平台查看并重新交付。',
  }),
  ORDER_ACCEPTANCE_DUE: notice({
    article: '6-1c',
    params: date,
    letter: {
      title: '成果验收提醒',
      body: '您有一笔订单的成果待验收，请于{date}前登录平台处理；逾期未处理的，视为验收通过。',
    },
    sms: '您有一笔创新券订单的成果待验收，请于{date}前登录平台处理。',
  }),
  ORDER_COMPLETED: notice({
    article: '6-1c',
    letter: { title: '订单完成通知', body: '一笔订单已通过验收。请补齐发票、付款凭证等档案材料，以便归档。' },
  }),
  ORDER_AUTO_ACCEPTED: notice({
    article: '6-1c',
    letter: { title: '自动验收通知', body: '您的订单因验收期限届满已视为验收通过，可登录平台评分。' },
  }),
  ORDER_RATING_INVITED: notice({
    article: '6-1c',
    letter: { title: '订单完成通知', body: '您的订单已完成验收，可登录平台评分。' },
  }),
  ORDER_TERMINATION_PROPOSED: notice({
    article: '6-1c',
    letter: { title: '协商终止通知', body: '对方提议协商终止一笔订单，请登录平台查看；同意的，请予确认。' },
    sms: '对方提议协商终止一笔创新券订单，请登录平台查看并处理。',
  }),
  ORDER_TERMINATED: notice({
    article: '6-1c',
    letter: { title: '订单终止通知', body: '一笔订单已终止，终止原因请登录平台查看。' },
    sms: '一笔创新券订单已终止，详情请登录平台查看。',
  }),
  ORDER_HELD: notice({
    article: '6-1c',
    letter: { title: '订单暂缓通知', body: '一笔订单暂缓归档和兑付，等待核查。核查期间服务可照常进行。' },
  }),
  ORDER_HOLD_LIFTED: notice({
    article: '6-1c',
    letter: { title: '订单暂缓解除通知', body: '一笔订单的暂缓已解除。' },
  }),
};
