// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/builtin_rules.hpp"

namespace deskmill {

std::vector<BuiltinRule> boilerplate_rules() {
  return {
      {"greeting.zh",
       "greeting",
       kAnywhere,
       "您好|你好|\\[姓名[^\\]]{0,4}\\](?:先生|女士|小姐)?[,，]?(?:您好|你好)|亲爱的|^亲|"
       "(?:早上|上午|中午|下午|晚上)好|很高兴(?:能)?为您服务|"
       "(?:请问)?有什么(?:问题)?(?:可以|能|需要|是我)+(?:为您|帮您|帮到您|我|您|帮助|帮忙).{0,12}|"
       "欢迎(?:光临|咨询|您).{0,10}|(?:我是)?.{0,6}客服.{0,10}为您服务",
       {"您好，很高兴为您服务", "有什么可以帮您的吗", "[姓名1]您好"},
       {"已经发货", "请问有什么优惠"}},
      {"greeting.en",
       "greeting",
       kWords,
       "(?:hi|hello|hey)(?:,? there)?|(?:hi|hello|hey|dear),? \\[(?:PERSON|NAME)[^\\]]{0,8}\\]|"
       "good (?:morning|afternoon|evening)|welcome to|thank(?:s|"
       " you) for (?:contacting|reaching|calling|"
       "your (?:message|patience|time))(?: (?:us|out|today|to us))*|"
       "how (?:can|may) (?:i|we) (?:help|assist)(?: you)?(?: today)?|my name is \\w+|"
       "this is \\w+ from \\w+",
       {"Thank you for contacting us", "Hi there", "Hello [PERSON_1]"},
       {"it ships today"}},
      {"hold.zh",
       "hold",
       kAnywhere,
       "(?:还)?(?:请|麻烦|辛苦)?(?:您)?稍(?:等|候)(?:一下|片刻|下)?|"
       "(?:请|您|麻烦|辛苦)稍(?:等|候)[^，。！？,!? ]{0,16}分钟[的呢哦哈左右]*|"
       "(?:我|这边|马上)*(?:帮|为|给)您查询(?:商品|订单|物流|快递)?的?(?:信息|情况|进度)?[呢哦哈中~"
       "]*$|"
       "(?:我|这边)?正在(?:为您|帮您|给您)?(?:查询|核实|处理|查看)|"
       "(?:我|这边)*(?:马上|先)?(?:帮|为|给)您(?:查|看|核实|确认)(?:询|看|实)?(?:一下|下|看)?|"
       "请耐心等(?:待|候)",
       {"请稍等", "我帮您查一下", "还请您稍等两三分钟的呢", "这边为您查询订单的信息"},
       {"三天内到账", "稍后到账"}},
      {"hold.en",
       "hold",
       kWords,
       "one (?:moment|second|sec)(?: please)?|"
       "(?:just )?a (?:moment|second|sec|minute)(?: please)?|bear with me|"
       "let me (?:check|look|see|take a look|pull)(?: \\w+){0,4}|(?:please )?hold on|please wait|"
       "while (?:i|we) (?:check|look|get|pull|find|review|investigate)(?: \\w+){0,8}|"
       "checking (?:now|that|on)",
       {"Let me check that for you", "one moment please while I get this for you"},
       {"it takes 3 days"}},
      {"closing.zh",
       "closing",
       kAnywhere,
       "(?:请问)?(?:您)?(?:还有|还需要|有没有).{0,4}(?:其他|别的|什么|其它).{0,14}|"
       "祝您.{0,8}(?:愉快|开心|顺利)|再见|拜拜|不客气|不用谢|"
       "感谢您的?.{0,8}(?:支持|光临|咨询|来电|理解|耐心|配合)|(?:满意度|评价|五星|打分).{0,10}|"
       "随时(?:联系|咨询).{0,4}",
       {"请问还有其他可以帮您的吗", "祝您生活愉快"},
       {"已退款"}},
      {"closing.en",
       "closing",
       kWords,
       "(?:is there )?anything else(?: \\w+){0,6}|"
       "have a (?:nice|great|good|wonderful|lovely) (?:day|one|evening|weekend)|goodbye|good bye|"
       "bye|take care|happy to help|feel free to (?:contact|reach)(?: \\w+){0,5}|"
       "rate (?:this|our|my)(?: \\w+){0,3}|(?:you're|you are) welcome",
       {"Is there anything else I can do?", "Have a great day!"},
       {"click Save"}},
      {"auto_reply.zh",
       "auto_reply",
       kAnywhere,
       "自动回复|^\\[自动|您前面还有|当前排队|人工客服繁忙|人工客服正忙|非工作时间",
       {"【自动回复】您好"},
       {"请点击回复"}},
      {"auto_reply.en",
       "auto_reply",
       kWords,
       "auto(?:matic|mated)?[ -]?(?:reply|response)|out of office|do not reply",
       {"This is an automated response"},
       {"we replied automatically"}},
  };
}

std::vector<BuiltinRule> agent_rules() {
  return {
      {"clarify.zh",
       "clarify",
       kAnywhere,
       "(?:请|麻烦)您?(?:提供|告知|告诉|发送|发|报)(?:一下|下|给)?.{0,8}(?:订单|单号|手机|电话|"
       "姓名|名字|邮箱|地址|账号|截图|照片|图片)|"
       "(?:订单号|单号|手机号|账号|姓名)(?:是多少|发我|发一下|报一下|提供一下)|"
       "(?:哪个|哪一|什么)(?:订单|型号|商品|颜色|尺码|地址|时候).{0,6}[?？]|"
       "是.{0,16}(?:吗|呢|么|不)[?？]?$|^[^。！!?？]{0,24}(?:吗|么|[?？])[?？~ ]*$",
       {"请提供一下订单号", "请问是哪个订单？", "您是要退货吗？"},
       {"订单已发货"}},
      {"clarify.en",
       "clarify",
       kWords,
       "(?:could|can|would|may) (?:you|i)(?: please)? (?:provide|tell|send|confirm|share|give|"
       "have|get|ask)|(?:what's|what is) your (?:order|phone|name|e-?mail|account|address)|"
       "which (?:order|item|model|size|product|one)|please (?:provide|share|send|dm|confirm)",
       {"Could you provide your order number?", "please DM us your email"},
       {"you can return it"}},
      {"promise.zh",
       "promise",
       kAnywhere,
       "稍后(?:回复|联系|给您|为您)|"
       "(?:会|将)(?:尽快|有专人|安排).{0,12}(?:联系|回复|回电|处理|反馈)|"
       "小时(?:之)?内.{0,6}(?:回复|联系|回电)",
       {"稍后回复您", "24小时内会有专员联系您"},
       {"已退款"}},
      {"promise.en",
       "promise",
       kWords,
       "get back to you|will (?:contact|call|e-?mail|update|follow up)|"
       "we'll (?:let you know|be in touch|update|contact)",
       {"we'll get back to you"},
       {"call us any time"}},
      {"transfer.zh",
       "transfer",
       kAnywhere,
       "(?:转接|转给|转到|转至).{0,10}|为您转",
       {"为您转接售后"},
       {"转账成功"}},
      {"transfer.en",
       "transfer",
       kWords,
       "(?:transfer|transferring|transferred) (?:you|this|to)|(?:connect|connecting) you|escalate|"
       "escalated|escalating",
       {"I'm transferring you"},
       {"bank transfer"}},
      {"steps.zh",
       "steps",
       kAnywhere,
       "点击|点开|进入|打开|选择|登录|第[一二三四五]步|第[0-9]步|页面|设置|首页|我的订单|下载|"
       "https?://",
       {"点击我的订单"},
       {"不可以"}},
      {"steps.en",
       "steps",
       kWords,
       "click|tap|go to|select|open|choose|setting|settings|log in|login|download|visit|follow",
       {"Go to Settings"},
       {"it is opened"}},
      {"time_bound.zh",
       "time_bound",
       kAnywhere,
       "今天|明天|后天|昨天|今晚|今日|明日|本周|这周|下周|活动期间|目前|[0-9]月[0-9]",
       {"今天发货", "6月18日结束"},
       {"七天无理由"}},
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
       "\\[(?:姓名|电话|手机|订单|地址|邮箱|账号|银行卡|身份证|数字|日期|PHONE|NAME|PERSON|EMAIL|"
       "ORDER|ADDRESS|ID|CARD)[^\\]]{0,12}\\]|<[A-Z_]{3,16}(?:_[0-9]+)?>",
       {"您的订单[订单1]已发", "call [PHONE_1]"},
       {"[图片]"}},
  };
}

}  // namespace deskmill
