// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/builtin_rules.hpp"

namespace deskmill {

/// Plain strings only. What also begins answers stands in some wordings only: "Sorry, we do not
/// ship there", "Happy to refund you", 抱歉没有货了.
std::vector<BuiltinRule> courtesy_rules() {
  return {
      {"courtesy.en",
       "courtesy",
       kWords,
       "sorry to (?:hear|learn|see|read|know)|sorry about|sorry for "
       "(?:the|this|that|your|any|all|our|"
       "such)|sorry[.!]|sorry you|sorry this|sorry that (?:you|your|we let)|sorry we let|sorry if|"
       "apologi[sz]e (?:for|that "
       "you|if|again|to|and|once|sincerely|deeply|about|it|this|you|your|any)|apologi[sz]e[.!,]|"
       "apology|"
       "apologies|"
       "regret (?:the|that you|this|to hear|any|your|learning|hearing)",
       {"so sorry to hear that", "my apologies"},
       {"sorry, it is closed", "I regret that pets may not fly"}},
      {"courtesy.en_thanks",
       "courtesy",
       kWords,
       "thanks|thank you|appreciated?|kudos|congrats|congratulations|cheers|pleasure|compliments?|"
       "(?:your|the|this) feedback|(?:customers|people|fans?|friends|someone) like you|no "
       "problem|no worries|way to go|well done|"
       "thumbs up|wow|yay|yikes|awesome|fantastic|love it|oh no|oh my|you too|see you|means "
       "everything|best part of|go unnoticed|here to (?:help|assist)|tweet us|that's "
       "(?:awesome|great|wonderful|fantastic|"
       "what we (?:like|love))",
       {"Thank you so much for the kind words"},
       {"tank you"}},
      {"courtesy.en_joy",
       "courtesy",
       kWords,
       "(?:glad|happy|pleased|thrilled|nice|good|great|wonderful|awesome|love|sad) "
       "(?:to (?:hear|have|see|read|know|be)|hearing|having|seeing|we were|we are|we could|that "
       "you|"
       "you)|like (?:to (?:hear|see|read)|hearing|seeing)|enjoy (?:your|the)|have an? "
       "(?:nice|great|good|"
       "wonderful|lovely|pleasant|safe|awesome|amazing|blessed) "
       "(?:day|afternoon|evening|night|weekend|week|one|flight|trip|time)|happy "
       "(?:birthday|holidays|thanksgiving|new year|travels|"
       "anniversary)|safe travels|looking forward|look forward|hope to (?:see|have|serve|hear|"
       "welcome)|hope you(?: will|'ll)? (?:enjoy|have|had|allow|give|feel)|hope your",
       {"glad you liked it", "Enjoy your trip", "Have a nice day"},
       {"happy to refund it", "we can see you"}},
      {"courtesy.en_regret",
       "courtesy",
       kWords,
       "let (?:us|me) know (?:if|how|when you|should)|(?:we|i)(?: always)? (?:strive|try|aim|"
       "understand) (?:to|your|how|the|our)|pride ourselves|(?:do|doing|try|trying) (?:our|my) "
       "best|"
       "(?:not|isn't) the (?:experience|service|impression)|let you down|(?:serve|serving) you|"
       "frustration|frustrations|frustrating|frustrated|disappointment|disappointed|disappointing|"
       "inconveniences?|(?:top|number one|our) priority|shout ?out|delight|proud "
       "of|condolences|(?:not|never) our (?:intention|goal)|"
       "love(?:d)? having|(?:must|will|can|should) do better|keep improving",
       {"we understand your concern", "Please let us know if we can help"},
       {"let us know your size"}},
      // Efforts and hopes in place of an answer.
      {"courtesy.en_effort",
       "courtesy",
       kWords,
       "(?:working|work) (?:hard|diligently|quickly|to get|on getting|as quickly)|"
       "(?:get|have) you (?:on your way|in the air|going|moving|home|there)|on your way (?:soon|"
       "shortly|asap)|hang(?:ing)? in there|all (?:we|they) can|everything (?:we|they) can|"
       "can't wait to|(?:always|never|only) want (?:to|you|our|your)|best in the (?:biz|business)|"
       "music to our ears|warms our|(?:is|very) concerning|concerned to hear|what's going on|"
       "doesn't sound (?:right|good)|what we can do|(?:we'd|i'd|would) (?:like|love) to (?:help|"
       "look|check|assist)|(?:we|i) can (?:check|look|take a look|help|assist)",
       {"We're working hard to get you on your way", "Thanks for hanging in there",
        "We can't wait to see you again"},
       {"it works on all phones", "the lift will get you up"}},
      {"courtesy.zh",
       "courtesy",
       kAnywhere,
       "抱歉|歉意|致歉|对不起|不好意思|请放心|您放心|别着急|不要着急|久等|[给为让]您(?:的使用)?"
       "(?:带来|造成)|带来|造成|不便|不愉快|困扰|麻烦您了|添麻烦|感谢|谢谢|谅解|见谅|体谅|"
       "[您亲]?[的与和及](?:大力)?(?:支持|理解|关注|肯定|鼓励|配合|反馈|建议|意见|心情)|"
       "宝贵的?(?:建议|意见)|不断|努力|改进|改善|更好的?服务|优质的?服务|服务质量|会记录|会不断|"
       "竭诚|不足之处|敬请|期待|开心|高兴|荣幸|亲爱的|遇到像?您这|惠顾|欢迎(?:您)?(?:再次)?光临|"
       "光临|光顾|厚爱|青睐|"
       "感谢[您亲]的?(?:耐心|等待|来电|咨询|购买|选择|信任|使用)",
       {"感谢您的反馈", "感谢您的惠顾", "感谢您的耐心等待", "遇到像您这样的客户真好"},
       {"支持的哦", "已经发货"}},
  };
}

}  // namespace deskmill
