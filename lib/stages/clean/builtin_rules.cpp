// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/builtin_rules.hpp"

#include <string>

namespace deskmill {
namespace {

using Examples = std::vector<std::string>;

Rule in_code(std::string name, Examples match, Examples no_match) {
  Rule rule;
  rule.name = std::move(name);
  rule.action = "builtin";
  rule.match = std::move(match);
  rule.no_match = std::move(no_match);
  return rule;
}

Rule drops_turn(std::string name, std::string pattern, std::string needs, Examples match,
                Examples no_match) {
  Rule rule;
  rule.name = std::move(name);
  rule.pattern = std::move(pattern);
  rule.action = "drop_turn";
  rule.options.ignore_case = true;
  rule.extra = {{"needs", std::move(needs)}, {"max_chars", "120"}};
  rule.match = std::move(match);
  rule.no_match = std::move(no_match);
  return rule;
}

Rule of_at_most(int max_chars, Rule rule) {
  rule.extra.back().second = std::to_string(max_chars);
  return rule;
}

/// A rule that takes what it matches out of texts of any length.
Rule removes(std::string name, std::string pattern, std::string needs, Examples match,
             Examples no_match) {
  Rule rule = drops_turn(std::move(name), std::move(pattern), std::move(needs), std::move(match),
                         std::move(no_match));
  rule.action = "remove";
  rule.extra.pop_back();
  return rule;
}

/// A rule that looks at the beginning of texts of any length.
Rule of_any_length(Rule rule) {
  rule.extra.pop_back();
  return rule;
}

Rule for_roles(Rule rule, std::string roles) {
  rule.extra.emplace_back("roles", std::move(roles));
  return rule;
}

/// Phrases of `needs` for names in brackets of any kind, ended by a "|".
std::string bracketed(const std::vector<std::string_view>& names) {
  std::string needs;
  for (const std::string_view name : names) {
    for (const std::string_view bracket : {"[", "【", "<", "(", "（", "[ ", "【 "}) {
      needs += std::string(bracket) + std::string(name) + "|";
    }
  }
  return needs;
}

std::vector<Rule> text_rules() {
  return {
      in_code("mojibake.utf8_as_latin", {"cafÃ©", "ä½\u00A0å¥½", "donâ€™t", "ÃƒÂ©tÃƒÂ©"},
              {"café", "AÇÃO", "„Ä“ und „Ä“", "Zoë…”", "the letter “Ã”", "CAFÉ®", "naïve façade"}),
      in_code("mojibake.utf8_as_gbk", {"鎮ㄥソ", "璇烽棶浠€涔堟椂鍊欏彂璐у晩"},
              {"您好", "谢谢", "浣女士您好", "闵行区"}),
      in_code("mojibake.gbk_as_latin", {"ÄúºÃ", "ÇëÎÊÊ²Ã´Ê±ºò·¢»õ"},
              {"ÇÃ", "AÇÃO", "Où êtes-vous ?", "¿Qué día?"}),
      in_code("mojibake.lost", {"订单\uFFFD\uFFFD号", "锟斤拷锟斤拷"}, {"订单号", "拷贝一份"}),
      in_code(
          "escaped.breaks",
          {"您好，步骤如下：\\n1. 打开设置\\n2. 点击重置",
           "Hello,\\r\\n\\r\\nIt left today.\\r\\nAnna", "Sizes:\\n\\tS 36\\n\\tM 38"},
          {"C:\\new\\table", "split it at \\n, \\r\\n and \\t?", "print(\"a\\n\", \"b\\n\")",
           "s/\\n/\\n\\n/", "see \\\\server\\new\\n", "好的\\n谢谢", "one\\nTwo\nThree\\nFour"}),
      in_code("html.tags",
              {"您好<br>请问", "<p>hi</p>", "see <a href=\"https://example.com\">this</a>"},
              {"a < b", "<3", "if x <y and z> w", "[a](b)", "<image>"}),
      in_code("html.entities", {"AT&amp;T", "a&nbsp;b", "&#20320;好", "&amp;lt;"},
              {"AT&T", "?a=1&copy=2", "R&D; sales", "Q&A"}),
      in_code("unicode.control", {"a\u0007b", "\u001B[31mred\u001B[0m", "ok\uFFFC"},
              {"a\tb", "a\nb"}),
      in_code("unicode.zero_width", {"订\u200B单", "\uFEFFhello", "co\u00ADop", "\u200Ehi"},
              {"👨‍👩‍👧", "می‌خواهم", "❤️"}),
      in_code("unicode.spaces", {"a  b", " a", "a\u00A0b", "您好　请问", "a \nb", "a\n b"},
              {"a b", "a\tb", "您好，请问？！", "１２３"}),
      in_code("unicode.line_breaks", {"a\r\nb", "a\u2028b", "a\n\n\n\nb"}, {"a\nb", "a\n\nb"}),
      in_code("unicode.nfc", {"cafe\u0301", "か\u3099"}, {"café", "ＡＢＣ１２３，。！", "ﬁ"}),
  };
}

std::vector<Rule> mail_rules() {
  return {
      in_code(
          "mail.quoted",
          {"可以退款吗\n\n在 2024年3月5日，10:21，客服 <help@example.com> 写道：\n\n您好",
           "Please cancel.\n\nOn Tue, Mar 5, 2024 at 10:21 AM Support <help@example.com> wrote:\n> "
           "Hello",
           "好的\n------------------ 原始邮件 ------------------\n发件人: \"客服\"\n主题: "
           "回复\n\n您好",
           "收到\n\n发件人：客服 <help@example.com>\n发送时间：2024年3月5日\n主题：发票\n\n您好"},
          {"我在 3月5日 的邮件里写道我不要了，怎么还发货？",
           "快递单上发件人：某仓库，和你们地址不一样", "From: what I see\nit is broken",
           "有两个问题：\n- 什么时候发货\n- 能否开票"}),
      in_code("mail.disclaimer",
              {"合同已寄出。\n\n本邮件及其附件含有保密信息，仅限于收件人使用。",
               "Sent the contract.\n\nThis e-mail and any attachments are confidential."},
              {"这个文件需要保密吗", "Is this e-mail address still in use?"}),
      in_code(
          "mail.notice",
          {"It ships today.\n\n*** This is an automated message, please do not reply ***",
           "CAUTION: This email originated from outside of the organization.\n\nWhere is it?",
           "今天发货。\n\n此邮件由系统自动发出，请勿直接回复。", "Done.\n\n[ref:_00A1._5b2:ref]"},
          {"I got an automated message.\nIt says do not reply.", "Hi,\n\nUnsubscribe",
           "系统自动发出的邮件我没收到\n请重发",
           "Please do not reply to this email, call me\nIda"}),
      in_code(
          "mail.signature",
          {"快递一直没动\n\n发自我的 iPhone",
           "Where is it?\n\nBest regards,\nAnna Miller\n+1 555 0100",
           "请问能开票吗？\n\n祝好！\n李小明\n电话：010-00000000", "ok\n-- \nAnna\nExample Ltd"},
          {"谢谢！\n另外我想问下能不能改地址", "Thanks!",
           "Thank you.\nAnother question: when does it ship?", "price - 3\nprice -- 4"}),
  };
}

std::vector<Rule> notice_rules() {
  return {
      of_any_length(drops_turn(
          "system.notice",
          R"((?s)^\s*[\[【]\s*(系统提示|系统提醒|系统消息|系统通知|系統提示|系統訊息|系統通知|平台提示|system (message|notice))\s*[\]】])",
          "[系统|【系统|[系統|【系統|[平台|【平台|[system",
          {"[系统消息] 会话已转接", "【平台提示】请勿私下交易", "[System message] agent changed"},
          {"系统提示：余额不足", "[订单x]系统提示"})),
      for_roles(  // a customer tells what he read on his screen
          of_any_length(drops_turn(
              "system.prompt",
              R"((?s)^\s*(系统提示|系统提醒|系统消息|系统通知|系統提示|系統訊息|系統通知|system (message|notice))\s*[:：])",
              "系统|系統|system", {"系统提示：买家已付款", "System message: agent changed"},
              {"系统提示我密码错误，怎么办？", "system message appears on my screen"})),
          "agent, bot, system"),
      drops_turn(
          "system.recall",
          R"(^[^，,。！!我]*(撤回了?一[条條]消息|成功撤回|撤回了?[该此][条條]?消息|收回了?一則訊息|已收回訊息)( ?重新编辑)?[。.]?$|)"
          R"(^[\[【]?(该|此|这[条則]|一[条則])?(消息|訊息)已被?(撤回|收回)[\]】]?[。.]?$|)"
          R"(^(([^ i][^ ]*|i[^ ]+)( ([^ i][^ ]*|i[^ ]+))?( ([^ i][^ ]*|i[^ ]+))? (recalled|unsent|deleted) (a|this) message|this message (was|has been) (deleted|recalled|unsent))\.?$|)"
          R"(^(此消息已被?删除|您删除了此消息|你删除了这条消息|此訊息已被?刪除|[你您]已刪除此訊息|(diese nachricht wurde|du hast diese nachricht) gelöscht)[。.]?$|)"
          R"(^(se eliminó este mensaje|eliminaste este mensaje|ce message a été supprimé|vous avez supprimé ce message|mensagem apagada|questo messaggio è stato eliminato|dit bericht is verwijderd)\.?$)",
          "撤回|收回|此消息|此訊息|这条消息|message|nachricht|deleted|recalled|unsent|mensaje|"
          "apagada|"
          "eliminato|verwijderd",
          {"对方撤回了一条消息", "“小店客服”撤回了一条消息", "對方已收回訊息", "[消息已撤回]",
           "该消息已被撤回", "你撤回了一条消息 重新编辑", "This message was deleted",
           "Anna unsent a message", "此消息已被删除", "Diese Nachricht wurde gelöscht.",
           "Se eliminó este mensaje.", "Ce message a été supprimé"},
          {"我想撤回退款申请", "我不小心撤回了一条消息", "Sorry I deleted a message",
           "怎么撤回消息", "消息已撤回吗", "此消息已被删除怎么恢复", "Can you recall the order?",
           "I deleted this message by mistake, sorry"}),
      removes(
          "system.edited",
          R"(\s*<(this message was edited|此消息已编辑|此訊息已編輯|diese nachricht wurde bearbeitet|se editó este mensaje|ce message a été modifié|mensagem editada)\.?>\s*$)",
          "edited>|编辑>|編輯>|bearbeitet|mensaje|modifi|editada>",
          {"We ship it tomorrow. <This message was edited>", "明天发货<此消息已编辑>",
           "Morgen. <Diese Nachricht wurde bearbeitet.>"},
          {"<This message was edited> is what I see", "This message was edited"}),
      removes("system.reply_line", R"(^\s*##- [^\n]{1,120}-##\s*)", "##- ",
              {"##- Please type your reply above this line -##\n\nWhere is my parcel?",
               "##- 请在此行上方回复 -##\n包裹到哪了"},
              {"### Please note - it is broken ###", "see ##- x -## there"}),
      of_at_most(
          60,
          drops_turn(
              "system.transfer",
              R"(^[\[【(（*-]*\s*((正在|即将|已经?|马上)(为您|帮您|給您|為您)?|(为您|帮您|給您|為您)(正在)?)[转轉]接(到|至|给|給)?(了)?[^，,。!！？?]*[，,。]?(请稍[候后等]|請稍候)?[，。!！.…~\]】)）*-]*$|)"
              R"(^[^我您你，,]*(会话|對話|对话|聊天)已?(被)?[转轉](接|交)(到|至|给|給)[^我没吗，,？?]+$|)"
              R"(^会话由.+[转轉](接|交)?(到|至|给|給).+$|)"
              R"(^(the )?(chat|conversation) (has been |was )?transferred (from .+ )?to \S+( \S+)?$|)"
              R"(^you (are|have been|'re) (now )?(being )?(connected|transferred|chatting) (to|with) [^ ,?]+( [^ ,?]+)?( [^ ,?]+)?$)",
              "转接|轉接|转交|轉交|会话|對話|对话|chat|conversation|transferred|connected",
              {"正在为您转接人工客服，请稍候", "会话已转接至售后",
               "Chat transferred from Bot to Anna", "You are now connected to Anna.",
               "You are now chatting with Anna.", "会话由 小美 转给 小红"},
              {"能不能帮我转接一下售后？", "转接头坏了怎么退",
               "正在转接，您的退款已经处理，明天到账", "I was transferred twice and nobody helped",
               "我的会话被转接到售后也没人理",
               "The chat was transferred to billing and then nobody answered",
               "The call was transferred to billing",
               "You are chatting with a customer who is angry"})),
      for_roles(
          drops_turn(
              "system.queue",
              R"(^.*(排[队隊]|等待|等候)(人数|人數)\D?\D?\D?\d+.*$|)"
              R"(^.*(前面|前方)(还有|還有)?(排[队隊]|等待)*\s?\d+\s?(位|人|名).*$|)"
              R"(^(您|你)?已?(进入|加入|進入)(人工)?排[队隊].*$|)"
              R"(^(you are|you're) (currently )?(number|no\.?|#) ?\d+ in (the )?(queue|line).*$|)"
              R"(^your (position|place) in (the )?queue( is|:)? ?\d+.*$)",
              "排队|排隊|人数|人數|前面|前方|number|position|place",
              {"当前排队人数：3，请耐心等待", "您前面还有排队等待 5 人",
               "Your position in the queue is 4.", "You are number 2 in line"},
              {"我都排队等了半小时了", "排队要多久？", "Is there a queue at the store?",
               "前面2单都发了"}),
          "agent, bot, system"),
      of_at_most(
          60,
          drops_turn(
              "system.session",
              R"(^[\s\-—=*【\[(（]*((该|此|当前)?(会话|對話|对话|會話)|聊天|通话|本次(会话|服务|对话|咨询))(已经?|被|自动|因?超时|超時)*(开始|建立|接通|结束|关闭|超时|断开|终止|開始|結束|關閉)了?[\s。.!！\-—=*】\])）]*$|)"
              R"(^[^我]*(长时间|超时|超过?\s?\d+\s?分钟)(未|没有?)(回复|应答|响应|操作|发言|发送?消息|说话|输入)[^我就都也]*(会话|对话|服务)[^我就都也框]*(结束|关闭|断开)[^我？?吗怎]*$|)"
              R"(^[^我]*(长时间|超时|超过?\s?\d+\s?分钟)(未|没有?)(回复|应答|响应|操作|发言|发送?消息|说话|输入)[，,]?(系统|会话|对话)(将|已|会)?(被|自动)*(结束|关闭|断开)了?(本次)?(会话|对话|服务)?[。.！!]?$|)"
              R"(^(系统|客服|用户|访客|客户)(超时)?(已经?|自动)*(关闭|结束|离开)了?(会话|对话)[。.]?$|)"
              R"(^[您你](与|和)客服.*的(会话|对话)已(经)?(建立|接通)[。.]?$|^[—\-= ]*(以上|以下)(是|为)?历史(消息|会话|聊天记录)[—\-= ]*$|)"
              R"(^(the |this |your )?(chat|conversation|session) (has |was )?(been )?(automatically )?(started|ended|closed|timed out|resolved)( by \S+( \S+)?( \S+)?| due to inactivity| on https?://\S+)?\.?$|)"
              R"(^chat (started|ended|origin): .+$|)"
              R"(^([^ i][^ ]*|i[^ ]+)( ([^ i][^ ]*|i[^ ]+))?( ([^ i][^ ]*|i[^ ]+))? (has )?(joined|left|entered|ended) the (chat|conversation|session|chatroom)\.?$)",
              "会话|會話|对话|對話|聊天|通话|本次|长时间|历史|chat|conversation|session",
              {"会话已结束", "用户超时未回复，系统自动关闭会话",
               "由于您超过5分钟没有回复，会话自动结束", "客服关闭会话", "您与客服小美的会话已建立",
               "———以上是历史消息———", "——本次服务结束——", "由于您长时间未回复，会话已自动结束",
               "Anna has joined the chat", "Chat started: Tuesday, March 5",
               "The conversation was closed due to inactivity."},
              {"会话怎么还没结束？", "超过30分钟没有到账，对话框也关闭了",
               "长时间未发货系统自动关闭订单", "你们长时间没回复，会话就关闭了",
               "由于我长时间没回复，会话被关闭了", "会话结束了你们又没解决",
               "chat was closed by the agent before I could answer", "本次购买的商品坏了",
               "I left the chat app open all day and lost my messages",
               "My internet died and I left the chat.", "I left the chat",
               "How do I close a session?"})),
      for_roles(
          of_at_most(
              48,
              drops_turn(
                  "system.rating",
                  R"(^((您好|亲|亲亲|不客气|好的)[，,~ ]*)?(麻烦|还|烦|诚|辛苦|现|为了提升服务质量[，,])*(请|邀请|請|邀請)您?[^，,。！!？?]*[，,]?[^，,。！!？?]*(对|為|为|给|對)[^，,。！!？?]*(服务|客服|服務)[^，,。！？!?]*(评价|打分|评分|評價|評分).*$|)"
                  R"(^((hi|hello|thanks|thank you)\b[^.!?]*[.!,]?\s+)?(please|kindly) (take a (moment|minute) to )?rate [^.!?]*[.!]?$|)"
                  R"(^how (would you|do you) rate .*$)",
                  "评价|评分|打分|評價|評分|rate |moment|minute",
                  {"请您对本次服务进行评价", "邀请您为客服小美的服务打分",
                   "Please rate your experience with us.",
                   "Thank you for chatting with us! Please rate my service."},
                  {"今天下午帮您申请好了，请对我的服务评价，明天会有专员给您打电话，请保持电话畅通"
                   "，退款三天内到账",
                   "Your refund is on its way. Please rate me.", "我已经给了评价",
                   "商品评价在哪里看", "The exchange rate is wrong"})),
          "agent, bot, system"),
      drops_turn(
          "system.group",
          R"(^["“]?.+["”]?\s?(邀请|邀請)["“]?.+["”]?加入了(群聊|群组|群組|聊天)。?$|)"
          R"(^["“]?.+["”]?\s?(退出了(群聊|群组)|通过扫描.+加入群聊)。?$|^["“].+["”]\s?(加入|离开)了?群聊。?$|^(我|["“].+["”])\s?拍了拍\s?(我|自己|["“].+["”]).*$|)"
          R"(^消息和通话.*端到端加密.*$|^messages .*(end-to-end encrypted|secured with end-to-end).*$)",
          "群聊|群组|群組|拍了拍|端到端|messages|加入了聊天",
          {"“小明”邀请“小红”加入了群聊", "“小明”退出了群聊", "我拍了拍“客服小美”",
           "Messages and calls are end-to-end encrypted. No one outside of this chat can read "
           "them."},
          {"怎么加入群聊", "怎么邀请朋友加入群聊", "快递员拍了拍箱子就走了",
           "群聊里说今天发货，是真的吗？"}),
      of_any_length(drops_turn(
          "auto_reply",
          R"((?s)^\s*[\[【(（<]?\s*(自动回复|自動回覆|自动应答|自動回復|auto(matic)?[- ]?reply|automatic response|out of office)\s*([\]】)）>]|[:：]))"
          R"(|^[^\[【]*[\[【](自动回复|自動回覆|自動回復)[\]】]\s*$)"
          R"(|^您好[，,]\s*我现在有事不在[，,]\s*一会再和您联系[。.]?$)",
          "自动|自動|[自动|【自动|[自動|【自動|auto|out of office|有事不在",
          {"[自动回复] 您好，客服下班了", "亲，客服忙，稍后回您[自动回复]", "自动回复：稍后联系您",
           "Automatic reply: I am out of the office", "您好，我现在有事不在，一会再和您联系。"},
          {"你们的自动回复太烦了", "自动回复能不能关掉？", "Auto reply is annoying"})),
      drops_turn(
          "media.placeholder",
          R"(^(\s*[\[【<(（] ?(图片|图片消息|图片已忽略|语音消息|视频消息|文件消息|位置消息|链接消息|表情消息|消息卡片|商品|商品卡片|商品链接|商品信息|宝贝|宝贝卡片|订单|订单卡片|订单信息|照片|表情|动画表情|语音|视频|文件|位置|地理位置|链接|卡片消息|小程序|名片|红包|转账|合并转发|聊天记录|语音通话|视频通话|商品快照|)"
          R"(圖片|相片|貼圖|語音|語音訊息|影片|檔案|位置訊息|聯絡資訊|image|picture|photo|video|audio|voice|voice message|sticker|file|attachment|gif|)"
          R"(location|contact|contact card|media omitted|省略影音内容|省略多媒体文件|已省略媒体文件|省略多媒體檔案|媒體已略去|medien ausgeschlossen|)"
          R"((图片|image|img|photo)\s*[:：]\s*[^\s\]】]+|cid:[^\s\]]+)\s*[\]】>)）]\s*)+$|)"
          R"(^\s*[\[【](语音|语音消息|语音通话|视频通话|语音聊天|视频聊天|视频)[\]】]\s*(通话时长)?\s*(\d+(:\d\d)+|\d+\s*(秒|s|″|"|''))\s*$|)"
          R"(^\s*missed (voice|video|group voice|group video) call( at [\d:]+ ?([ap]m)?)?\s*$|)"
          R"(^\s*(image|video|audio|sticker|gif|document|contact card|media) omitted\s*$|)"
          R"(^\s*(bild|video|audio|sticker|gif|dokument|kontaktkarte) weggelassen\s*$|)"
          R"(^\s*(圖片|影片|音訊|貼圖|文件|图像|图片|照片|表情|语音|视频|音频|贴图|文档|gif ?)(已略去|已忽略|已省略)\s*$|)"
          R"(^\s*<(multimedia omitido|archivo omitido|médias omis|mídia oculta|media omessi|media weggelaten|medya dahil edilmedi|pominięto multimedia)>\s*$|)"
          R"(^\s*(imagen|video|audio|sticker|gif|documento|imagem|vídeo|áudio|figurinha) (omitid|ocultad)[oa]\s*$|)"
          R"(^\s*(image|vidéo|audio|gif|document) absente?\s*$|)"
          R"(^\s*<(attached|附件)[:：] ?[^<>\n]+>\s*$|)"
          R"(^\s*\S+\.[a-z0-9]{2,4} \((file attached|Datei angehängt|archivo adjunto|文件附件)\)\s*$)",
          bracketed({"图片", "照片", "表情", "动画", "语音", "视频", "文件", "位置", "地理",
                     "链接", "卡片", "小程", "名片", "红包", "转账", "合并", "聊天", "商品",
                     "消息", "宝贝", "订单", "圖片", "相片", "貼圖", "語音", "影片", "檔案",
                     "聯絡", "省略", "媒體", "imag", "pict", "phot", "vide", "audi", "voic",
                     "stic", "file", "atta", "gif",  "loca", "cont", "medi"}) +
              "omitted|weggelassen|omitid|ocultad|absent|omis>|oculta>|omessi>|weggelaten>|"
              "edilmedi>|multimedia>|略去|已忽略|已省略|<attached|<附件|attached)|angehäng|adjunto)"
              "|"
              "文件附件|missed|[cid:|[img",
          {"[图片]",
           "[图片][图片]",
           "【语音】",
           "<Media omitted>",
           "image omitted",
           "圖片已略去",
           "[Sticker]",
           "<省略多媒体文件>",
           "<Medien ausgeschlossen>",
           "Bild weggelassen",
           "<attached: 00000012-PHOTO-2026-03-14.jpg>",
           "IMG-20260314-WA0001.jpg (file attached)",
           "IMG-20260314-WA0001.jpg (Datei angehängt)",
           "<Multimedia omitido>",
           "<Médias omis>",
           "<Mídia oculta>",
           "áudio ocultado",
           "image absente",
           "[图片消息]",
           "[订单卡片]",
           "[图片:https://img.example/1.jpg]",
           "[cid:image001.png]",
           "[语音]12\"",
           "[语音通话] 通话时长 02:11",
           "Missed voice call at 10:22"},
          {"[订单x]", "[图片] 这个坏了", "[商品卡片] 薄款衬衫 89元", "[语音]12号到的", "[图片1]",
           "I missed a call", "[语音] 12", "图片", "发个图片给我看看", "[数字x]", "(see photo)",
           "photo", "see the bill (file attached)", "bill.pdf (file attached) is wrong"}),
      of_at_most(
          40,
          drops_turn(
              "media.unsupported",
              R"(^[\[【(（]?(该|此)消息(类型)?暂?不支持(显示|查看)?[，,]请[在到]?(最新版)?手机(端|上|版)?[^，,。？?吗我]*查看[\]】)）]?[。.]?$|)"
              R"(^[\[【(（]?(暂?不支持的?消息(类型)?|该消息(类型)?暂?不支持(显示|查看)?)[\]】)）]?[。.]?$|)"
              R"(^[\[【(（]?(您|你)?收到(一[条个])?[^，,。？?吗我]+[，,]请[在到]手机(端|上|版)?[^，,。？?吗我]*查看[\]】)）]?[。.]?$|)"
              R"(^you sent (a|an) (attachment|photo|video|sticker|voice message|gif)\.$|^(?-i:[A-Z])\S+ (?-i:[A-Z])\S* sent an attachment\.$|)"
              R"(^waiting for this message\. this may take a while\.?( learn more)?$)",
              "消息|photo|video|sticker|attachment|voice mess|gif.|while.",
              {"[不支持的消息类型]", "[该消息类型暂不支持，请在手机上查看]",
               "收到一条视频/语音聊天消息，请在手机上查看",
               "您收到一条不支持的消息，请在手机端查看", "You sent an attachment.",
               "Ida Berg sent an attachment.", "Waiting for this message. This may take a while."},
              {"请在手机上查看怎么操作？", "不支持七天退货吗",
               "我收到一条短信，请在手机上查看是不是真的", "You sent a photo of the wrong shoe.",
               "I sent an attachment. Did you get it?", "He sent an attachment."})),
      of_any_length(drops_turn(
          "media.xml",
          R"((?s)^\s*(<\?xml[^>]*>\s*)?<msg>\s*<(emoji|img|voicemsg|videomsg|location)\b.*</msg>\s*$)",
          "<msg>|<?xml", {"<msg><emoji type=\"2\" /></msg>"},
          {"<msg><appmsg><title>退货单</title></appmsg></msg>", "<msg> what is it?"})),
      drops_turn("media.codes", R"(^(\s*#E-[a-z](\d+|\[数字x\])\s*)+$)", "#E-s|#E-b|#E-m",
                 {"#E-s21", "#E-s[数字x]"}, {"好的#E-s21", "#E"}),
      in_code("media.emoticons",
              {"😊", "[微笑][玫瑰]", ":-) 🎉", "/:^_^", "/:066/:066", "[Smile]", "[吃瓜]"},
              {"👍", "[OK]", "好的😊", "1️⃣", "[图片1]", "©"}),
  };
}

std::vector<Rule> repeat_rules() {
  return {
      in_code("repeat.stutter", {"我我我想退货", "the the order is late"},
              {"谢谢谢谢", "好好好", "哈哈哈哈", "看看看看", "bye bye", "that that"}),
      in_code("repeat.turn", {"我的快递呢", "Where is my order"}, {"12", "3"}),
      in_code("agent.initials", {"It left today. ^JK", "We are on it! *TJH 2/2", "Sorry.^Maria"},
              {"2^n", "^^", "size M*L", "It is 3 * A", "^JK", "see *NOTE below*"}),
      in_code("reply.quoted",
              {"「小美：订单号是多少」\n- - - - - - - - - -\n12345",
               "这是一条引用/回复消息：\n\"小美：\n订单号是多少\"\n------\n12345"},
              {"「小美：订单号是多少」", "「夏日」系列\n- 有货吗", "「限时」\n- - - - - -"}),
      in_code("recall.target", {}, {}),
      in_code("empty.turn", {" ", "\u200B"}, {"嗯", "?"}),
  };
}

void append(std::vector<Rule>& to, std::vector<Rule> more) {
  for (Rule& rule : more) to.push_back(std::move(rule));
}

}  // namespace

const std::vector<std::string_view>& clean_actions() {
  static const std::vector<std::string_view> kActions = {"drop_turn", "remove", "replace", "count",
                                                         "builtin"};
  return kActions;
}

const std::vector<std::string_view>& clean_rule_keys() {
  static const std::vector<std::string_view> kKeys = {"needs", "max_chars", "roles"};
  return kKeys;
}

std::vector<Rule> builtin_clean_rules() {
  std::vector<Rule> rules = text_rules();
  append(rules, mail_rules());
  append(rules, notice_rules());
  append(rules, repeat_rules());
  return rules;
}

}  // namespace deskmill
