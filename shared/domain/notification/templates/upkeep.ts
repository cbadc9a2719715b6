import * as z from 'zod';
import { notice, zhDateParam } from './template.ts';

const days = () => z.string().max(3);

/** The yearly update, dormancy and prices (rows 6-3b, 6-3c, 12-3f). */
export const upkeepTemplates = {
  PROFILE_UPDATE_DUE: notice({
    article: '6-3b',
    params: () => ({ date: zhDateParam(), days: days() }),
    letter: {
      title: '信息更新提醒',
      body: '按规定，服务机构应至少每年更新一次平台信息。贵单位的信息应于{date}前更新（剩余{days}天）。请登录平台更新机构介绍、服务资质、服务产品或收费标准；确无变化的，请逐项核对后签署确认。',
    },
    sms: '贵单位平台信息应于{date}前更新或确认无变化，请登录平台办理。',
  }),
  PROFILE_UPDATE_OVERDUE: notice({
    article: '6-3b',
    params: () => ({ date: zhDateParam(), grace: zhDateParam() }),
    letter: {
      title: '信息更新逾期通知',
      body: '贵单位的信息应于{date}前更新，现已逾期。请于{grace}前登录平台更新，或核对后签署确认无变化；届时仍未更新的，平台将提出限期整改建议。',
    },
    sms: '贵单位平台信息更新已逾期，请于{grace}前登录平台办理。',
  }),
  DORMANCY_DUE: notice({
    article: '12-3f',
    params: () => ({ date: zhDateParam(), days: days() }),
    letter: {
      title: '长期无活动提醒',
      body: '贵单位自上次更新信息或承接订单以来，既未更新信息也无订单。至{date}（剩余{days}天）将满规定年限，届满后可能依规清退。更新信息、签署确认或承接订单均可重新起算。',
    },
    sms: '贵单位长期未更新信息且无订单，将于{date}满规定年限，请登录平台查看。',
  }),
  DORMANCY_REACHED: notice({
    article: '12-3f',
    params: () => ({ date: zhDateParam(), cure: zhDateParam() }),
    letter: {
      title: '长期无活动届满通知',
      body: '至{date}，贵单位连续不更新信息且无订单已满规定年限。请于{cure}前更新信息、签署确认或承接订单；届时仍无活动的，将由管理中心审查是否提出清退建议。',
    },
    sms: '贵单位连续不更新信息且无订单已满规定年限，请于{cure}前登录平台办理。',
  }),
  INFORMATION_ATTENTION: notice({
    article: '6-3c',
    letter: {
      title: '信息核对提示',
      body: '管理中心认定贵单位在平台的一项价格或登记信息需要更正。更正前，所涉服务产品不得上架。请登录平台查看并处理。',
    },
  }),
};
