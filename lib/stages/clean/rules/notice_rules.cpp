// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/rules/tables.hpp"

namespace deskmill {

std::vector<Row> notice_rules() {
  return {
      {.name = "system.notice",
       .pattern =
           R"((?s)^\s*[\[【]\s*(系统提示|系统提醒|系统消息|系统通知|系統提示|系統訊息|系統通知|平台提示|system (message|notice))\s*[\]】])",
       .needs = "[系统|【系统|[系統|【系統|[平台|【平台|[system",
       .match = {"[系统消息] 会话已转接", "【平台提示】请勿私下交易",
                 "[System message] agent changed"},
       .no_match = {"系统提示：余额不足", "[订单x]系统提示"}},
      {.name = "system.prompt",
       .pattern =
           R"((?s)^\s*(系统提示|系统提醒|系统消息|系统通知|系統提示|系統訊息|系統通知|system (message|notice))\s*[:：])",
       .needs = "系统|系統|system",
       .roles = "agent, bot, system",  // a customer tells what he read on his screen
       .match = {"系统提示：买家已付款", "System message: agent changed"},
       .no_match = {"系统提示我密码错误，怎么办？", "system message appears on my screen"}},
      {.name = "system.recall",
       .pattern =
           R"(^[^，,。！!我]*(撤回了?一[条條]消息|成功撤回|撤回了?[该此][条條]?消息|收回了?一則訊息|已收回訊息)( ?重新编辑)?[。.]?$|)"
           R"(^[\[【]?(该|此|这[条則]|一[条則])?(消息|訊息)已被?(撤回|收回)[\]】]?[。.]?$|)"
           R"(^(([^ i][^ ]*|i[^ ]+)( ([^ i][^ ]*|i[^ ]+))?( ([^ i][^ ]*|i[^ ]+))? (recalled|unsent|deleted) (a|this) message|this message (was|has been) (deleted|recalled|unsent))\.?$|)"
           R"(^(此消息已被?删除|您删除了此消息|你删除了这条消息|此訊息已被?刪除|[你您]已刪除此訊息|(diese nachricht wurde|du hast diese nachricht) gelöscht)[。.]?$|)"
           R"(^(se eliminó este mensaje|eliminaste este mensaje|ce message a été supprimé|vous avez supprimé ce message|mensagem apagada|questo messaggio è stato eliminato|dit bericht is verwijderd)\.?$)",
       .needs =
           "撤回|收回|此消息|此訊息|这条消息|message|nachricht|deleted|recalled|unsent|mensaje|"
           "apagada|"
           "eliminato|verwijderd",
       .max_chars = 120,
       .match = {"对方撤回了一条消息", "“小店客服”撤回了一条消息", "對方已收回訊息", "[消息已撤回]",
                 "该消息已被撤回", "你撤回了一条消息 重新编辑", "This message was deleted",
                 "Anna unsent a message", "此消息已被删除", "Diese Nachricht wurde gelöscht.",
                 "Se eliminó este mensaje.", "Ce message a été supprimé"},
       .no_match = {"我想撤回退款申请", "我不小心撤回了一条消息", "Sorry I deleted a message",
                    "怎么撤回消息", "消息已撤回吗", "此消息已被删除怎么恢复",
                    "Can you recall the order?", "I deleted this message by mistake, sorry"}},
      {.name = "system.edited",
       .action = "remove",
       .pattern =
           R"(\s*<(this message was edited|此消息已编辑|此訊息已編輯|diese nachricht wurde bearbeitet|se editó este mensaje|ce message a été modifié|mensagem editada)\.?>\s*$)",
       .needs = "edited>|编辑>|編輯>|bearbeitet|mensaje|modifi|editada>",
       .match = {"We ship it tomorrow. <This message was edited>", "明天发货<此消息已编辑>",
                 "Morgen. <Diese Nachricht wurde bearbeitet.>"},
       .no_match = {"<This message was edited> is what I see", "This message was edited"}},
      {.name = "system.reply_line",
       .action = "remove",
       .pattern = R"(^\s*##- [^\n]{1,120}-##\s*)",
       .needs = "##- ",
       .match = {"##- Please type your reply above this line -##\n\nWhere is my parcel?",
                 "##- 请在此行上方回复 -##\n包裹到哪了"},
       .no_match = {"### Please note - it is broken ###", "see ##- x -## there"}},
      {.name = "system.transfer",
       .pattern =
           R"(^[\[【(（*-]*\s*((正在|即将|已经?|马上)(为您|帮您|給您|為您)?|(为您|帮您|給您|為您)(正在)?)[转轉]接(到|至|给|給)?(了)?[^，,。!！？?]*[，,。]?(请稍[候后等]|請稍候)?[，。!！.…~\]】)）*-]*$|)"
           R"(^(正在为您|正在帮您|即将为您)(接通|接入|连接|分配)(人工|在线|专属)*(客服|服务|坐席|专员)[^，,。!！？?]*[，,]?(请稍[候后等])?[，。!！.…~]*$|)"
           R"(^[^我您你，,]*(会话|對話|对话|聊天)已?(被)?[转轉](接|交)(到|至|给|給)[^我没吗，,？?]+$|)"
           R"(^会话由.+[转轉](接|交)?(到|至|给|給).+$|)"
           R"(^(the )?(chat|conversation) (has been |was )?transferred (from .+ )?to \S+( \S+)?$|)"
           R"(^you (are|have been|'re) (now )?(being )?(connected|transferred|chatting|talking|speaking) (to|with) [^ ,?]+( [^ ,?]+)?( [^ ,?]+)?$)",
       .needs = "转接|轉接|转交|轉交|会话|對話|对话|接通|接入|分配客|分配在|连接客|连接人|chat|"
                "conversation|transferred|"
                "connected|talking|speaking",
       .max_chars = 60,
       .match = {"正在为您转接人工客服，请稍候", "会话已转接至售后",
                 "Chat transferred from Bot to Anna", "You are now connected to Anna.",
                 "You are now chatting with Anna.", "会话由 小美 转给 小红",
                 "正在为您接入人工客服..."},
       .no_match = {"能不能帮我转接一下售后？", "转接头坏了怎么退",
                    "正在转接，您的退款已经处理，明天到账",
                    "I was transferred twice and nobody helped", "我的会话被转接到售后也没人理",
                    "The chat was transferred to billing and then nobody answered",
                    "The call was transferred to billing",
                    "You are chatting with a customer who is angry", "正在为您接通快递公司"}},
      {.name = "system.queue",
       .pattern =
           R"(^.*(排[队隊]|等待|等候)(人数|人數)\D?\D?\D?\d+.*$|)"
           R"(^.*(前面|前方)(还有|還有)?(排[队隊]|等待)*\s?\d+\s?(位|人|名).*$|)"
           R"(^(您|你)?已?(进入|加入|進入)(人工)?排[队隊].*$|)"
           R"(^(you are|you're) (currently )?(number|no\.?|#) ?\d+ in (the )?(queue|line).*$|)"
           R"(^your (position|place) in (the )?queue( is|:)? ?\d+.*$)",
       .needs = "排队|排隊|人数|人數|前面|前方|number|position|place",
       .max_chars = 120,
       .roles = "agent, bot, system",
       .match = {"当前排队人数：3，请耐心等待", "您前面还有排队等待 5 人",
                 "Your position in the queue is 4.", "You are number 2 in line"},
       .no_match = {"我都排队等了半小时了", "排队要多久？", "Is there a queue at the store?",
                    "前面2单都发了"}},
      {.name = "system.session",
       .pattern =
           R"(^[\s\-—=*【\[(（]*((该|此|当前)?(会话|對話|对话|會話)|聊天|通话|本次(会话|服务|对话|咨询))(已经?|被|自动|因?超时|超時)*(开始|建立|接通|结束|关闭|超时|断开|终止|開始|結束|關閉)了?[\s。.!！\-—=*】\])）]*$|)"
           R"(^[^我]*(长时间|超时|超过?\s?\d+\s?分钟)(未|没有?)(回复|应答|响应|操作|发言|发送?消息|说话|输入)[^我就都也]*(会话|对话|服务)[^我就都也框]*(结束|关闭|断开)[^我？?吗怎]*$|)"
           R"(^[^我]*(长时间|超时|超过?\s?\d+\s?分钟)(未|没有?)(回复|应答|响应|操作|发言|发送?消息|说话|输入)[，,]?(系统|会话|对话)(将|已|会)?(被|自动)*(结束|关闭|断开)了?(本次)?(会话|对话|服务)?[。.！!]?$|)"
           R"(^(系统|客服|用户|访客|客户)(超时)?(已经?|自动)*(关闭|结束|离开)了?(会话|对话)[。.]?$|)"
           R"(^[您你](与|和)客服.*的(会话|对话)已(经)?(建立|接通)[。.]?$|^[—\-= ]*(以上|以下)(是|为)?历史(消息|会话|聊天记录)[—\-= ]*$|)"
           R"(^(the |this |your )?(chat|conversation|session|chat session) (has |was )?(been )?(automatically )?(started|ended|closed|timed out|resolved)( by \S+( \S+)?( \S+)?| due to (long )?(user |customer |visitor )?inactivity| on https?://\S+)?\.?$|)"
           R"(^chat (started|ended|origin): .+$|)"
           R"(^[-*=~ ]*([^ i][^ ]*|i[^ ]+)( ([^ i][^ ]*|i[^ ]+))?( ([^ i][^ ]*|i[^ ]+))? (has )?(joined|left|entered|ended) (the|this) (chat|conversation|session|chatroom)[-*=~ .]*$)",
       .needs = "会话|會話|对话|對話|聊天|通话|本次|长时间|历史|chat|conversation|session",
       .max_chars = 60,
       .match = {"会话已结束", "用户超时未回复，系统自动关闭会话",
                 "由于您超过5分钟没有回复，会话自动结束", "客服关闭会话",
                 "您与客服小美的会话已建立", "———以上是历史消息———", "——本次服务结束——",
                 "由于您长时间未回复，会话已自动结束", "Anna has joined the chat",
                 "*** Anna has joined the chat ***", "Chat started: Tuesday, March 5",
                 "The conversation was closed due to inactivity."},
       .no_match = {"会话怎么还没结束？", "超过30分钟没有到账，对话框也关闭了",
                    "长时间未发货系统自动关闭订单", "你们长时间没回复，会话就关闭了",
                    "由于我长时间没回复，会话被关闭了", "会话结束了你们又没解决",
                    "chat was closed by the agent before I could answer", "本次购买的商品坏了",
                    "I left the chat app open all day and lost my messages",
                    "My internet died and I left the chat.", "I left the chat",
                    "How do I close a session?"}},
      {.name = "system.presence",
       .pattern =
           R"(^[\[【(（*\s]*(客服|坐席|人工客服|机器人|访客|用户|客户|顾客|买家|卖家|对方)[^，,。！!？?吗我您请没不]*(加入|接入|进入|离开|退出|结束|关闭|断开|接受)了?(您的|当前|本次|该)?(会话|对话|聊天|对话请求|窗口|聊天窗口)[\])】）*。.！!\s]*$|)"
           R"(^["“]?[^\s，,。！!？?我您请]+["”]?\s(已|刚刚)?(加入|接入|进入|离开|退出)了?(会话|对话|聊天)[。.]?$|)"
           R"(^(访客|用户|客户|顾客|买家|对方|客服|人工客服)已经?(离开|离线|下线|断开|断开连接)了?[。.]?$|)"
           R"(^(访客|用户|客户|顾客|买家)(正在输入|来自[:：]|正在浏览).*$|)"
           R"(^(访客|用户|客户|顾客|买家)(已经?|未)?[^，,。！!？?我您请]*评价(了本次服务)?([:：].*)?[。.]?$|)"
           R"(^您已经?(与|和)客服[^，,。]*建立(会话|对话|连接)[。.]?$|)"
           R"(^(会话|对话|聊天)已?被[^，,。我您]+(结束|关闭)[。.]?$|)"
           R"(^[-*=~—\s]*(the )?(visitor|customer|client|guest|user|agent)( \S+)? (has |is |was )?(been )?(left|disconnected|offline|typing|away|idle|inactive)[-*=~—.\s]*$|)"
           R"(^[-*=~—\s]*end of (the )?(chat|conversation|session|transcript|chat transcript)[-*=~—.\s]*$|)"
           R"(^(chat|conversation|thread|\S+( \S+)?) (was |has been )?(invited to|added to|assigned to|removed from) (this |the )?(chat|conversation|thread)\.?$|)"
           R"(^(the |this )?(chat|conversation|thread) (was |has been )?(rated|assigned|reassigned|reopened|resolved|archived) [^,?!]+$|)"
           R"(^[^ ,]+( [^ ,]+)? (has )?(resolved|reopened|closed|ended|archived) (this|the) (chat|conversation|thread)\.?$|)"
           R"(^(visitor|customer|guest|user)( \S+)? (has )?(navigated to|opened the chat|is viewing|came from|visited)[^,?!]*$|)"
           R"(^you have been disconnected\.?$)",
       .needs =
           "会话|对话|聊天|窗口|访客|用户已|用户未|用户评|用户离|用户正|用户来|客户已|客户未|"
           "客户评|"
           "客户离|客户正|客户来|顾客已|顾客未|顾客评|顾客离|买家已|买家未|买家评|买家正|对方已|"
           "客服已|"
           "visitor|guest|chat|conversation|thread|transcript|disconnected|typing|inactive",
       .max_chars = 60,
       .roles = "agent, bot, system",
       .match = {"客服小美已接入会话", "访客主动结束了会话", "小明 加入了会话", "访客已离开",
                 "访客来自：百度搜索", "用户已评价：非常满意", "您已与客服小美建立会话",
                 "会话已被客服关闭", "*** Visitor has left ***", "--- End of chat ---",
                 "Customer is typing...", "The customer has been inactive.",
                 "Anna was invited to the chat", "Conversation was assigned to Anna",
                 "Chat archived due to 15 minutes inactivity", "Anna resolved this conversation",
                 "Visitor navigated to https://shop.example/cart", "You have been disconnected."},
       .no_match = {"请您先关闭窗口", "您可以先退出会话再重新进入", "客户不能进入会话怎么办",
                    "用户评价在商品页可以看到", "The customer has left a review on the page",
                    "Please close the chat and open it again", "Your ticket has been resolved.",
                    "The user was added to your plan", "I closed the conversation by mistake",
                    "会话窗口右上角可以关闭"}},
      {.name = "system.rating",
       .pattern =
           R"(^((您好|亲|亲亲|不客气|好的)[，,~ ]*)?(麻烦|还|烦|诚|辛苦|现|为了提升服务质量[，,])*(请|邀请|請|邀請)您?[^，,。！!？?]*[，,]?[^，,。！!？?]*(对|為|为|给|對)[^，,。！!？?]*(服务|客服|服務)[^，,。！？!?]*(评价|打分|评分|評價|評分).*$|)"
           R"(^((hi|hello|thanks|thank you)\b[^.!?]*[.!,]?\s+)?(please|kindly) (take a (moment|minute) to )?rate [^.!?]*[.!]?$|)"
           R"(^how (would you|do you) rate .*$)",
       .needs = "评价|评分|打分|評價|評分|rate |moment|minute",
       .max_chars = 48,
       .roles = "agent, bot, system",
       .match = {"请您对本次服务进行评价", "邀请您为客服小美的服务打分",
                 "Please rate your experience with us.",
                 "Thank you for chatting with us! Please rate my service."},
       .no_match = {"今天下午帮您申请好了，请对我的服务评价，明天会有专员给您打电话，请保持电话畅通"
                    "，退款三天内到账",
                    "Your refund is on its way. Please rate me.", "我已经给了评价",
                    "商品评价在哪里看", "The exchange rate is wrong"}},
      {.name = "system.group",
       .pattern =
           R"(^["“]?.+["”]?\s?(邀请|邀請)["“]?.+["”]?加入了(群聊|群组|群組|聊天)。?$|)"
           R"(^["“]?.+["”]?\s?(退出了(群聊|群组)|通过扫描.+加入群聊)。?$|^["“].+["”]\s?(加入|离开)了?群聊。?$|^(我|["“].+["”])\s?拍了拍\s?(我|自己|["“].+["”]).*$|)"
           R"(^消息和通话.*端到端加密.*$|^messages .*(end-to-end encrypted|secured with end-to-end).*$)",
       .needs = "群聊|群组|群組|拍了拍|端到端|messages|加入了聊天",
       .max_chars = 120,
       .match =
           {"“小明”邀请“小红”加入了群聊", "“小明”退出了群聊", "我拍了拍“客服小美”",
            "Messages and calls are end-to-end encrypted. No one outside of this chat can read "
            "them."},
       .no_match = {"怎么加入群聊", "怎么邀请朋友加入群聊", "快递员拍了拍箱子就走了",
                    "群聊里说今天发货，是真的吗？"}},
      {.name = "auto_reply",
       .pattern =
           R"((?s)^\s*[\[【(（<]?\s*(自动回复|自動回覆|自动应答|自動回復|auto(matic)?[- ]?reply|automatic response|out of office)\s*([\]】)）>]|[:：]))"
           R"(|^[^\[【]*[\[【](自动回复|自動回覆|自動回復)[\]】]\s*$)"
           R"(|^您好[，,]\s*我现在有事不在[，,]\s*一会再和您联系[。.]?$)",
       .needs = "自动|自動|[自动|【自动|[自動|【自動|auto|out of office|有事不在",
       .match = {"[自动回复] 您好，客服下班了", "亲，客服忙，稍后回您[自动回复]",
                 "自动回复：稍后联系您", "Automatic reply: I am out of the office",
                 "您好，我现在有事不在，一会再和您联系。"},
       .no_match = {"你们的自动回复太烦了", "自动回复能不能关掉？", "Auto reply is annoying"}},
  };
}

}  // namespace deskmill
