// What of a mail is its body.
// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/mail.hpp"

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

}  // namespace
}  // namespace deskmill
