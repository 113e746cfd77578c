// What of a mail is its body.
// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/mail/mail.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

std::string body_of(std::string_view mail) {
  static const MailCutter kCutter;
  MailRules removed;
  return kCutter.cut(mail, {}, removed);
}

TEST(MailSignature, NamesAboveContacts) {
  EXPECT_EQ(body_of("It never came.\n\nIda Berg\nNorth Office\n+1 555 010 0199"), "It never came.");
  EXPECT_EQ(body_of("It never came.\n\nIda Berg\nhttp://berg.example/"), "It never came.");
  EXPECT_EQ(body_of("到现在还没收到\n\n李晓明\n手机 13800138000"), "到现在还没收到");
}

TEST(MailSignature, DatesInChineseBelowTheName) {
  for (const std::string date : {"2026年3月1日", "2026 年 3 月 1 日", "二〇二六年三月十一日"}) {
    EXPECT_EQ(body_of("请问几点开门？\n\n此致\n敬礼\n\n李晓明\n" + date), "请问几点开门？");
    const std::string answer = "谢谢！\n" + date;
    EXPECT_EQ(body_of(answer), answer);
    EXPECT_EQ(body_of("哪天送到？\n" + date), "哪天送到？\n" + date);
  }
}

TEST(MailSignature, LongLinksBelowTheMark) {
  EXPECT_EQ(
      body_of("It works now.\n--\nView this message in context: "
              "https://lists.example/archive/a-very-long-subject-that-goes-on-and-on-tp4012.html\n"
              "Sent from the Example mailing list."),
      "It works now.");
}

TEST(MailSignature, PhonesWithLabels) {
  for (const char* phone :
       {"555-010-0199 Office", "(555) 010 0199 (cell)", "Office Phone: (555) 010-0199",
        "555.010.0199; fax 555.010.0198", "Toll free 1-800-555-0199", "555-010-0199 ext. 38"}) {
    EXPECT_EQ(body_of("It never came.\n\nIda Berg\n" + std::string(phone)), "It never came.")
        << phone;
  }
  const std::string sentence = "It never came.\n\nIda Berg\nmoved to 555-010-0199 on Monday";
  EXPECT_EQ(body_of(sentence), sentence);
}

TEST(MailSignature, WhatTheMailIsAboutStays) {
  for (const std::string mail :
       {"Which size do you have?\n\nRed Running Shoes\nhttps://shop.example/item/12",
        "请问有货吗\n\n红色跑鞋\nhttps://shop.example/item/12",
        "Please look at this\nOrder page:\nhttps://shop.example",
        "Please send it to my new number.\nMy details:\nIda Berg\n+1 555 010 0199",
        "收货信息：\n李晓明\n13800138000",
        "See the feed\nDate: Not Supplied\nhttp://feed.example/"}) {
    EXPECT_EQ(body_of(mail), mail);
  }
}

TEST(MailSignature, ANameAndANumberThatSomebodyAskedForStay) {
  for (const std::string mail :
       {"It never came.\n\nMy name is Ida Berg\n+1 555 010 0199",
        "还没收到\n\n我叫李晓明\n13800138000", "Hi Anna,\n\nIda Berg\n+1 555 010 0199",
        "Sure\nIda Berg\n+1 555 010 0199",
        "Good morning,\n\nhere you go\n\nIda Berg\nNorth Office\n+1 555 010 0199",
        "Please call my colleague instead\n\nIda Berg\n+1 555 010 0199",
        "您好，\n李晓明\n13800138000", "麻烦改一下收件人\n李晓明\n13800138000",
        "请寄到公司\n\n李晓明\n手机 13800138000"}) {
    EXPECT_EQ(body_of(mail), mail);
  }
}

TEST(MailQuoted, LotusNotesPutsNameAndTimeAboveTheAddressees) {
  const std::string header =
      "To: Jo Lund/ACME@ACME, Al Moe/ACME,\nlong.list@acme.example, other@acme.example,\n"
      "third@acme.example\ncc:\n\nSubject: order\n\nWhere is it?";
  EXPECT_EQ(body_of("It is done.\n\nIda Berg@ACME\n05/14/2001 12:09 PM\n" + header), "It is done.");
  EXPECT_EQ(body_of("It is done.\n\nIda Berg on 05/14/2001 12:09:54 PM\n" + header), "It is done.");
  // A form with blanks between its lines is no header.
  const std::string form = "Booking\nDate: May 3\n\nTime: noon\n\nTo: Oslo\n\nTwo adults.";
  EXPECT_EQ(body_of(form), form);
}

TEST(MailQuoted, AMailThatIsOnlyWhatAnotherWroteKeepsItsOpener) {
  for (const char* mail :
       {"2026年3月1日 白杉 写道：\n箱子少了一个轮子\n请补发",
        "On Mon, Mar 2, 2026 at 10:00 AM Bo Ash wrote:\nOne wheel is missing.\nPlease send it."}) {
    EXPECT_EQ(body_of(mail), mail);
  }
  EXPECT_EQ(body_of("Any news?\nOn Mon, Mar 2, 2026 at 10:00 AM Bo Ash wrote:\nOne is missing."),
            "Any news?");
}

TEST(MailQuoted, OfAMailForwardedWithoutAWordTheContentStays) {
  const std::string head =
      "---------------------- Forwarded by Jo Lund/ACME on 05/14/2001 12:10\nPM "
      "----------------\n\n";
  const std::string message =
      "Ida Berg@ACME\n05/14/2001 12:09 PM\nTo: Jo Lund/ACME\ncc:\n\n"
      "Subject: order\n\n";
  EXPECT_EQ(body_of(head + message + "Where is it?"), "Where is it?");
  EXPECT_EQ(body_of("Can you help?\n\n" + head + message + "Where is it?"), "Can you help?");
}

TEST(MailQuoted, FormsOfFlightsAndParcelsAreNoHeads) {
  for (const std::string form :
       {"My booking:\nFrom: Oslo\nTo: Rome\nDate: 5 March\nCan I change it?",
        "Date: 5 March\nTo: Rome\nFrom: Oslo\nPassengers: 2",
        "我要寄件\n寄件人：白杉\n收件人：李晓明\n日期：3月5日\n可以上门取件吗",
        "寄件人：白杉 13800138000\n收件人：李晓明\n地址：松林路8号\n几点来取？"}) {
    EXPECT_EQ(body_of(form), form);
  }
  EXPECT_EQ(body_of("Yes.\n\nFrom: Acme\nTo: Ida\nSubject: order\n\nDo you want it?"), "Yes.");
  EXPECT_EQ(body_of("好\n\n发件人：客服\n发送时间：2026年3月5日\n收件人：白杉\n\n要吗"), "好");
}

TEST(MailQuoted, OfTheSourceOfAMailTheTextStays) {
  const std::string head =
      "Message-ID: <12.34@mail.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
      "From: ida@mail.example\nTo: help@shop.example,\n\tother@shop.example\nSubject: order\n"
      "MIME-Version: 1.0\nX-Mailer: Mail 1.0\n\n";
  EXPECT_EQ(body_of(head + "Where is it?\n\nIt is late."), "Where is it?\n\nIt is late.");
  EXPECT_EQ(body_of("Received: from a by b\n" + head +
                    "Where is it?\n\n"
                    "On Mon, Mar 2, 2026 at 9:00 AM Bo <b@shop.example> wrote:\n> Hello"),
            "Where is it?");
  EXPECT_EQ(body_of(head), body_of(head + "\n"));
  const std::string form = "Date: 5 March\nX-ray: yes\n\nWhere do I go?";
  EXPECT_EQ(body_of(form), form);
}

TEST(MailQuoted, WhatAWebFormWasFilledInWithStays) {
  const std::string form =
      "A form was sent:\nFrom: Ida <ida@mail.example>\nSubject: refund\nMessage: It never came.";
  EXPECT_EQ(body_of(form), form);
  const std::string chinese = "网站表单\n发件人：ida@mail.example\n主题：退款\n留言：一直没到";
  EXPECT_EQ(body_of(chinese), chinese);
}

TEST(MailQuoted, ANumberBehindAMarkAloneIsNoQuotation) {
  for (const std::string mail : {"Is it\n>100 EUR?\nI paid less.",
                                 "Two things:\n> 1 kg bags are torn\nand one is missing"}) {
    EXPECT_EQ(body_of(mail), mail);
  }
  EXPECT_EQ(body_of("> we have\n> 100 of them\nFine."), "Fine.");
  EXPECT_EQ(body_of("Jo wrote:\n>100 are left\nFine."), "Fine.");
}

TEST(MailQuoted, AStoryOfWhatSomebodyWroteIsNoQuotation) {
  for (const std::string mail : {"It broke.\nOn 5 March 2026 Ben wrote:\nwe refund.\nYou did not!",
                                 "坏了。\n客服于2026年3月5日写道：\n三天内退款。\n但是没有退。"}) {
    EXPECT_EQ(body_of(mail), mail);
  }
  EXPECT_EQ(body_of("It broke.\nOn 5 March 2026 Ben wrote:\n> we refund.\nYou did not!"),
            "It broke.\n\nYou did not!");
}

TEST(MailQuoted, BelowTheReplyLineOfAHelpDesk) {
  for (const char* line : {"##- Please type your reply above this line -##",
                           "--- Please reply above this line ---", "=== Reply above this line ===",
                           "-- REPLY ABOVE THIS LINE to add a note to this request --",
                           "##- 请在此行上方键入回复 -##"}) {
    EXPECT_EQ(body_of("Still broken.\n\n" + std::string(line) + "\n\nAnna: is it?"),
              "Still broken.");
    // Above everything it says nothing of what is below.
    const std::string first = std::string(line) + "\n\nYour request was received.";
    EXPECT_EQ(body_of(first), first);
  }
  EXPECT_EQ(body_of("It broke.\n\n---- Replied Message ----\n| From | Acme |\nHello"), "It broke.");
}

TEST(MailSignature, OfPhonesAndPrograms) {
  for (const char* line :
       {"Sent from Proton Mail for iOS", "Sent via BlackBerry by AT&T", "发送自 Outlook for iOS",
        "获取 Outlook for iOS", "从 Windows 版邮件发送", "从网易邮箱大师发来的邮件",
        "由 iPhone 发送", "发自我的小米手机", "发自我的小米", "发自我的HUAWEI Mate 60",
        "签名由 网易邮箱大师 定制"}) {
    EXPECT_EQ(body_of("Where is it?\n\n" + std::string(line)), "Where is it?") << line;
  }
  for (const std::string mail :
       {"Where is it?\nSent via DHL on Monday", "It is late.\nSent with express delivery",
        "包裹不动\n发自我的城市的快递三天没动", "没收到\n从我的银行卡发出的钱没到"}) {
    EXPECT_EQ(body_of(mail), mail);
  }
}

TEST(MailSignature, APageBelowTheThanksIsWhatItIsAbout) {
  const std::string mail = "Where is it?\nThank you\nhttps://track.example/parcel/12";
  EXPECT_EQ(body_of(mail), mail);
  EXPECT_EQ(body_of("Where is it?\nThank you\nIda\nhttps://berg.example/a"), "Where is it?");
}

TEST(MailSignature, NameAndTitleInOneLine) {
  for (const std::string line :
       {"Ida Berg | Support Engineer | Acme", "Acme Help | Customer Support",
        "李晓明 | 客服专员 | 某某科技", "李晓明｜某某有限公司"}) {
    EXPECT_EQ(body_of("It left this morning.\n\n" + line), "It left this morning.") << line;
  }
  for (const std::string mail :
       {"I need\n\nM | Red | Cotton", "Which of these?\n\nKnee Brace | Support | Large",
        "Please call my colleague instead\n\nIda Berg | Account Manager",
        "下面这款有货吗\n\n红色跑鞋 | 42码 | 男款", "my desk | the manager",
        "It broke.\n\nthe blue one | what the manager"}) {
    EXPECT_EQ(body_of(mail), mail);
  }
}

TEST(MailSignature, CellsWithoutTheirTableGoWithIt) {
  EXPECT_EQ(body_of("请问明天能送到吗\n\n| |\n李晓明\n|\n|\nlixm@mail.example\n|\n"
                    "签名由网易邮箱大师定制"),
            "请问明天能送到吗");
  const std::string table = "Which one?\n| |\nA | 20\n|";
  EXPECT_EQ(body_of(table), table);
}

TEST(MailSignature, ALineWithACommaIsNoName) {
  EXPECT_EQ(body_of("快点，多谢\n\n李晓明\n手机 13800138000"), "快点，多谢");
}

TEST(MailQuoted, ForwardedMailsInChinese) {
  const std::string head = "发件人：客服 <help@shop.example>\n主题：发票\n\n请提供抬头";
  for (const std::string banner :
       {"----- 转发邮件 -----", "--------以下是转发邮件信息--------", "----邮件原文----",
        "---------- 已转发的邮件 ----------", "---------- 轉寄郵件 ----------"}) {
    EXPECT_EQ(body_of("麻烦看一下\n\n" + banner + "\n" + head), "麻烦看一下") << banner;
    EXPECT_EQ(body_of(banner + "\n" + head), "请提供抬头") << banner;
  }
  const std::string said = "麻烦看一下\n转发邮件给你了";
  EXPECT_EQ(body_of(said), said);
}

TEST(MailQuoted, LabelsOfHeadsInAnyOrderAndWithBlanksInThem) {
  EXPECT_EQ(body_of("收到\n\n主题：发票\n收件人：白杉\n抄送：李晓明\n发件人：客服\n\n您好"),
            "收到");
  EXPECT_EQ(
      body_of("收到\n\n发 件 人：客服\n日　期：2026年3月5日\n抄　送：白杉\n主　题：发票\n您好"),
      "收到");
  const std::string parcel = "快递信息\n收 件 人：白杉\n日 期：3月5日\n电话：13800138000\n几点到";
  EXPECT_EQ(body_of(parcel), parcel);
}

TEST(MailNotice, InvitationsToRateWithTheirAnswers) {
  for (const std::string block :
       {"How would you rate my reply?\nGreat Okay Not Good",
        "How would you rate the support you received?\n\nGood, I'm satisfied\n"
        "Bad, I'm unsatisfied",
        "How did we do? Rate our service:\n☆☆☆☆☆", "请对我的服务进行评价：\n★★★★★",
        "您对本次服务是否满意？\n非常满意 | 满意 | 一般 | 不满意",
        "How was my answer?\nGreat <https://acme.example/1> Bad <https://acme.example/2>"}) {
    EXPECT_EQ(body_of("It left this morning.\n\n" + block), "It left this morning.") << block;
    EXPECT_EQ(body_of("It left this morning.\n\n" + block + "\n\nIda Berg\n+1 555 010 0199"),
              "It left this morning.")
        << block;
  }
  for (const std::string mail :
       {"How would you rate the two phones?\nGood or bad?",
        "How did we do? Tell me.\nIda Berg was great", "It left.\nHow would you rate my reply?",
        "How was your support this week?\nGood", "请对这两款打分\n★★★ ★★",
        "请问客服几点上班\n满意的话我再买", "您好\n请对我的服务进行评价"}) {
    EXPECT_EQ(body_of(mail), mail);
  }
}

TEST(MailDisclaimer, OnlyWhatReadsLikeOneGoes) {
  for (const std::string mail :
       {"Hi\n\nDisclaimer: I am no lawyer. But it broke.\n\nPlease refund.",
        "Hi,\nThis message is intended for the billing team.\nPlease refund order 12.",
        "Hi,\nThis message is confidential: your agent shouted at me.",
        "This message is confidential.\n\nYour agent shouted at me."}) {
    EXPECT_EQ(body_of(mail), mail);
  }
  for (const char* line : {"If you are not the intended recipient, please delete this email.",
                           "如您不是预期的收件人，请立即删除本邮件。",
                           "The information transmitted is intended only for the addressee."}) {
    EXPECT_EQ(body_of("It ships today.\n\n" + std::string(line) + "\n\nAnd so on."),
              "It ships today.");
  }
  EXPECT_EQ(body_of("Disclaimer\n\nThe views above are mine."),
            "Disclaimer\n\nThe views above are mine.");
}

TEST(MailDisclaimer, OneAboveTheTextTakesNothingOfIt) {
  const std::string disclaimer =
      "CONFIDENTIALITY NOTICE: this e-mail and its attachments are for the intended recipient, who "
      "may not pass them on.";
  EXPECT_EQ(body_of(disclaimer + "\n\nIt ships today.\n\nAnna"), "It ships today.\n\nAnna");
  EXPECT_EQ(body_of("Hi,\n" + disclaimer), "Hi,\n" + disclaimer);
}

}  // namespace
}  // namespace deskmill
