// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/builtin_rules.hpp"

namespace deskmill {

/// What holds for one customer, or for a day: such answers do not keep.
std::vector<BuiltinRule> transient_rules() {
  return {
      {"time_bound.zh",
       "time_bound",
       kAnywhere,
       "今天|明天|后天|昨天|今晚|今日|明日|本周|这周|下周|活动期间|目前|[0-9]月[0-9]",
       {"今天发货", "6月18日结束"},
       {"七天无理由"}},
      {"time_bound.zh_act",
       "time_bound",
       kAnywhere,
       "已(?:经)?(?:为|给|帮)您|帮您(?:申请|反馈|升级|催|登记|提交|备注|取消|修改|拦截)(?:了|过|"
       "好)|(?:帮|给)您(?:和|跟|向|给)[^，。！!?？, ]{1,8}留言|"
       "(?:这边|这里|小妹|妹子|妹纸|小编|我)(?:先|再|现在|马上|立刻)?(?:帮|给|为)[您你](?:尽快)?"
       "(?:申请|反馈|升级|催|登记|提交|备注|取消|修改|预约|核实|核查|查询|查看|查一?下|联系|记录|"
       "安排|处理|拦截|申诉)|已(?:经)?成功提交",
       {"已经为您取消", "这边先帮您备注", "小妹帮您联系站点", "这里为您尽快核实"},
       {"如果需要，这边可以为您申请"}},
      // How things stand with this one order.
      {"time_bound.zh_state",
       "time_bound",
       kAnywhere,
       "[看查]到[您你](?:的|是|买了?)|[您你]的(?:订单|退款|"
       "商品|包裹|快递|货)(?:已|显示|预计|正在|在)|到账了|[您你]的[^，。！？,!? ]{0,8}(?:申请|"
       "服务单)(?:已|正在)|显示(?:今天|已经?|收到|签收|配送|送达|出库|取消)|"
       "已(?:经)?(?:记录|登记|备注|提交|开具|发货|发出|出库|签收|退款|审核|受理|安排|通知|下发|"
       "申请|修改|打包|揽收|关闭|邮寄|寄出|申诉)(?:了|的|哦|哈|呢|哒|成功)|"
       "[您你]的订单(?:拦截|取消|申请|提交|修改)成功|现在(?:都|也)?还[没未]|"
       "(?:正在|在)(?:配送|派送|运输|处理|审核|打包|退款|出库)(?:中|途中)|"
       "预计(?:是)?(?:上午|下午|晚上|中午|早上|本周|下周|周[一二三四五六日])",
       {"看到您的退款到账了哦", "您的订单预计三天到", "您的换货申请已提交", "物流显示今天配送",
        "商品已经发货了", "您的订单拦截成功", "现在还没发货呢", "货在运输途中", "预计是上午到"},
       {"您的订单页面里可以取消", "页面显示绿色即可", "修改成功后会有提示",
        "下单后还没发货都能改"}},
      // What was done for this customer, or how things stand with this one flight or order.
      {"time_bound.en_act",
       "time_bound",
       kWords,
       "(?:i've|we've|i have|we have) (?:added|updated|changed|cancell?ed|booked|rebooked|saved|"
       "sent|noted|confirmed|processed|issued|refunded|requested|submitted|forwarded|escalated|"
       "removed|reset|moved|replaced|ordered|shipped|just|already)|"
       "(?:sorry|hear|see|that|like) your (?:flight|order|bags?|luggage|booking|reservation|"
       "package|parcel|refund|tickets?|delivery|shipment|seats?|request|payment)|"
       "your (?:flight|order|bag|luggage|package|parcel|refund|ticket|delivery|request|payment) "
       "has "
       "(?:been|now|just|already|shipped|arrived|landed|departed)|"
       "(?:i'm|we're|i am|we are) showing|(?:i|we) show (?:that|this|your|you|flight|the|it)|"
       "(?:i|we)(?: can)? see (?:that )?(?:you|your|flight|the flight|our team)|looks like you|"
       "eta|etd|(?:has|have) (?:now |just |already )?(?:departed|landed)|"
       "is (?:now |still )?(?:scheduled|estimated|showing) (?:to|for|at|as)|delayed (?:until|due "
       "to)|"
       "(?:you|be) on your way|shortly|as of (?:now|yet)|at th(?:e|is) (?:moment|time)|"
       "estimated (?:time of )?(?:departure|arrival)|wheels up",
       {"We've added your number", "Your order has shipped", "We're showing a departure at 8:10p",
        "Our ETD is 9:20p", "I see flight 12 has departed", "The A/C should turn on shortly"},
       {"Orders ship within two days", "You can add it in the app", "We can see to that",
        "If your flight is delayed, ask at the desk"}},
      {"time_bound.en",
       "time_bound",
       kWords,
       "today|tomorrow|tonight|yesterday|this week|this morning|this afternoon|next week|"
       "right now|currently",
       {"ships tomorrow"},
       {"within two days"}},
      {"personal",
       "personal",
       kAnywhere,
       "\\[(?:电话|手机|订单|地址|邮箱|账号|银行卡|身份证|数字|日期|PHONE|EMAIL|"
       "ORDER|ADDRESS|ID|CARD)|<[A-Z_]{3,16}[0-9]*>",
       {"您的订单[订单1]已发", "call [PHONE_1]"},
       {"[图片]", "Hi [PERSON_1]"}},
      // A person who is spoken of; not one who is greeted or signs.
      {"personal.person",
       "personal",
       kAnywhere,
       "(?:by|to|with|from|for|and|mr\\.?|ms\\.?|mrs\\.?|is|[由给叫找和跟与人名：:]) ?"
       "\\[(?:姓名|PERSON|NAME)[^\\]]{0,12}\\]|"
       "\\[(?:姓名|PERSON|NAME)[^\\]]{0,12}\\]['’]s|"
       "\\[(?:姓名|PERSON|NAME)[^\\]]{0,12}\\] [a-z0-9]|"
       "\\[(?:姓名|PERSON|NAME)[^\\]]{0,12}\\][^\\P{Han}您你先女小为]",
       {"signed for by [PERSON_1].", "由[姓名1]配送", "[姓名2]已签收"},
       {"Hi [PERSON_1], yes", "[姓名1]您好", "Best, [PERSON_2]"}},
  };
}

}  // namespace deskmill
