// The tagging rules that ship with pair-extract. A rule is one entry; its examples are tested.
//
// English rules have a word boundary, so their alternatives are whole words or phrases; Chinese ones
// match anywhere. Alternatives that are plain strings cost next to nothing (tags.hpp), so they are
// preferred to shorter but cleverer expressions.
// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags.hpp"

namespace deskmill {
namespace {

struct BuiltinRule {
  const char* name;
  const char* tag;
  Boundary boundary;
  const char* pattern;
  std::vector<std::string> match, no_match;
};
constexpr Boundary kAnywhere = Boundary::kNone, kWords = Boundary::kWord;

std::vector<BuiltinRule> question_rules() {
  return {
      {"question.mark",
       "question",
       kAnywhere,
       "？|[?](?:[^=&%0-9A-Za-z]|$)",
       {"退款到了？", "any news?"},
       {"http://a.cn/?id=3"}},
      {"question.zh_word",
       "question",
       kAnywhere,
       "吗|什么|啥|怎么|怎样|咋|如何|哪[里儿个些天种家款位了]|谁|几[天点号时个月次]|多少|多久|多长|"
       "多大|多远|"
       "是否|是不是|能不能|可不可以|可以不|有没有|会不会|行不行|要不要|好不好|对不对|为何|请问|"
       "能否|可否|了没|"
       "没有[。！ ]*$|呢[。！ ]*$",
       {"什么时候发货", "能不能便宜点", "发货了没", "那运费呢"},
       {"好的谢谢", "已经收到了"}},
      {"question.zh_request",
       "question",
       kAnywhere,
       "帮我|帮忙|再帮|麻烦.{0,2}(?:帮|给|查|看|改|催|问|告)|我想(?:问|咨询|了解|坐)|想知道|告诉我|"
       "告知我|"
       "发给我|发我|发过来|发一下|给我(?:找|一|个|点|来|推荐|查|看|说|介绍)|为我(?:推荐|查|看)|"
       "给点|"
       "求推荐|推荐(?:一|个|几|下|家)|帮.{0,3}(?:查|看|催|改|取消)|想去|想吃|想找|想要|想住|"
       "(?:想|要|需要|准备|打算)(?:定|订|预定|预订|买|换|退|改|办|开|查|取消|投诉|申请|一家|一个|"
       "找)|"
       "申请(?:退|换)",
       {"帮我查下快递", "我想找一家酒店", "我要退货", "麻烦您看一下"},
       {"好的", "麻烦你了"}},
      {"question.en_start",
       "question",
       kWords,
       "^what|^what's|^when|^where|^where's|^who|^which|^why|^how|^how's|^can|^could|^would|^will|^"
       "do|^does|^did|"
       "^is|^are|^was|^were|^has|^have you|^should|^may|^any",
       {"how do I reset it", "does it ship to Canada", "any update on my order"},
       {"I have it now", "that is fine", "Anyway it works"}},
      {"question.en_phrase",
       "question",
       kWords,
       "how do|how does|what do|what does|how can|how to|where is|where's|where are|where can|what "
       "is|what's|what "
       "are|when will|when is|"
       "when can|why is|why does|why was|is it|is this|is that|are you|does it|do i|do they|will "
       "it|will you|any update|"
       "any news|how much|how many|how long|can you|can i|can we|could you|could "
       "i|could we|"
       "is there|are there|do you|i'd like to|i would like to|i want to|i want a|i need to|i need "
       "help|"
       "i need a|please help|please advise|please tell|please let me know|help me|any way "
       "to|wonder if|"
       "wondering if|wondering whether|wondering how|wondering what|tell me|show me|send "
       "me|looking for",
       {"I would like to change my seat", "wondering if it is refundable"},
       {"thanks for your help"}},
  };
}

std::vector<BuiltinRule> customer_rules() {
  return {
      {"problem.zh",
       "problem",
       kAnywhere,
       "没(?:有?收到|到|声音|反应|法|办法|发货|显示|成功)|还没(?:到|发|收)|收不到|坏了|不能用|"
       "用不了|打不开|"
       "登(?:录)?不(?:上|了)|失败|错误|有问题|破损|少(?:了|发)|漏发|发错|投诉|不显示|充不(?:上|进)|"
       "连不上|"
       "一直(?:没|不)|被(?:扣|封|锁|盗)",
       {"刚买的耳机没声音", "一直登录不了"},
       {"收到了，很好"}},
      {"problem.en",
       "problem",
       kWords,
       "not working|(?:doesn't|don't|didn't|isn't|wasn't|won't|can't|couldn't|haven't|hasn't|does "
       "not|did "
       "not|is not|was not|will not|has not|have not) "
       "(?:work|working|open|load|arrive|arrived|receive|"
       "received|charge|connect|log|get|let|show|shown)|can't|cannot|can not|unable "
       "to|broken|damaged|"
       "missing|never (?:arrived|received|got)|error|failed|wrong (?:item|size|order|color|colour)|"
       "still waiting|lost|delayed",
       {"my parcel never arrived", "I can't log in", "it does not charge"},
       {"it arrived today"}},
      {"unresolved.zh",
       "unresolved",
       kAnywhere,
       "还是(?:不|没)|没用|不管用|依然(?:不|没)|仍然(?:不|没)",
       {"还是不行"},
       {"可以了"}},
      {"unresolved.en",
       "unresolved",
       kWords,
       "still (?:not|doesn't|does not|can't|cannot|no|won't|isn't)|didn't (?:work|help)|did not "
       "(?:work|"
       "help)|same (?:issue|problem|error)",
       {"it still doesn't work"},
       {"it works"}},
      {"resolved.zh",
       "resolved",
       kAnywhere,
       "(?:好|可以|解决|搞定|成功|弄好|收到)了|没问题了",
       {"好了谢谢"},
       {"还没好"}},
      {"resolved.en",
       "resolved",
       kWords,
       "it works|it worked|that works|that worked|that helped|solved|fixed it|fixed now|working "
       "now",
       {"that worked, thanks"},
       {"it never worked"}},
      {"ack",
       "ack",
       kAnywhere,
       "^(?:好+的?|嗯+|恩+|哦+|噢+|行|可以|知道了|明白了?|了解了?|收到|是的?|对的?|没有了?|ok(?:ay)"
       "?|sure|got "
       "it|alright|fine|i see|yes|yep|no|no problem|great|perfect)[呢呀哦啊了吧吖亲的~]*[。.!！~， "
       "]*$",
       {"好的", "嗯嗯", "OK."},
       {"好的，那什么时候到"}},
      {"thanks.zh", "thanks", kAnywhere, "谢谢|感谢|多谢|谢了", {"谢谢亲"}, {"退款"}},
      {"thanks.en",
       "thanks",
       kWords,
       "thank|thanks|thx|3q|appreciate|appreciated|cheers",
       {"Thanks!"},
       {"no tank"}},
      {"chase.zh",
       "chase",
       kAnywhere,
       "^(?:(?:在吗|在么|在不在|在|有人吗|有人在吗|人呢|你好|您好|喂|亲|哈喽)[?？!！。.~…，, ]*)+$",
       {"在吗？", "你好，在吗"},
       {"在哪里退款"}},
      {"chase.en",
       "chase",
       kAnywhere,
       "^(?:(?:hello|hi|hey|hi there|hello there|good (?:morning|afternoon|evening)|anyone(?: "
       "there)?|are you "
       "(?:still )?there|still there|you there)[?!.~, ]*)+$",
       {"anyone there?", "Hello"},
       {"hi, is it free"}},
      {"chase.mark",
       "chase",
       kAnywhere,
       "^[!！。.~…，, ]*[?？][?？!！。.~…，, ]*$",
       {"？？"},
       {"1?"}},
  };
}

std::vector<BuiltinRule> boilerplate_rules() {
  return {
      {"greeting.zh",
       "greeting",
       kAnywhere,
       "您好|你好|亲爱的|^亲|(?:早上|上午|中午|下午|晚上)好|很高兴(?:能)?为您服务|(?:请问)?有什么(?"
       ":问题)?(?:可以|能|需要|是我)+"
       "(?:为您|帮您|帮到您|我|您|帮助|帮忙).{0,12}|欢迎(?:光临|咨询|您).{0,10}|(?:我是)?.{0,6}"
       "客服.{0,10}为您服务",
       {"您好，很高兴为您服务", "有什么可以帮您的吗"},
       {"已经发货", "请问有什么优惠"}},
      {"greeting.en",
       "greeting",
       kWords,
       "(?:hi|hello|hey)(?: there)?|good (?:morning|afternoon|evening)|welcome to|thank(?:s| you) "
       "for "
       "(?:contacting|reaching|calling|your (?:message|patience|time))(?: (?:us|out|today|to "
       "us))*|how "
       "(?:can|may) (?:i|we) (?:help|assist)(?: you)?(?: today)?|my name is \\w+|this is \\w+ from "
       "\\w+",
       {"Thank you for contacting us", "Hi there"},
       {"it ships today"}},
      {"hold.zh",
       "hold",
       kAnywhere,
       "(?:请|麻烦)?(?:您)?稍(?:等|候)(?:一下|片刻)?|(?:我|这边)?正在(?:为您|帮您|给您)?(?:查询|"
       "核实|处理|查看)|"
       "(?:我|这边)*(?:马上|先)?(?:帮|为|给)您(?:查|看|核实|确认)(?:询|看|实)?(?:一下|下|看)?|"
       "请耐心等(?:待|候)",
       {"请稍等", "我帮您查一下"},
       {"三天内到账", "稍后到账"}},
      {"hold.en",
       "hold",
       kWords,
       "one (?:moment|second|sec)(?: please)?|(?:just )?a (?:moment|second|sec|minute)(?: "
       "please)?|bear "
       "with me|let me (?:check|look|see|take a look|pull)(?: \\w+){0,4}|(?:please )?hold "
       "on|please "
       "wait|checking (?:now|that|on)",
       {"Let me check that for you", "one moment please"},
       {"it takes 3 days"}},
      {"closing.zh",
       "closing",
       kAnywhere,
       "(?:请问)?(?:您)?(?:还有|还需要|有没有).{0,4}(?:其他|别的|什么|其它).{0,14}|祝您.{0,8}(?:"
       "愉快|开心|顺利)|"
       "再见|拜拜|不客气|不用谢|感谢您的?.{0,8}(?:支持|光临|咨询|来电|理解|耐心|配合)|(?:满意度|"
       "评价|五星|打分).{"
       "0,10}|随时(?:联系|咨询).{0,4}",
       {"请问还有其他可以帮您的吗", "祝您生活愉快"},
       {"已退款"}},
      {"closing.en",
       "closing",
       kWords,
       "(?:is there )?anything else(?: \\w+){0,6}|have a (?:nice|great|good|wonderful|lovely) "
       "(?:day|one|evening|weekend)|goodbye|good bye|bye|take care|happy to help|feel free to "
       "(?:contact|reach)(?: \\w+){0,5}|rate (?:this|our|my)(?: \\w+){0,3}|(?:you're|you are) "
       "welcome",
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
       "姓名|名字|邮箱|地址|"
       "账号|截图|照片|图片)|(?:订单号|单号|手机号|账号|姓名)(?:是多少|发我|发一下|报一下|提供一下)"
       "|(?:哪个|哪一|什么)"
       "(?:订单|型号|商品|颜色|尺码|地址|时候).{0,6}[?？]|是.{0,16}(?:吗|呢|么|不)[?？]?$|^[^。！!?"
       "？]{0,24}(?:吗|么|[?？])[?？~ ]*$",
       {"请提供一下订单号", "请问是哪个订单？", "您是要退货吗？"},
       {"订单已发货"}},
      {"clarify.en",
       "clarify",
       kWords,
       "(?:could|can|would|may) (?:you|i)(?: please)? "
       "(?:provide|tell|send|confirm|share|give|have|get|ask)|"
       "(?:what's|what is) your (?:order|phone|name|e-?mail|account|address)|which "
       "(?:order|item|model|size|"
       "product|one)|please (?:provide|share|send|dm|confirm)",
       {"Could you provide your order number?", "please DM us your email"},
       {"you can return it"}},
      {"promise.zh",
       "promise",
       kAnywhere,
       "稍后(?:回复|联系|给您|为您)|(?:会|将)(?:尽快|有专人|安排).{0,12}(?:联系|回复|回电|处理|"
       "反馈)|小时(?:之)?内"
       ".{0,6}(?:回复|联系|回电)",
       {"稍后回复您", "24小时内会有专员联系您"},
       {"已退款"}},
      {"promise.en",
       "promise",
       kWords,
       "get back to you|will (?:contact|call|e-?mail|update|follow up)|we'll (?:let you know|be in "
       "touch|"
       "update|contact)",
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
       "(?:transfer|transferring|transferred) (?:you|this|to)|(?:connect|connecting) "
       "you|escalate|escalated|"
       "escalating",
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
       "today|tomorrow|tonight|yesterday|this week|this morning|this afternoon|next week|right "
       "now|currently",
       {"ships tomorrow"},
       {"within two days"}},
      {"personal",
       "personal",
       kAnywhere,
       "\\[(?:姓名|电话|手机|订单|地址|邮箱|账号|银行卡|身份证|数字|日期|PHONE|NAME|PERSON|EMAIL|"
       "ORDER|ADDRESS|ID|CARD)"
       "[^\\]]{0,12}\\]|<[A-Z_]{3,16}(?:_[0-9]+)?>",
       {"您的订单[订单1]已发", "call [PHONE_1]"},
       {"[图片]"}},
  };
}

std::vector<BuiltinRule> answer_type_rules() {
  return {
      {"ask_time.zh",
       "ask_time",
       kAnywhere,
       "什么时候|多久|几天|几点|几时|何时|哪天|多长时间|时间",
       {"多久到"},
       {"多少钱"}},
      {"ask_time.en",
       "ask_time",
       kWords,
       "when|how long|how soon|what time|eta",
       {"when will it ship"},
       {"where is it"}},
      {"ask_price.zh",
       "ask_price",
       kAnywhere,
       "多少钱|价格|费用|运费|多钱|便宜|票价|门票|消费",
       {"运费多少钱"},
       {"多久"}},
      {"ask_price.en",
       "ask_price",
       kWords,
       "how much|price|prices|cost|costs|fee|fees|charge",
       {"how much is it"},
       {"how long"}},
      {"ask_place.zh",
       "ask_place",
       kAnywhere,
       "哪里|哪儿|在哪|地址|什么地方",
       {"在哪里看"},
       {"多久"}},
      {"ask_place.en", "ask_place", kWords, "where|address|location", {"where is it"}, {"when"}},
      {"ask_number.zh",
       "ask_number",
       kAnywhere,
       "多少|几[个次件号]|电话|号码|评分",
       {"电话是多少"},
       {"在哪"}},
      {"ask_number.en", "ask_number", kWords, "how many|phone|number", {"how many"}, {"how much"}},
      {"ask_how.zh", "ask_how", kAnywhere, "怎么|如何|咋|怎样", {"怎么退"}, {"多久"}},
      {"ask_how.en",
       "ask_how",
       kWords,
       "how do|how can|how to|how should|how would",
       {"how do I pay"},
       {"how long"}},
      {"ask_yes_no.zh",
       "ask_yes_no",
       kAnywhere,
       "吗|能不能|可不可以|是不是|有没有|是否|会不会|行不行|能否",
       {"能退吗"},
       {"怎么退"}},
      {"ask_yes_no.en",
       "ask_yes_no",
       kWords,
       "^(?:can|could|do|does|did|is|are|will|would|may|has|have|was)",
       {"is it free"},
       {"how is it"}},
      {"tell_time.zh",
       "tell_time",
       kAnywhere,
       "[0-9一二三四五六七八九十两几个] ?(?:点|小时|天|日|号|月|分钟|周|工作日)|[0-9]:[0-9][0-9]|"
       "今天|明天|后天|尽快",
       {"3天左右", "9:00到18:00"},
       {"可以"}},
      {"tell_time.en",
       "tell_time",
       kWords,
       "today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|within",
       {"within 2 business days", "by Friday"},
       {"yes"}},
      {"tell_time.en_number",
       "tell_time",
       kAnywhere,
       "[0-9][ -]?(?:hour|day|minute|min|week|month|business day|am|pm)",
       {"48 hours", "a 3-day delay"},
       {"2 boxes"}},
      {"tell_price",
       "tell_price",
       kAnywhere,
       "[0-9] ?(?:元|块|rmb|usd|dollar|eur)|[$¥￥€£] ?[0-9]|免费|包邮|for free|is free|free of "
       "charge",
       {"12元", "$5"},
       {"3天"}},
      {"tell_place.zh",
       "tell_place",
       kAnywhere,
       "[路街层楼区市省县店镇村]|[0-9]号|页面|位于|附近",
       {"在解放路"},
       {"三天"}},
      {"tell_place.en",
       "tell_place",
       kWords,
       "street|road|avenue|at the|in the|under|near|tab|menu|page",
       {"on the orders page"},
       {"3 days"}},
      {"tell_number", "tell_number", kAnywhere, "[0-9]", {"4.5分"}, {"没有"}},
      {"tell_yes_no.zh",
       "tell_yes_no",
       kAnywhere,
       "可以|能|会|有的|没有|是的|不是|支持|不行|有[哦呢。，]",
       {"可以的"},
       {"三天"}},
      {"tell_yes_no.en",
       "tell_yes_no",
       kWords,
       "yes|no|not|yep|can|cannot|can't|sure|unfortunately|sorry|does|doesn't|absolutely|afraid",
       {"Yes, it does"},
       {"three days"}},
  };
}

Rule rule_of(BuiltinRule&& builtin) {
  Rule rule;
  rule.name = builtin.name;
  rule.action = builtin.tag;
  rule.pattern = builtin.pattern;
  rule.options.ignore_case = true;
  rule.options.boundary = builtin.boundary;
  rule.match = std::move(builtin.match);
  rule.no_match = std::move(builtin.no_match);
  return rule;
}

}  // namespace

std::vector<Rule> builtin_pair_rules() {
  std::vector<Rule> rules;
  for (auto* group :
       {question_rules, customer_rules, boilerplate_rules, agent_rules, answer_type_rules}) {
    for (BuiltinRule& builtin : group()) rules.push_back(rule_of(std::move(builtin)));
  }
  return rules;
}

}  // namespace deskmill
