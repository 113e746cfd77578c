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
      {"courtesy.en_care",
       "courtesy",
       kWords,
       "take (?:great|good|excellent|awesome|the best) care|is always (?:our|the) goal|"
       "never (?:part of|a part of|how we)|(?:not|isn't) (?:our style|how we|the (?:norm|usual|"
       "record|level|case))|fingers ?crossed|know (?:that )?delays|know it's been|can't "
       "wait|cannot wait|glad we (?:could|can)|"
       "(?:let|letting) (?:you|anyone) down|(?:we'd|i'd|would|we) love to (?:see|have|welcome|"
       "get|impress|hear|win|make|earn|help)|would (?:love|be happy|be glad|"
       "be delighted) to[.!,]|aim to please|(?:no|aren't|isn't|not) fun|(?:know|"
       "understand) how (?:important|frustrating|hard|tough|much)|understand (?:this is|it's)|"
       "(?:definitely|completely|totally|certainly|can|fully|do) understand|(?:so|very|truly|"
       "terribly) sorry (?:for|to|about|that|this|you)|sorry we (?:failed|missed|couldn't|"
       "weren't)|hate (?:that|to (?:see|hear))|we always try|we'll always try|"
       "always (?:here for|a tweet)|tweet away|hesitate to|welcome (?:on board|aboard|back|"
       "home)|(?:you're|you are) (?:very |more than )?welcome|making us blush|important to us|"
       "(?:of|our) utmost|saddened|wishing you|excited to|love being|we enjoyed|"
       "address any (?:concerns|questions)|just as important|have you (?:rolling|headed|"
       "departing|airborne)|get you reunited|improve (?:our|relevant|the) (?:service|services|"
       "training|quality)|at your service|made our day|you bet|good luck|stay (?:safe|tuned)|"
       "well[ -]deserved|have fun|we hear you|we value|we appreciate|means a lot|wheels up|"
       "grateful|constructive feedback|time to share|tweeting us|delighted to|"
       "strives? to (?:provide|deliver|be|offer)|everything possible to get|we know you're",
       {"our crew will take great care of you", "We know how frustrating this is",
        "Truly sorry we failed you"},
       {"very sorry, it is sold out", "we know the size", "take care of it in the settings"}},
      {"courtesy.zh",
       "courtesy",
       kAnywhere,
       "(?:非常|十分|真的很?|确实很?|实在很?)?抱歉|(?:深表|表示|深感)?歉意|致歉|(?:十分|非常|"
       "真的|确实)?对不起|(?:真的|真是)?不好意思|请放心|您放心|别着急|不要着急|久等|"
       "[给为让]您(?:的使用)?(?:带来|造成)|带来|造成|不便|不愉快|困扰|麻烦您了|添麻烦|感谢|谢谢|"
       "谅解|见谅|体谅|[您亲]?[的与和及](?:大力)?(?:支持|理解|关注|肯定|鼓励|配合|反馈|建议|"
       "意见|心情)|宝贵的?(?:建议|意见)|不断|努力|改进|改善|更好的?服务|优质的?服务|服务质量|"
       "服务意识|服务体验|服务水平|服务流程|服务中的|服务机制|效率|加大|加强|培训|力度|优化|"
       "完善|提高|提升|整改|为用户提供|认真研究|再接再厉|争取|(?:情况|问题|反馈|投诉|私信|信息|"
       "意见)(?:我们)?(?:已经?)收到|收到(?:您的|了您的)|不便之处|没有关系|没关系|感知|会记录|"
       "会不断|竭诚|不足之处|敬请|期待|开心|高兴|荣幸|亲爱的|遇到像?您这|惠顾|"
       "欢迎(?:您)?(?:再次)?光临|光临|光顾|厚爱|青睐|感谢[您亲]的?(?:耐心|等待|来电|咨询|购买|"
       "选择|信任|使用)",
       {"感谢您的反馈", "感谢您的惠顾", "感谢您的耐心等待", "遇到像您这样的客户真好", "非常抱歉呢",
        "您反馈的情况已收到"},
       {"支持的哦", "已经发货", "退货已收到"}},
      // What stands around a question back.
      {"courtesy.zh_ask",
       "courtesy",
       kAnywhere,
       "请问|私信|烦请|以便|如方便|您方便|方便(?:小编|我们|小妹)|关于您|针对您|您(?:反映|反馈|"
       "提到|提及|咨询)的|关注到|帮助您|为您提供|提供帮助|乐意|客服小编|(?:详细|具体)(?:告知|"
       "描述|说明)|尽快[为帮]您|为了更|为能|为更好|为保[护障]|保护您|提供您的|与您联系|耽误",
       {"如方便请私信我们", "烦请详细告知"},
       {"方便的", "可以为您开通"}},
  };
}

}  // namespace deskmill
