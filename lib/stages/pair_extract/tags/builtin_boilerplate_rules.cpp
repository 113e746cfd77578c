// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/builtin_rules.hpp"

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
       "(?:还)?(?:请|麻烦|辛苦)您?再(?:稍|耐心)?等(?:待|候)?(?:一?下|一?会儿?)|"
       "(?:我|这[边里])?正在(?:积极)?(?:为您|帮您|给您)?(?:查询|核实|处理|查看)中?|正[为帮给]您(?:"
       "查询|核实|处理|查看)|"
       "稍微等(?:一?下|待|一?小?会儿?)|(?:还)?请?您?不要(?:离开|下线|离线)|马上(?:为您|给您)?(?:"
       "核实|查询)|"
       "(?:我|小妹|妹子|这边)*(?:马上|先|这就|立刻)?(?:帮|为|给)[您你](?:查|看|核实|确认)(?:询|看|"
       "实)?(?:"
       "一下|下|看)?|"
       "(?:请)?(?:您)?耐心等(?:待|候)(?:一?下|片刻)*|(?:这就|马上|立刻)?[帮为给]您去(?:查|看|核实)"
       "一?下?",
       {"请稍等", "我帮您查一下", "正为您查询", "还请稍微等待一小会儿", "请不要离开哦",
        "还辛苦您再等待下哦，这里正在为您查询中"},
       {"三天内到账", "稍后到账", "不要删除订单"}},
      {"hold.zh_long",
       "hold",
       kAnywhere,
       "(?:请|您|亲|麻烦|辛苦)稍(?:等|候)[^，。！？,!? ]*分钟[的呢哦哈左右]*|"
       "(?:我|这边|马上)*(?:帮|为|给)您查询(?:商品|订单|物流|快递)?的?(?:信息|情况|进度)?[呢哦哈中~"
       "]*$",
       {"还请您稍等两三分钟的呢", "这边为您查询订单的信息"},
       {"已为您查询到订单", "稍等3分钟即可"}},
      // With the soft words around them (soft_words.hpp) these are whole clauses.
      {"hold.zh_plain",
       "hold",
       kAnywhere,
       "我看看|(?:我|我们|妹子|妹纸|小妹|这边)(?:需要)?(?:看|查|查看|查询|核实|确认)(?:一下|下)|"
       "(?:积极|全力|火速)查询|在查询中|在核实中|正在(?:查询|核实|确认)|(?:马上|先)(?:查询|核实|"
       "确认)一?下|"
       "请稍后|请您稍后|耐心等等|[再在]等等|[再在]等一[下会]|[再在]等待一[下会]|请等待|等待一下|"
       "不要着急|别着急|不要太着急|别太着急",
       {"小灯在查询中", "这边看下", "还请您再耐心等等", "请您稍后", "您先不要着急"},
       {"这边看是北京发货的", "您查看下您的订单", "妹子查到了", "您着急可以换一款"}},
      {"hold.en",
       "hold",
       kWords,
       "one (?:moment|second|sec)(?: please)?(?:,? (?:while|as|allow|to)(?: \\w+){1,8})?|"
       "(?:just )?a (?:moment|second|sec|minute)(?: please)?|bear with (?:me|us)|"
       "let (?:me|us) (?:double )?(?:check|look|see|take a look|pull|research)(?: \\w+){0,4}|"
       "(?:please )?hold on|please wait|"
       "while (?:i|we) (?:check|look|get|pull|find|review|investigate)(?: \\w+){0,8}|"
       "(?:please )?(?:give|allow) (?:me|us) (?:just )?(?:a|one|few|a few|a couple of) "
       "(?:a )?(?:moment|minute|second)s?(?: \\w+)*|"
       "(?:i'll|we'll|i will|we will) be (?:right )?(?:with you|back)(?: \\w+){0,6}|"
       "(?:i'd|we'd|i'll|we'll|i will|we will|i would|we would) (?:be happy to|be glad to|gladly) "
       "(?:check|look|take a(?: closer)? look)(?: \\w+){0,6}|"
       "checking (?:now|that|on)",
       {"Let me check that for you", "one moment please while I get this for you",
        "Please give us a moment to take a look", "I will be right with you"},
       {"it takes 3 days", "Hang on to the receipts"}},
      {"closing.zh",
       "closing",
       kAnywhere,
       "(?:那么?)?(?:请问[，,：: ]?[，,：: ]?)?(?:您?看?)?(?:小?妹[子纸]?|这边|亲)?(?:还有|"
       "还需要|有没有)[^，。！？,!?~ ]{0,4}(?:其他|别的|什么|其它|可以|"
       "能)[^，。！？,!?~ ]*(?:帮|需要|问题|服务|处理|效劳|疑问|解决|"
       "的[吗么呢])[^，。！？,!?~ ]*|(?:小妹|妹子)?祝(?:您|福|亲|你)[^，。！？,!?~ ]*|"
       "再见[啦了哦]?|拜拜[啦了哦]?|(?:不用?|别|甭|不必)(?:太)?客气|客气啥|不用谢|么么哒|(?:您|"
       "亲)?(?:真是|真的)?(?:太)?客气(?:了|啦|呢|哦|了呢|啦呢|了哦)|(?:这?都?是)?(?:我|我们|"
       "小妹|妹子)?应该(?:做)?的(?:呢|哦)?|(?:非常|很)?(?:开心|高兴|荣幸)为您服务|分内(?:之|"
       "的)?事|(?:感谢|谢谢)[您亲]的?[^，。！？,!?~ ]{0,16}(?:支持|光临|咨询|来电|理解|谅解|耐心|"
       "配合|关注|肯定|厚爱|监督|意见|反馈)|多多(?:包含|包涵|谅解)|给您带来(?:的)?不便|(?:还)?(?:"
       "请|"
       "望)(?:您)?(?:多多)?(?:见谅|谅解)|满意度(?:评价|调查)|(?:打|给|赏)(?:个|一个|下)(?:评价|"
       "好评|五星)|随时(?:联系|咨询|提问|为您解答)(?:我|我们|小妹|妹子)?(?:哦|呢|哈)?",
       {"请问还有其他可以帮您的吗", "祝您生活愉快", "您太客气了呢", "这是我应该做的",
        "感谢您一直以来对我们的支持", "感谢您反馈的意见"},
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
       "[^，。！？,!?~ "
       "]*(?:问题|疑问|需要|不懂|不清楚|不明白)[的话地方]{0,3}[，,]?[都也就请可以您亲欢迎]{0,6}"
       "(?:随时|第一时间|继续)[来再]?(?:联系|咨询|提问|反馈|召唤|问|找|留言)[我们咱小妹子这边]{0,3}"
       "(?:[哦呢哈呀的]+|[，。！,!~ ]|$)|"
       "[^，。！？,!?~ ]*需要[，,]?可以联系[我们咱小妹子]{0,3}(?:[哦呢哈呀的]+|[，。！,!~ ]|$)|"
       "(?:请亲?亲?)?随时来?(?:问|找|召唤)(?:妹子|小妹|我们?|咱们?)(?:[哦呢哈呀的]+|[，。！,!~ "
       "]|$)|"
       "(?:小妹|妹子|我|客服)(?:一直都在|随时都?在|一直在(?:电脑旁|线|这里))的?[哦呢哈呀]{0,2}",
       {"如果您还有问题可以随时提问哦", "有任何问题随时联系我", "不懂的地方随时问妹子哦",
        "有什么需要，可以联系我哦", "我一直都在"},
       {"有问题可以退货", "您随时查看一下", "出现质量问题可以退换", "我一直在用这款",
        "有质量问题可以随时联系我们退货", "有问题可以随时咨询在线客服"}},
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
      // Help that is offered and not given.
      {"closing.en_offer",
       "closing",
       kWords,
       "if (?:you|there|we) (?:still )?(?:need|have|are|is|require|want|can)(?: \\w+){0,9},? "
       "(?:please |pls )?(?:let (?:me|us) know|reach out)(?: to us)?|"
       "(?:please |pls )?(?:let (?:me|us) know|reach out|advise) (?:if|how) (?:we|i|there)"
       "(?: \\w+){1,9}|"
       "(?:please |pls )?(?:let (?:me|us) know|reach out|advise) if (?:you (?:still |ever "
       ")?need|any)"
       "(?: \\w+){1,9}|"
       "(?:i'm|we're|i am|we are|i'd|we'd|i would|we would) (?:also )?(?:be )?(?:always )?"
       "(?:here|more than happy|glad|love) to (?:help|assist)(?: you)?(?: further| out)?|"
       "(?:we're|we are|i'm|i am) (?:just )?a tweet away(?: \\w+){0,4}|"
       "hope (?:this|that|it)(?: information)? (?:is helpful|was helpful)",
       {"If you need any assistance, please let us know", "Please let us know how we can assist",
        "I would be more than happy to assist", "Please advise if any assistance is needed"},
       {"If the gate is closed, call us", "Let us know which seat you want",
        "They will be able to assist"}},
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

}  // namespace deskmill
