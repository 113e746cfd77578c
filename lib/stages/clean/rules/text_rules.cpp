// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/rules/tables.hpp"

namespace deskmill {

std::vector<Row> text_rules() {
  return {
      {.name = "mojibake.utf8_as_latin",
       .match = {"cafÃ©", "ä½\u00A0å¥½", "donâ€™t", "ÃƒÂ©tÃƒÂ©"},
       .no_match = {"café", "AÇÃO", "„Ä“ und „Ä“", "Zoë…”", "the letter “Ã”", "CAFÉ®",
                    "naïve façade"}},
      {.name = "mojibake.utf8_as_gbk",
       .match = {"鎮ㄥソ", "璇烽棶浠€涔堟椂鍊欏彂璐у晩"},
       .no_match = {"您好", "谢谢", "浣女士您好", "闵行区"}},
      {.name = "mojibake.gbk_as_latin",
       .match = {"ÄúºÃ", "ÇëÎÊÊ²Ã´Ê±ºò·¢»õ"},
       .no_match = {"ÇÃ", "AÇÃO", "Où êtes-vous ?", "¿Qué día?"}},
      {.name = "mojibake.lost",
       .match = {"订单\uFFFD\uFFFD号", "锟斤拷锟斤拷"},
       .no_match = {"订单号", "拷贝一份"}},
      {.name = "escaped.breaks",
       .match = {"您好，步骤如下：\\n1. 打开设置\\n2. 点击重置",
                 "Hello,\\r\\n\\r\\nIt left today.\\r\\nAnna", "Sizes:\\n\\tS 36\\n\\tM 38"},
       .no_match = {"C:\\new\\table", "split it at \\n, \\r\\n and \\t?",
                    "print(\"a\\n\", \"b\\n\")", "s/\\n/\\n\\n/", "see \\\\server\\new\\n",
                    "好的\\n谢谢", "one\\nTwo\nThree\\nFour"}},
      {.name = "html.tags",
       .match = {"您好<br>请问", "<p>hi</p>", "see <a href=\"https://example.com\">this</a>"},
       .no_match = {"a < b", "<3", "if x <y and z> w", "[a](b)", "<image>"}},
      {.name = "html.entities",
       .match = {"AT&amp;T", "a&nbsp;b", "&#20320;好", "&amp;lt;"},
       .no_match = {"AT&T", "?a=1&copy=2", "R&D; sales", "Q&A"}},
      {.name = "unicode.control",
       .match = {"a\u0007b", "\u001B[31mred\u001B[0m", "ok\uFFFC"},
       .no_match = {"a\tb", "a\nb"}},
      {.name = "unicode.zero_width",
       .match = {"订\u200B单", "\uFEFFhello", "co\u00ADop", "\u200Ehi"},
       .no_match = {"👨‍👩‍👧", "می‌خواهم", "❤️"}},
      {.name = "unicode.spaces",
       .match = {"a  b", " a", "a\u00A0b", "您好　请问", "a \nb", "a\n b"},
       .no_match = {"a b", "a\tb", "您好，请问？！", "１２３"}},
      {.name = "unicode.line_breaks",
       .match = {"a\r\nb", "a\r\r\nb", "a\u2028b", "a\n\n\n\nb"},
       .no_match = {"a\nb", "a\n\nb"}},
      {.name = "unicode.nfc",
       .match = {"cafe\u0301", "か\u3099"},
       .no_match = {"café", "ＡＢＣ１２３，。！", "ﬁ"}},
  };
}

std::vector<Row> mail_rules() {
  return {
      {.name = "mail.quoted",
       .match =
           {"可以退款吗\n\n在 2024年3月5日，10:21，客服 <help@example.com> 写道：\n\n您好",
            "Please cancel.\n\nOn Tue, Mar 5, 2024 at 10:21 AM Support <help@example.com> "
            "wrote:\n> "
            "Hello",
            "好的\n------------------ 原始邮件 ------------------\n发件人: \"客服\"\n主题: "
            "回复\n\n您好",
            "收到\n\n发件人：客服 <help@example.com>\n发送时间：2024年3月5日\n主题：发票\n\n您好"},
       .no_match = {"我在 3月5日 的邮件里写道我不要了，怎么还发货？",
                    "快递单上发件人：某仓库，和你们地址不一样", "From: what I see\nit is broken",
                    "有两个问题：\n- 什么时候发货\n- 能否开票"}},
      {.name = "mail.disclaimer",
       .match = {"合同已寄出。\n\n本邮件及其附件含有保密信息，仅限于收件人使用。",
                 "Sent the contract.\n\nThis e-mail and any attachments are confidential."},
       .no_match = {"这个文件需要保密吗", "Is this e-mail address still in use?"}},
      {.name = "mail.notice",
       .match = {"It ships today.\n\n*** This is an automated message, please do not reply ***",
                 "CAUTION: This email originated from outside of the organization.\n\nWhere is it?",
                 "今天发货。\n\n此邮件由系统自动发出，请勿直接回复。",
                 "Done.\n\n[ref:_00A1._5b2:ref]"},
       .no_match = {"I got an automated message.\nIt says do not reply.", "Hi,\n\nUnsubscribe",
                    "系统自动发出的邮件我没收到\n请重发",
                    "Please do not reply to this email, call me\nIda"}},
      {.name = "mail.signature",
       .match = {"快递一直没动\n\n发自我的 iPhone",
                 "Where is it?\n\nBest regards,\nAnna Miller\n+1 555 0100",
                 "请问能开票吗？\n\n祝好！\n李小明\n电话：010-00000000",
                 "ok\n-- \nAnna\nExample Ltd"},
       .no_match = {"谢谢！\n另外我想问下能不能改地址", "Thanks!",
                    "Thank you.\nAnother question: when does it ship?", "price - 3\nprice -- 4"}},
  };
}

std::vector<Row> turn_rules() {
  return {
      {.name = "repeat.stutter",
       .match = {"我我我想退货", "the the order is late"},
       .no_match = {"谢谢谢谢", "好好好", "哈哈哈哈", "看看看看", "bye bye", "that that"}},
      {.name = "repeat.turn",
       .match = {"我的快递呢", "Where is my order"},
       .no_match = {"12", "3"}},
      {.name = "agent.initials",
       .match = {"It left today. ^JK", "We are on it! *TJH 2/2", "Sorry.^Maria"},
       .no_match = {"2^n", "^^", "size M*L", "It is 3 * A", "^JK", "see *NOTE below*"}},
      {.name = "reply.quoted",
       .match = {"「小美：订单号是多少」\n- - - - - - - - - -\n12345",
                 "这是一条引用/回复消息：\n\"小美：\n订单号是多少\"\n------\n12345"},
       .no_match = {"「小美：订单号是多少」", "「夏日」系列\n- 有货吗", "「限时」\n- - - - - -"}},
      {.name = "recall.target", .match = {}, .no_match = {}},
      {.name = "empty.turn", .match = {" ", "\u200B"}, .no_match = {"嗯", "?"}},
  };
}

}  // namespace deskmill
