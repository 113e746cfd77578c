// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/builtin_rules.hpp"

namespace deskmill {

std::vector<BuiltinRule> boilerplate_rules() {
  return {
      {"greeting.zh",
       "greeting",
       kAnywhere,
       "您好|你好|\\[姓名[^\\]]{0,4}\\](?:先生|女士|小姐)?[,，]?(?:您好|你好)|"
       "(?:亲爱的|尊敬的)\\[姓名[^\\]]{0,4}\\](?:先生|女士|小姐)?|"
       "(?:您好|你好)[,，]?(?:\\[姓名[^\\]]{0,4}\\]|[^，。！？,!?~ ]{1,2})(?:先生|女士|小姐)|"
       "亲爱[的哒滴]|亲亲|^亲|(?:小妹|妹[子纸]|我)在的[哦呢呀哈]?|^在的[哦呢呀哈]?|尊敬的(?:商家|"
       "客户|用户|顾客|卖家)(?:朋友)?|"
       "(?:早上|上午|中午|下午|晚上)好|很高兴(?:能)?为您服务|"
       "(?:请问)?有什么(?:问题)?(?:可以|能|需要|是|我)+(?:为您|帮您|帮到您|我|您|帮助|帮忙)"
       "[^，。！？,!?~ ]*|(?:请问)?您是咨询之前的问题还是[^，。！？,!?~ ]*|"
       "欢迎(?:光临|咨询|您).{0,10}|(?:我是)?\\[?[^\\[\\]]{0,6}\\]?[^\\[\\]]{0,6}客服.{0,10}"
       "为您服务",
       {"您好，很高兴为您服务", "有什么可以帮您的吗", "[姓名1]您好", "亲爱的[姓名1]，",
        "您好，白先生，", "有什么问题我可以帮您处理或解决呢"},
       {"已经发货", "请问有什么优惠"}},
      // What a shop's app puts in front of what the customer says.
      {"greeting.card",
       "greeting",
       kAnywhere,
       "[\\[【]?(?:咨询)?订单编?号? ?[:：] ?(?:\\[[^\\]]*\\])?[0-9A-Z]*(?:[,，;； ]*"
       "(?:订单金额|下单时间|商品ID|商品编号) ?[:：] ?(?:\\[[^\\]]*\\](?: ?\\[[^\\]]*\\])?)?"
       "[0-9aN.\\-/]*(?: [0-9N][0-9aN:]{3,8})?)+[\\]】]?",
       {"咨询订单号:88231002 订单金额:39.00 下单时间:2026-03-01",
        "[订单编号:[订单1]，订单金额:[金额1]，下单时间:[日期1] [时间1]]",
        "[订单编号:[订单2]，订单金额:，下单时间:]"},
       {"订单号是多少", "订单号:88231002"}},
      {"greeting.en",
       "greeting",
       kWords,
       "(?:hi|hello|hey)(?:,? there)?|"
       "good (?:morning|afternoon|evening)|welcome to|thank(?:s|"
       " you) for (?:contacting|reaching|calling|"
       "your (?:message|patience|time))(?: (?:us|out|today|to us))*|"
       "how (?:can|may) (?:i|we) (?:help|assist)(?: you)?(?: today)?|my name is \\w+|"
       "this is \\w+ from \\w+",
       {"Thank you for contacting us", "Hi there"},
       {"it ships today"}},
      {"greeting.en_person",
       "greeting",
       kAnywhere,
       "(?:hi|hello|hey|dear),? \\[(?:PERSON|NAME)[^\\]]*\\]",
       {"Hello [PERSON_1]"},
       {"call [PERSON_1]"}},
      {"hold.zh",
       "hold",
       kAnywhere,
       "(?:还)?(?:请|麻烦|辛苦)?(?:您)?稍(?:等|候)(?:一下|片刻|下)?|"
       "(?:我|这边)?正在(?:积极)?(?:为您|帮您|给您)?(?:查询|核实|处理|查看)|正[为帮给]您(?:查询|"
       "核实|处理|查看)|"
       "稍微等(?:一?下|待|一?小?会儿?)|(?:还)?请?您?不要(?:离开|下线|离线)|马上(?:为您|给您)?核实|"
       "(?:我|小妹|妹子|这边)*(?:马上|先)?(?:帮|为|给)[您你](?:查|看|核实|确认)(?:询|看|实)?(?:"
       "一下|下|看)?|"
       "(?:请)?(?:您)?耐心等(?:待|候)(?:一?下|片刻)*|(?:这就|马上|立刻)?[帮为给]您去(?:查|看|核实)"
       "一?下?",
       {"请稍等", "我帮您查一下", "正为您查询", "还请稍微等待一小会儿", "请不要离开哦"},
       {"三天内到账", "稍后到账", "不要删除订单"}},
      {"hold.zh_long",
       "hold",
       kAnywhere,
       "(?:请|您|麻烦|辛苦)稍(?:等|候)[^，。！？,!? ]*分钟[的呢哦哈左右]*|"
       "(?:我|这边|马上)*(?:帮|为|给)您查询(?:商品|订单|物流|快递)?的?(?:信息|情况|进度)?[呢哦哈中~"
       "]*$",
       {"还请您稍等两三分钟的呢", "这边为您查询订单的信息"},
       {"已为您查询到订单", "稍等3分钟即可"}},
      {"hold.en",
       "hold",
       kWords,
       "one (?:moment|second|sec)(?: please)?|"
       "(?:just )?a (?:moment|second|sec|minute)(?: please)?|bear with me|"
       "let me (?:check|look|see|take a look|pull)(?: \\w+){0,4}|(?:please )?hold on|please wait|"
       "while (?:i|we) (?:check|look|get|pull|find|review|investigate)(?: \\w+){0,8}|"
       "(?:please )?(?:give|allow) me (?:a|one|just a|a few|a couple of) "
       "(?:moment|minute|second)s?(?: \\w+)*|"
       "(?:(?:i'll|i'd|i will|we'll|we'd|we will) )?(?:be )?(?:happy to|glad to|gladly) "
       "(?:check|look|take a(?: closer)? look)(?: \\w+){0,6}|"
       "checking (?:now|that|on)",
       {"Let me check that for you", "one moment please while I get this for you"},
       {"it takes 3 days"}},
      {"closing.zh",
       "closing",
       kAnywhere,
       "(?:那么?)?(?:请问[，,：: ]?[，,：: ]?)?(?:您?看?)?(?:小?妹[子纸]?|这边|亲)?"
       "(?:还有|还需要|有没有)[^，。！？,!?~ "
       "]{0,4}(?:其他|别的|什么|其它|可以|能)"
       "[^，。！？,!?~ ]*(?:帮|需要|问题|服务|处理|效劳|疑问|解决|的[吗么呢])[^，。！？,!?~ ]*|"
       "(?:小妹|妹子)?祝(?:您|福|亲|你)[^，。！？,!?~ "
       "]*|再见[啦了哦]?|拜拜[啦了哦]?|不客气|不用谢|么么哒|"
       "(?:您|亲)?(?:真是|真的)?(?:太)?客气(?:了|啦|呢|哦|了呢|啦呢|了哦)|应该(?:做)?的(?:呢|哦)?|"
       "分内(?:之|的)?事|(?:感谢|谢谢)[您亲]的?[^，。！？,!?~ ]{0,8}"
       "(?:支持|光临|咨询|来电|理解|谅解|耐心|配合|关注|肯定)|"
       "多多(?:包含|包涵|谅解)|给您带来(?:的)?不便|(?:还)?(?:请|望)(?:您)?(?:多多)?(?:见谅|谅解)|"
       "满意度(?:评价|调查)|(?:打|给|赏)(?:个|一个|下)(?:评价|好评|五星)|"
       "随时(?:联系|咨询|提问|为您解答)(?:我|我们|小妹|妹子)?(?:哦|呢|哈)?",
       {"请问还有其他可以帮您的吗", "祝您生活愉快", "您太客气了呢", "这是我应该做的"},
       {"已退款", "还有其他颜色可选", "在订单页面点击评价", "评价后返现", "请您在七天内评价"}},
      // Longer ones, apart from the others: their expression is only tried on
      // texts with these words.
      {"closing.zh_canned",
       "closing",
       kAnywhere,
       "[^，。！？,!?~ "
       "]*(?:善解人意|荣幸|怠慢|为您效劳|再次为您服务|提[升高]服务质量)[^，。！？,!?~ ]*|"
       "[^，。！？,!?~ ]*(?:[给对]我|[给对]小妹|[给对]妹[子纸]|本次服务|打赏)[^，。！？,!?~ ]*"
       "(?:评价|好评|五星|满意)[^，。！？,!?~ ]*|"
       "[^，。！？,!?~ ]*点击[^，。！？,!?~ ]*(?:小桃心|小红心|表情栏)[^，。！？,!?~ ]*|"
       "(?:您的)?问题是否[^，。！？,!?~ ]*解决[了呢吗]*",
       {"怠慢之处请您谅解呢", "还辛苦您给小妹打个评价呢", "点击表情栏旁边的小桃心哦"},
       {"在订单页面点击评价", "评价后返现", "请您在七天内评价"}},
      // 有问题随时找我, in all its wordings, also over two clauses.
      {"closing.zh_come_back",
       "closing",
       kAnywhere,
       "[^，。！？,!?~ ]*(?:问题|疑问|需要|不懂的?|不清楚的?|不明白的?)(?:的话|的地方|地方)?[，,]?"
       "(?:都|也|就|请|可以|您|亲|欢迎)*(?:随时|第一时间|继续)(?:来|再)?(?:联系|咨询|提问|反馈|"
       "召唤|"
       "问|找|留言)[^，。！？,!?~ ]*|"
       "[^，。！？,!?~ ]*需要[，,]?可以联系[^，。！？,!?~ ]*|"
       "(?:请亲?亲?)?随时(?:来)?(?:问|找|召唤)(?:妹子|小妹|我|咱|客服)[^，。！？,!?~ ]*|"
       "(?:小妹|妹子|我|客服)(?:一直都在|随时都?在|一直在(?:电脑旁|线|这里))的?[哦呢哈呀]{0,2}",
       {"如果您还有问题可以随时提问哦", "有任何问题随时联系我", "不懂的地方随时问妹子哦",
        "有什么需要，可以联系我哦", "我一直都在"},
       {"有问题可以退货", "您随时查看一下", "出现质量问题可以退换", "我一直在用这款"}},
      {"closing.en",
       "closing",
       kWords,
       "(?:is there )?anything (?:else|(?:i|we) can (?:help|do|assist))(?: \\w+){0,6}|"
       "have a (?:nice|great|good|wonderful|lovely|safe) (?:day|one|evening|weekend|week|night|"
       "flight|trip)|goodbye|good bye|(?:it's )?(?:my|our) pleasure|see you soon|"
       "(?:i )?hope (?:this|that|it) helps|(?:thanks|thank you) for (?:your|the) (?:feedback|"
       "loyalty|understanding|cooperation|shout ?out|kind words)|(?:thanks|thank you) for flying "
       "with us|we appreciate your (?:patience|feedback|business|loyalty|understanding)|"
       "bye|take care|happy to help|feel free to (?:contact|reach)(?: \\w+){0,5}|"
       "rate (?:this|our|my)(?: \\w+){0,3}|(?:you're|you are) (?:very |most |so )?welcome",
       {"Is there anything else I can do?", "Have a great day!", "We appreciate your patience."},
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
       "auto(?:matic|mated)?(?: |-)?(?:reply|response)|out of office|do not reply",
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
       "(?:辛苦|方便|劳烦)您?提供(?:一下|下)?.{0,8}(?:订单|单号|手机|电话|姓名|邮箱|地址|账号)|"
       "(?:订单号|单号|手机号|账号|姓名)(?:是多少|发我|发一下|报一下|提供一下)|"
       "(?:哪个|哪一|什么)(?:订单|型号|商品|颜色|尺码|地址|时候).{0,6}[?？]|"
       "是.{0,16}(?:吗|么|不[?？]|呢[?？])[?？]?$|^[^。！!?？]{0,24}(?:吗|么|[?？])[?？~ ]*$|"
       "^(?:您好|亲)?[，, ]?[^。！!?？，, ~]*(?:什么|哪|多少|是否|有没有|是不是|怎么)"
       "[^。！!?？，,不没都也~ ]*呢[?？~ ]*$|"
       "(?:这[个款]|此)(?:订单|商品|产品|手机)?对?(?:吗|么|嘛)[?？~ ]*$|"
       "选择(?:一下|下)?您(?:需要|要|想)?咨询的(?:订单|商品)[^。！!?？~]*[。！!~ ]*$|"
       "(?:您|请|麻烦)[^。！!?？，,]{0,12}(?:复制|截图|发|发送|提供|告知)(?:一下|下)?给?我(?:一下|"
       "下)?"
       "[哦呢哈吧~ ]*$",
       {"请提供一下订单号", "辛苦您提供下订单号", "请问是哪个订单？", "您是要退货吗？",
        "您看的是什么颜色呢", "棉质印花四件套 米白色 1.8米床适用 加厚保暖款 这款吗",
        "点击订单，选择您需要咨询的订单", "请您点开物流页面截图发给我哈"},
       {"订单已发货", "是的呢", "商品到站后是可以自提的呢", "什么时候补货还不清楚呢",
        "在订单页面选择您要退的商品", "点击订单，选择您需要咨询的订单。可以退的",
        "这边让仓库查好后告知我哦"}},
      // One or two questions and nothing else.
      {"clarify.zh_asks",
       "clarify",
       kAnywhere,
       "^(?:[您你]好|亲|不好意思|抱歉|[，,。.！!~ ])*请问[^。！!?？]+[?？]+[~ ]*$|"
       "^(?:[您你]好|亲|不好意思|抱歉|[，,。.！!~ ])*请问[^。！!?？]+[?？]+[^。！!?？]+[?？]+[~ "
       "]*$",
       {"您好,请问是两盏灯都不亮,还是只有一盏不亮？"},
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
      // An order card alone: is it this one?
      {"clarify.card",
       "clarify",
       kAnywhere,
       "^(?:\\[(?:订单|商品|数字|ORDER)[^\\]]{0,12}\\][ ,，]*)+$",
       {"[订单1]", "[ORDER_NO_1]"},
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
       "有(?:处理)?(?:结果|消息|进展)(?:后|了)?(?:会|将|第一时间)|"
       "工作人员(?:会|将)?(?:与|和|跟)您联系|尽快(?:与您联系|联系您|回复您|给您|为您|帮您|答复)|"
       "核实(?:清楚)?后(?:会|将|再|给您|为您|尽快)*(?:答复|回复|联系)|"
       "(?:我们?|妹子|小妹|小编|这边|客服)(?:会|将)(?:为您|帮您)?(?:记录|跟进|转达|上报|反馈|反映)",
       {"稍后回复您", "已反馈至相关部门", "有消息会第一时间联系您", "24小时内会有专员联系您",
        "工作人员将与您联系跟进", "核实后尽快联系您", "我会记录并提交给产品部门"},
       {"已退款", "建议您尽快联系卖家", "送货前会与您联系的", "系统会记录单价"}},
      {"promise.en",
       "promise",
       kWords,
       "get back to you|will (?:contact|call|e-?mail|update|follow up)|"
       "we'll (?:let you know|be in touch|update|contact)|keep you (?:updated|posted)|"
       "(?:i'll|we'll|i will|we will) (?:check|look into|pass (?:this|that|it) (?:on|along))|"
       "(?:i'll|we'll|i will|we will) pass your \\w+ (?:on|along)|"
       "(?:will|i'll|we'll|be sure to|make sure to) (?:share|forward|pass) "
       "(?:this|that|it|your|the|"
       "these)|let (?:our|the) teams? know|"
       "(?:look|looking) into (?:this|that|it)|"
       "contact you (?:as soon|when|once|again)|(?:reach out|respond|reply|get back) to you|"
       "(?:we'll|we will) (?:investigate|do (?:our|what)|try (?:our|to)|follow up)|"
       "(?:have|i've|we've) (?:sent|passed|shared|forwarded) (?:this|that|it|your)|"
       "(?:pass|passed|passing) (?:this|that|it|your \\w+|along)(?: feedback)? (?:on|along|to)",
       {"we'll get back to you", "We'll pass this on", "I'll be sure to share this",
        "I will check with the depot"},
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
      {"time_bound.zh",
       "time_bound",
       kAnywhere,
       "今天|明天|后天|昨天|今晚|今日|明日|本周|这周|下周|活动期间|目前|[0-9]月[0-9]",
       {"今天发货", "6月18日结束"},
       {"七天无理由"}},
      {"time_bound.zh_act",
       "time_bound",
       kAnywhere,
       "已(?:经)?(?:为|给|帮)您|帮您(?:申请|反馈|升级|催|登记|提交|备注|取消|修改|拦截)(?:了|过|好)"
       "|"
       "看到您的|[您你]的(?:订单|退款|商品|包裹|快递|货)(?:已|显示|预计|正在|在)|到账了|"
       "[您你]的[^，。！？,!? ]{0,8}(?:申请|服务单)(?:已|正在)|已(?:经)?成功提交|"
       "(?:这边|小妹|妹子|妹纸|我)(?:先|现在|马上|立刻)?(?:帮|给|为)[您你](?:申请|反馈|升级|催|"
       "登记|"
       "提交|备注|取消|修改|预约)|"
       "显示(?:今天|已经?|收到|签收|配送|送达|出库|取消)",
       {"已经为您取消", "看到您的退款到账了哦", "您的订单预计三天到", "您的换货申请已提交",
        "这边先帮您备注", "物流显示今天配送"},
       {"您的订单页面里可以取消", "页面显示绿色即可"}},
      // What was done for this customer, or how things stand with this one flight or order.
      {"time_bound.en_act",
       "time_bound",
       kWords,
       "(?:i|we)(?:'ve| have)(?: just| already)? (?:added|updated|changed|cancell?ed|"
       "booked|rebooked|saved|sent|noted|confirmed|processed|issued|refunded|requested|"
       "submitted|forwarded|escalated|removed|reset|moved|replaced|ordered|shipped)|"
       "(?:sorry|hear|see|that|like) your (?:flight|order|bags?|luggage|booking|reservation|"
       "package|parcel|refund|tickets?|delivery|shipment|seats?|request|payment)|"
       "your "
       "(?:flight|order|bags?|luggage|package|parcel|refund|tickets?|delivery|request|payment) "
       "(?:has|have) (?:been|now|just|already|shipped|arrived|landed|departed)|"
       "(?:i'm|we're|i am|we are) showing|we show (?:that|your|you)|"
       "(?:i|we)(?: can)? see (?:that )?(?:you|your)|looks like you|eta|etd|"
       "estimated (?:time of )?(?:departure|arrival)|wheels up",
       {"We've added your number", "Your order has shipped", "We're showing a departure at 8:10p",
        "Our ETD is 9:20p"},
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
