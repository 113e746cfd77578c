// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/tags/builtin_rules.hpp"

namespace deskmill {
namespace {

/// Of texts that consist of these words and marks and begin with a word.
std::string nothing_but(const std::string& words, const std::string& marks) {
  return "^(?:" + words + ")(?:" + words + "|" + marks + ")*$";
}

}  // namespace

std::vector<BuiltinRule> question_rules() {
  return {
      {"question.mark",
       "question",
       kAnywhere,
       "？|[?][^=&%0-9A-Za-z]|[?]$",
       {"退款到了？", "any news?"},
       {"http://a.cn/?id=3"}},
      {"question.zh_word",
       "question",
       kAnywhere,
       "吗|什么|啥|怎么|怎样|咋|如何|哪[里儿个些天种家款位了边所的栋层区年]|谁|"
       "几[天点号时个月次]|多少|多久|多长|多大|多远|是否|是不是|能不能|可不可以|可以不|有没有|"
       "会不会|行不行|要不要|好不好|对不对|为何|请问|能否|可否|了没|"
       "[^还时都也就前直来的]没有[。！ ]*$|呢[。！ ]*$|么[。！~～ ]*$|(?:可以|能|有|会|是|要|"
       "行).{0,8}嘛[。！~～ ]*$|(?:能|有|会|行|包).{0,6}不[。！~～ ]*$",
       {"什么时候发货", "能不能便宜点", "发货了没", "那运费呢", "松林路可以送到么。",
        "这款有保价嘛", "周末能送不", "货到齐了没有", "在哪边"},
       {"好的谢谢", "已经收到了", "那好嘛", "那么就这样吧", "暂时没有"}},
      // What is left open: this or that, or whether it is so.
      {"question.zh_choice",
       "question",
       kAnywhere,
       "[满第是有要]几|^几|几[期栋层]|多钱|好久(?:可以|能|才|会)|满不满|靠不靠|临不临|贵不贵|"
       "方不方便|够不够|支不支持|需不需要|包不包|带不带|用不用|"
       "送不送|退不退|到没到|发没发|收没收|"
       "[^但可于就不总老要还]是[^，。！!?？,还是]{1,12}还是[^不没有很，。！!,]|"
       "^[^，。！!?？,还是我他她它你您这那]{1,6}还是[^不没有很，。！!,]|[是对]吧[。！~ ]*$|"
       "(?:不能|不会|不了|不到).{1,8}吧[。！~ ]*$|方便[嘛不][。！~～ ]*$",
       {"房子满几", "南区还是北区", "这个是新款还是旧款", "临不临街", "不能分期付款吧",
        "三期的是吧", "退货方便不"},
       {"我还是想退款", "算了吧", "等了好几年", "不是很满意但是还是谢谢", "先这样吧", "好吧"}},
      {"question.zh_request",
       "question",
       kAnywhere,
       "帮我|帮忙|再帮|麻烦[^了]{0,2}(?:帮|给|查|看|改|催|问|告)|我想(?:问|咨询|了解|坐)|想知道|"
       "告诉我|告知我|发给我|发我|发过来|发一下|给我(?:找|一|个|点|来|推荐|查|看|说|介绍)|"
       "为我(?:推荐|查|看)|给点|求推荐|推荐(?:一|个|几|下|家)|帮.{0,3}(?:查|看|催|改|取消)|想去|"
       "想吃|想找|想要|想住|(?:想|要|需要|准备|打算)(?:定|订|预定|预订|买|换|退|改|办|开|查|取消|"
       "投诉|申请|一家|一个|找|维修|修|解绑|注销|绑定|补)|申请(?:退|换|上门|安装|售后|价保|保价)|"
       "请(?:重开|补开|开|改|换|退|取消|安排|尽快)|(?:重开|补开|换开)发票|"
       "(?:修改|更改|更换|改一?下|换一?下|换个|改个).{0,4}(?:地址|电话|手机号|号码|时间|抬头|"
       "联系方式|收货人)|"
       "问一?下|咨询一?下|催单|催一下|催下|催催|"
       "(?:送达|到货|发货|配送|到账)(?:时间|日期)",
       {"帮我查下快递", "我想找一家酒店", "我要退货", "麻烦您看一下", "我要解绑", "催单",
        "预计送达时间", "请开发票", "申请上门安装", "换个联系电话", "问下尺码"},
       {"好的", "麻烦你了", "添麻烦了给你", "发票收到了", "地址没有改"}},
      {"question.en_start",
       "question",
       kWords,
       "^what|^what's|^when|^where|^where's|^who|^which|^why|^how|^how's|^can|^could|^would|^will|"
       "^do|^does|^did|^is|^are|^was|^were|^has|^have you|^should|^may|^any",
       {"how do I reset it", "does it ship to Canada", "any update on my order"},
       {"I have it now", "that is fine", "Anyway it works"}},
      {"question.en_phrase",
       "question",
       kWords,
       "how do|how does|what do|what does|how can|how to|where is|where's|where are|where can|"
       "what is|what's|what are|when will|when is|when can|why is|why does|why was|is it|is this|"
       "is that|are you|does it|do i|do they|will it|will you|any update|any news|how much|"
       "how many|how long|can you|can i|can we|could you|could i|could we|is there|are there|"
       "do you|i'd like to|i would like to|i want to|i want a|i need to|i need help|i need a|"
       "please help|please advise|please tell|please let me know|help me|any way to|wonder if|"
       "wondering if|wondering whether|wondering how|wondering what|tell me|show me|send me|"
       "looking for",
       {"I would like to change my seat", "wondering if it is refundable"},
       {"thanks for your help"}},
  };
}

std::vector<BuiltinRule> customer_rules() {
  return {
      {"problem.zh",
       "problem",
       kAnywhere,
       "没(?:有?收到|到|有?声音|有?反应|法|办法|有?发货|有?显示|有?成功|有?信号|有?动静)|"
       "还没(?:到|发|收|退|来|送|装|人|有人)|没人(?:来|管|理|接|送|装)|收不到|坏了|不能用|死机|"
       "黑屏|闪退|断网|故障|乱扣|多扣|用不了|打不开|登(?:录)?不(?:上|了)|失败|错误|有问题|破损|"
       "少(?:了|发)|漏发|发错|投诉|不显示|充不(?:上|进)|连不上|一直(?:没|不)|被(?:扣|封|锁|盗)",
       {"刚买的耳机没声音", "一直登录不了"},
       {"收到了，很好"}},
      {"problem.en",
       "problem",
       kWords,
       "not working|(?:doesn't|don't|didn't|isn't|wasn't|won't|can't|couldn't|haven't|hasn't|"
       "does not|did not|is not|was not|will not|has not|have not) (?:work|working|open|load|"
       "arrive|arrived|receive|received|charge|connect|log|get|let|show|shown)|can't|cannot|"
       "can not|unable to|broken|damaged|missing|never (?:arrived|received|got)|error|failed|"
       "wrong (?:item|size|order|color|colour)|still waiting|lost|delay|delays|delayed|cancell?ed|"
       "stuck|stranded|overcharged|refused|no one (?:answers|answered|can|could|knows|has)",
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
       "still (?:not|doesn't|does not|can't|cannot|no|won't|isn't)|didn't (?:work|help)|"
       "did not (?:work|help)|same (?:issue|problem|error)",
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
       "it works|it worked|that works|that worked|that helped|solved|fixed it|fixed now|"
       "working now",
       {"that worked, thanks"},
       {"it never worked"}},
      {"ack",
       "ack",
       kAnywhere,
       "^(?:好|嗯|恩|哦|噢)+的?[呢呀哦啊了吧吖亲的~]*[。.!！~， ]*$|"
       "^(?:行|可以|知道了|明白了?|了解了?|收到|是的?|对的?|没有了?|"
       "ok(?:ay)?|sure|got it|alright|fine|i see|yes|yep|no|no problem|great|"
       "perfect)[呢呀哦啊了吧吖亲的~]*[。.!！~， ]*$",
       {"好的", "嗯嗯", "OK."},
       {"好的，那什么时候到"}},
      {"thanks.zh", "thanks", kAnywhere, "谢谢|感谢|多谢|谢了", {"谢谢亲"}, {"退款"}},
      {"thanks.en",
       "thanks",
       kWords,
       "thank|thanks|thx|3q|appreciate|appreciated|cheers",
       {"Thanks!"},
       {"no tank"}},
      {"praise.en",
       "praise",
       kWords,
       "shout ?out|kudos|props (?:to|for|go)|well done|hats off|thumbs up|(?:good|great) job|"
       "great (?:customer service|service|crew|flight|staff|experience|team)|amazing|incredible|"
       "wonderful|fantastic|phenomenal|excellent|brilliant|(?:is|are|was|were) (?:awesome|the "
       "best)|"
       "best (?:airline|shop|service|customer|crew|staff|flight|experience|ever)|"
       "lov(?:e|ing) (?:my|this|these|you|your|that|the|it)|rocks?|made my day|impressed "
       "(?:by|with)",
       {"Shout out to the team in Porto!", "your crew was amazing", "I love this shop"},
       {"I would love to change my seat", "the best way to reach you", "ten awesome beers"}},
      {"praise.zh",
       "praise",
       kAnywhere,
       "好评了|给(?:[您你]们?)?(?:个|了)?(?:好评|五星)|赞一个|太棒了|"
       "(?:服务|态度|质量|物流)(?:很|真|太|非常)(?:好|棒|快)|(?:很|非常|太)满意",
       {"谢谢亲好评了", "你们的服务真好"},
       {"好评返现怎么领", "质量有保证吗"}},
      {"chase.zh",
       "chase",
       kAnywhere,
       nothing_but("在吗|在么|在不在|还?在不?|还在[吗么嘛]|有人在?[吗么嘛]?|人呢|你好|您好|喂|亲|"
                   "哈喽|美女|帅哥|小姐姐|老哥|"
                   "(?:查?好|查到|弄好)了[吗么没]|(?:转接?|找|要|是)?"
                   "(?:人工|真人)(?:客服|服务|咨询)?[吗么嘛]?|客服",
                   "[?？!！。.~…，, ]"),
       {"在吗？", "你好，在吗", "人工客服", "转人工", "好了么 还在吗 美女"},
       {"在哪里退款", "人工安装费多少"}},
      {"chase.en",
       "chase",
       kAnywhere,
       nothing_but("hello|hi|hey|hi there|hello there|good (?:morning|afternoon|evening)|"
                   "anyone(?: there)?|are you (?:still )?there|still there|you there|"
                   "(?:(?:i want to |can i |let me )?(?:talk|speak) (?:to|with) )?(?:an? |the "
                   ")?(?:live |real |human )*"
                   "(?:agent|human|person|representative)",
                   "[?!.~, ]"),
       {"anyone there?", "Hello", "talk to a human", "Agent"},
       {"hi, is it free", "the agent was rude"}},
      {"chase.mark",
       "chase",
       kAnywhere,
       "^[!！。.~…，, ]*[?？][?？!！。.~…，, ]*$",
       {"？？"},
       {"1?"}},
  };
}

}  // namespace deskmill
