// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/builtin_rules.hpp"

namespace deskmill {

std::vector<BuiltinRule> agent_rules() {
  return {
      {"clarify.zh",
       "clarify",
       kAnywhere,
       "(?:请|麻烦)您?(?:提供|告知|告诉|发送|发|报)(?:一下|下|给)?.{0,8}(?:订单|单号|手机|电话|"
       "姓名|名字|邮箱|地址|账号|截图|照片|图片)|"
       "^[^。！!?？]{0,30}私信(?:方式)?(?:提供|告知|发送|将)[^。！!?？]{0,12}(?:订单|单号|手机|"
       "电话|姓名|账号|地址|"
       "联系方式|号码)|"
       "(?:辛苦|方便|劳烦)您?提供(?:一下|下)?.{0,8}(?:订单|单号|手机|电话|姓名|邮箱|地址|账号)|"
       "(?:订单号|单号|手机号|账号|姓名)(?:是多少|发我|发一下|报一下|提供一下)|"
       "(?:哪个|哪一|什么)(?:订单|型号|商品|颜色|尺码|地址|时候).{0,6}[?？]|"
       "是.{0,16}(?:吗|么|不[?？]|呢[?？])[?？]?(?: ?亲)?$|^[^。！!?？]{0,24}(?:吗|么|[?？])[?？~ "
       "]*$|"
       "^(?:您好|亲)?[，, ]?[^。！!?？，, ~]*(?:什么|哪|多少|是否|有没有|是不是|怎么)"
       "[^。！!?？，,不没都也~ ]*[呢啊呀]亲?[?？~ ]*$|"
       "您[^。！!?？，,不没~ ]{0,12}还是[^。！!?？，,不没~ ]{1,14}[呢吗]亲?[?？~ ]*$|"
       "^[^。！!?？，, ~不没都也看按凭]{0,8}(?:什么|多少)[^。！!?？，, ~不没都也是]{0,2}[?？~ ]*$|"
       "(?:这[个款]|此)(?:订单|商品|产品|手机)?对?(?:吗|么|嘛)[?？~ ]*$|"
       "选择(?:一下|下)?您(?:需要|要|想)?咨询的(?:订单|商品)[^。！!?？~]*[。！!~ ]*$|"
       "(?:您|请|麻烦)[^。！!?？，,]{0,12}(?:复制|截图|发|发送|提供|告知)(?:一下|下)?给?我(?:一下|"
       "下)?"
       "[哦呢哈吧~ ]*$",
       {"请提供一下订单号", "辛苦您提供下订单号", "请问是哪个订单？", "您是要退货吗？",
        "您看的是什么颜色呢", "棉质印花四件套 米白色 1.8米床适用 加厚保暖款 这款吗",
        "请私信提供您的手机号码，小编看看", "点击订单，选择您需要咨询的订单",
        "请您点开物流页面截图发给我哈", "您想改到哪天呢亲~", "您这边是付现金还是刷卡的呢~"},
       {"订单已发货", "是的呢", "商品到站后是可以自提的呢", "什么时候补货还不清楚呢",
        "在订单页面选择您要退的商品", "点击订单，选择您需要咨询的订单。可以退的",
        "这边让仓库查好后告知我哦"}},
      // One or two questions and nothing else.
      {"clarify.zh_asks",
       "clarify",
       kAnywhere,
       "^(?:[您你]好|亲|不好意思|抱歉|[，,。.！!~ ])*请问[^。！!?？]+[?？]+[~ ]*$|"
       "^(?:[您你]好|亲|不好意思|抱歉|[，,。.！!~ ])*请问[^。！!?？]+[?？]+[^。！!?？]+[?？]+"
       "(?:非常)?(?:谢谢|感谢)?[。！!~ ]*$",
       {"您好,请问是两盏灯都不亮,还是只有一盏不亮？", "请问您在哪里办的呢？有没有签协议呢？谢谢！"},
       {"请问您按住了电源键吗？按住三秒即可。"}},
      // Nothing but greetings, regrets and the request.
      {"clarify.zh_request",
       "clarify",
       kAnywhere,
       "^(?:[^，。！!?？,.~ ]*(?:抱歉|不好意思|对不起|感谢|谢谢|[您你]好|亲爱|方便|不便|"
       "关于|关注|希望|反映|反馈|核实|好的|为了?)[^，。！!?？,.~ ]*[，。！!,.~ ]+)*"
       "(?:如果?您?方便)?[^，。！!?？,.如若]{0,8}(?:辛苦|烦请|麻烦|请)"
       "[^。！!?？，,.不勿别~ ]*(?:提供|告知|私信)[^。！!?？.]*"
       "(?:[。！!?？.~ ]+(?:非常)?(?:谢谢|感谢)[^。！!.]*)?[。！!.~ ]*$",
       {"烦请私信告知具体情况，谢谢", "非常抱歉！如您方便，请您私信提供联系方式。"},
       {"在发票页面可以下载。如有疑问请私信我们", "请勿向他人提供验证码",
        "发票可以换开，请您提供新抬头"}},
      // The request without a polite word, and not what to do with it: 提供给商家就可以.
      {"clarify.zh_give",
       "clarify",
       kAnywhere,
       "^(?:亲|好的|[您你]好|[，,~！!。 ])*(?:还|那|妹子|小妹|这边|您|方便|的|请|麻烦|辛苦|需要)*"
       "(?:提供(?:一?下|您的|要)|(?:请|麻烦|辛苦|需要)您?提供)[^。！!?？，,以行 ]{0,14}"
       "(?:[，, ][^。！!?？，,以行]{0,12}[查看询][^。！!?？，,以行]{0,6})?[。！!~ ]*$",
       {"您提供下入驻编码的呢", "亲，还请您提供税号", "提供一下单号嗯 妹子好去帮您查看下呢"},
       {"您提供下发票就可以了", "提供给商家就行", "提供叫醒服务", "不支持提供私人信息"}},
      // An order card alone: is it this one?
      {"clarify.card",
       "clarify",
       kAnywhere,
       "^(?:\\[(?:订单|商品|数字|组织|身份证|ORDER)[^\\]]{0,12}\\][ ,，]*)+[A-Z]?$",
       {"[订单1]", "[ORDER_NO_1]", "[组织1] [数字1]"},
       {"[订单1]已发货"}},
      {"clarify.en",
       "clarify",
       kWords,
       "(?:could|can|would|may) (?:you|i)(?: please)? (?:provide|tell|send|confirm|share|give|"
       "have|get|ask)|(?:what's|what is) your (?:order|phone|name|e-?mail|account|address)|"
       "which (?:order|item|model|size|product|one)|(?:please|pls) "
       "(?:provide|share|send|dm|confirm)",
       {"Could you provide your order number?", "please DM us your email"},
       {"you can return it"}},
      // Nothing but greetings, regrets and questions or the request for a private message.
      {"clarify.en_only",
       "clarify",
       kAnywhere,
       "^(?:(?:@\\S+|__\\w+__) )*(?:[^.?!\\x{2E80}-\\x{FFFF}]*(?:sorry|apolog|thank|regret|oh "
       "no|hello|\\bhi\\b|\\bhey\\b|(?:glad|happy|love|like) to "
       "(?:help|check|look|assist|review|take an?)|gladly|let(?:'s| us| me) (?:check|look|see)|"
       "what we can)[^.?!\\x{2E80}-\\x{FFFF}]*[.!]+ ?)*"
       "(?:[^.?!\\x{2E80}-\\x{FFFF}]+\\?+ ?|(?:[^.?!\\x{2E80}-\\x{FFFF}]* "
       ")?(?:please|pls|kindly|could you|can "
       "you|follow) "
       "(?:[^.?!\\x{2E80}-\\x{FFFF}]* )?(?:dm|pm|direct message|private "
       "message)[^.?!\\x{2E80}-\\x{FFFF}]*[.!]* ?)+"
       "(?:(?:[^.?!\\x{2E80}-\\x{FFFF}]*(?:thank|sorry|(?:glad|happy) to "
       "(?:help|update|check|look|assist))[^.?!\\x{2E80}-\\x{FFFF}]*[.!]+ "
       "?)*(?:[0-9]/[0-9] ?)?[*^-]?(?:[a-z]{0,8}|\\[\\w+\\]))?$",
       {"Sorry to hear that. What's your flight number?",
        "We're glad to check on that for you. Which train is it?",
        "@maple_9 Please follow and DM us details.",
        "We'd be happy to take a closer look. What's your flight #? ^QX",
        "__user__ When did you submit it? Did you receive a number? ^[PERSON_1]"},
       {"It ships today. Anything else?", "Please restart it.", "不可以。您看呢?"}},
      {"promise.zh",
       "promise",
       kAnywhere,
       "稍后(?:回复|联系|给您|为您)|"
       "(?:会|将)(?:尽快|有专人|安排).{0,12}(?:联系|回复|回电|处理|反馈)|"
       "小时(?:之)?内.{0,6}(?:回复|联系|回电)|"
       "(?:反馈|转派|上报|转交)(?:给|至|到)?(?:相关|有关|技术)(?:部门|人员)|"
       "有(?:处理)?(?:结果|消息|进展)(?:后|了)?(?:我们|我司)?(?:会|将|第一时间)|"
       "[会将](?:不断|认真|努力|继续|持续|虚心)[^，。！!?？,. ]{0,8}"
       "(?:改进|提升|完善|提高|研究|优化|努力|改善)|"
       "工作人员(?:会|将)?(?:与|和|跟)您联系|尽快(?:与您联系|联系您|回复您|给您|为您|帮您|答复)|"
       "核实(?:清楚)?后(?:会|将|再|给您|为您|尽快)*(?:答复|回复|联系)|"
       "(?:我|我们|妹子|小妹|小编|这边|客服)[会将].{0,2}(?:记录|跟进|转达|上报|反馈|反映)|"
       "[会将]向.{1,8}(?:部门|团队|同事|工程师)(?:反馈|反映|提交)|"
       "(?:已经?|[会将]|[帮为给]您)(?:反馈|转达|提交|上报)给.{0,6}(?:工程师|同事|专员|团队|站点)|"
       "会尽快(?:解决|修复|改善|完善)|"
       "(?:[帮给为]您|会|再|已经?|这边|小妹|妹子)(?:催促|催一?下|加急|升级专员)|"
       "催促(?:一?下|的|哦|呢)|[帮给为]您(?:和|跟|向|给)[^，。！!?？, ]{1,8}(?:留言|反馈|沟通)|"
       "联系(?:技术|站点|配送)[催核反沟]|(?:会|已经?|正在|们|我)[为给帮]您(?:查证|核实|核查)?反馈|"
       "(?:安排|已有|已经有)(?:专人|专员|客服|工作人员|人员)[^，。！!?？, ]{0,6}"
       "(?:跟进|处理|核查|核实|联系|致电|沟通|与您|为您)|"
       "(?:已|并|再)(?:转交|上报|提交|记录)(?:给|至|到)?(?:相关|有关|技术|工作|后台|上级)|"
       "(?:核实|核查|查询|有)(?:后|有)(?:进展|结果)[^，。！!?？, ]{0,2}[，,]?[也会将]",
       {"稍后回复您", "已反馈至相关部门", "有消息会第一时间联系您", "24小时内会有专员联系您",
        "工作人员将与您联系跟进", "核实后尽快联系您", "我会记录并提交给产品部门",
        "我们会向产品部门反馈这个情况", "已反馈给工程师", "我们会尽快修复的", "小妹会帮您催促的",
        "这边帮您跟商家留言", "您的问题已经为您反馈", "我们已安排专人为您核查",
        "我司会不断改进服务"},
       {"已退款", "建议您尽快联系卖家", "送货前会与您联系的", "系统会记录单价", "可以给商家留言",
        "安装由专人上门", "可以在页面点击催促发货", "您等专员联系您时反馈给专员就行"}},
      {"promise.en",
       "promise",
       kWords,
       "get back to you|will (?:contact|call|e-?mail|update|follow up)|"
       "we'll (?:let you know|be in touch|update|contact)|keep you (?:updated|posted)|"
       "will be (?:in (?:touch|contact)|with you (?:soon|shortly))|"
       "(?:i'll|we'll|i will|we will) (?:check|look into|pass (?:this|that|it) (?:on|along))|"
       "(?:i'll|we'll|i will|we will) pass your \\w+ (?:on|along)|"
       "(?:will|i'll|we'll|be sure to|make sure to) (?:share|forward|pass) "
       "(?:this|that|it|your|the|"
       "these)|let (?:our|the) teams? know|"
       "(?:look|looking) into (?:this|that|it)|"
       "contact you (?:as soon|when|once|again)|(?:reach out|respond|reply|get back) to you|"
       "(?:we'll|we will) (?:investigate|do (?:our|what)|try (?:our|to)|follow up|urge|speed|"
       "resolve|handle|fix)|"
       "(?:have|i've|we've) (?:sent|passed|shared|forwarded) (?:this|that|it|your)|"
       "(?:pass|passed|passing) (?:this|that|it|your \\w+) (?:on|along|to)|"
       "(?:fed|feed|feeding) (?:this |that |it )?back|relevant (?:departments?|teams?)|"
       "your (?:feedback|comments|concerns?|suggestions?|praises?|kudos|kind words) "
       "(?:to|with) (?:our|the|their|her|his)|forward(?:ing)? (?:this|that|it) (?:to|on)|"
       "let (?:her|his|their) (?:leadership|management|manager|supervisor|team)|"
       "(?:i'll|we'll|i will|we will) (?:take a(?: closer)? look|find out|ask|be in touch|submit|"
       "report|verify|notify|make sure (?:this|that|your|it))|"
       "(?:handle|solve|resolve|fix|process) (?:it|this|that|the issue|the problem) as soon as "
       "possible",
       {"we'll get back to you", "We'll pass this on", "I'll be sure to share this",
        "I will check with the depot", "We will urge the depot to send it",
        "we will feed this back", "I'll let her leadership team know",
        "It went back to the relevant team", "I'll get your comments to the crew",
        "A member of the team will be in touch soon"},
       {"call us any time"}},
      {"transfer.zh",
       "transfer",
       kAnywhere,
       "转接|转给|转到|转至|为您转",
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
       "长按|按住|按下|拔下|拔掉|插上|重启|重装|卸载|擦拭|扫码|刷新一?下|清[除理]缓存|恢复出厂|"
       "重新(?:启动|安装|登录|装入|插拔|连接|添加|下单)|"
       "请您?(?:把|将|检查|更换|使用|关闭|填写|输入|上传)|https?://",
       {"点击我的订单", "请把纸盒抽出来", "重新装入后再试"},
       {"不可以", "请稍等"}},
      {"steps.en",
       "steps",
       kWords,
       "click|tap|go to|setting|settings|log in|login|download|"
       "^select|^choose|(?:please|can|to|then|and) (?:select|choose)|(?:please|then|to) "
       "open|please visit|"
       "(?:select|open|choose|visit|follow) (?:the|your|a|an|this|these|that|our|one of)",
       {"Go to Settings", "Choose Saturday", "then select Restart", "Open the order"},
       {"it is opened", "We have open seating", "Business Select fares", "a follow-up is due"}},
      {"steps.en_imperative",
       "steps",
       kWords,
       "^(?:unplug|press|remove|insert|restart|reboot|reset|clear|delete|uninstall|reinstall|enter|"
       "type|disconnect|reconnect|replace|tighten|scan|hold (?:the|down)|turn (?:the|it|off|on)|"
       "make sure)|"
       "(?:please|then|just|simply|try to) (?:unplug|press|remove|insert|restart|reboot|reset|"
       "clear|delete|uninstall|reinstall|enter|type|disconnect|reconnect|replace|tighten|scan|"
       "hold (?:the|down)|turn (?:the|it|off|on)|make sure)",
       {"Hold the reset button for ten seconds", "please restart the app", "Unplug it first"},
       {"please hold on", "we will replace it", "the reset failed"}},
      // A sentence or clause that begins so.
      {"steps.en_sentence",
       "steps",
       kAnywhere,
       "[.!:,] (?:unplug|press|remove|insert|restart|reboot|reset|clear|delete|uninstall|"
       "reinstall|enter|type|disconnect|reconnect|replace|tighten|scan|hold the|hold down|turn the|"
       "turn it|turn off|turn on|make sure) ",
       {"Hi Robin, unplug the lamp first", "That is easy. Press the small button"},
       {"it is the reset button"}},
  };
}

}  // namespace deskmill
