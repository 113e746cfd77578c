// SPDX-License-Identifier: Apache-2.0
#include "markup/html.hpp"

#include <gtest/gtest.h>

#include <string>

namespace deskmill {
namespace {

TEST(Html, BlocksBecomeLines) {
  EXPECT_EQ(html_to_text("<div>one</div><div>two<br>three</div>"), "one\ntwo\nthree");
  EXPECT_EQ(html_to_text("<p>one</p><p>two</p>"), "one\n\ntwo");
  EXPECT_EQ(html_to_text("<p class=MsoNormal>one</p><p class=MsoNormal>two</p>"), "one\ntwo");
  EXPECT_EQ(html_to_text("<ul><li>a</li><li>b</li></ul><ol><li>c<li>d</ol>"),
            "- a\n- b\n\n1. c\n2. d");
  EXPECT_EQ(html_to_text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
            "a\tb\nc");
}

TEST(Html, InlineTagsAddNothing) {
  EXPECT_EQ(html_to_text("请<b>尽快</b>发<i>货</i>"), "请尽快发货");
  EXPECT_EQ(html_to_text("please <b>hurry</b>\n up"), "please hurry up");
  EXPECT_EQ(html_to_text("请尽快\n发货"), "请尽快发货");
  EXPECT_EQ(html_to_text("a&nbsp;b"), "a b");
}

TEST(Html, WhatNobodySeesVanishes) {
  EXPECT_EQ(html_to_text("<head><title>t</title><style>p{}</style></head><script>x()</script>hi"),
            "hi");
  EXPECT_EQ(
      html_to_text("<div style='display: none'>preheader</div><span hidden>x</span>hi<!-- c -->"),
      "hi");
  EXPECT_EQ(html_to_text("<div style='color:red;display:\n\tnone'>preheader</div>hi"), "hi");
}

/// Behind a <script> that is not closed everything would be script.
TEST(Html, WordsInBracketsSwallowNothing) {
  const auto typed = [](std::string_view text) { return html_to_text(text, {.typed_text = true}); };
  for (const std::string_view text :
       {"Where do I put the <script> tag? It fails.", "my <style> and <STYLE media=x> do nothing",
        "怎么加 <iframe src=x> 标签？没反应"}) {
    EXPECT_FALSE(has_html_tags(text)) << text;
    EXPECT_EQ(typed(text), text);
  }
  EXPECT_EQ(typed("<b>now</b>: where do I put <script>? It fails"),
            "now: where do I put <script>? It fails");
  EXPECT_EQ(typed("<p>where do I put &lt;script&gt;? It fails</p>"),
            "where do I put <script>? It fails");
  EXPECT_EQ(typed("<b>a</b><script>x()</SCRIPT>b"), "ab");
  EXPECT_EQ(typed("<html><body>a<style>p{"), "a");
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "<script>";
  EXPECT_FALSE(has_html_tags(many));
}

TEST(Html, LinksAndImages) {
  const std::string link = "<a href='https://example.com/a'>here</a>";
  EXPECT_EQ(html_to_text(link), "here");
  EXPECT_EQ(html_to_text(link, {.keep_link_targets = true}), "here (https://example.com/a)");
  EXPECT_EQ(html_to_text("<a href='http://example.com'>http://example.com</a>",
                         {.keep_link_targets = true}),
            "http://example.com");
  EXPECT_EQ(html_to_text("ok <img alt='😀' src=x>"), "ok 😀");
}

TEST(Html, QuotedPartsByStructure) {
  const HtmlOptions drop{.drop_quoted = true};
  EXPECT_EQ(html_to_text("<div>new</div><div class=\"gmail_quote\">old</div>", drop), "new");
  EXPECT_EQ(html_to_text("<p>new</p><blockquote type=cite>old</blockquote>", drop), "new");
  EXPECT_EQ(html_to_text("<p>new</p><div id=divRplyFwdMsg>From: x</div><div>old</div>", drop),
            "new");
  EXPECT_EQ(html_to_text("<p>new</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;"
                         "padding:3.0pt 0in 0in 0in'>From</div><p>old</p>",
                         drop),
            "new");
  for (const std::string part :
       {"<div class='ntes-mailmaster-quote'>", "<blockquote id='isReplyContent'>",
        "<div id='isForwardContent'>", "<div id='reply139content'>", "<div class='zmail_extra'>",
        "<blockquote class='tutanota_quote'>"}) {
    EXPECT_EQ(html_to_text("<p>new</p>" + part + "old", drop), "new") << part;
    EXPECT_EQ(html_to_text("<p>new</p>" + part + "old"), "new\n\nold") << part;
  }
  EXPECT_EQ(html_to_text("<div class=gmail_quote>only this</div>", drop), "only this");
}

/// References that people typed are decoded last, whichever way the text went before.
TEST(Html, TypedReferencesAreDecodedInEveryCase) {
  const HtmlOptions typed{.drop_quoted = true, .typed_text = true};
  EXPECT_EQ(html_to_text("<p>R&amp;D</p>", typed), "R&D");
  EXPECT_EQ(html_to_text("<div class=gmail_quote>R&amp;D</div>", typed), "R&D");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<div>";
  EXPECT_EQ(html_to_text(deep + "R&amp;D", typed), "R&D");
}

TEST(Html, SignaturesByStructure) {
  const HtmlOptions drop{.drop_signature = true};
  for (const std::string part :
       {"<div class='gmail_signature'>", "<div id='imail_signature'>",
        "<div class='a ntes-signature'>", "<div class='protonmail_signature_block'>"}) {
    EXPECT_EQ(html_to_text("<div>new</div>" + part + "Ida | Acme", drop), "new") << part;
    EXPECT_EQ(html_to_text(part + "only this", drop), "only this") << part;
  }
  EXPECT_EQ(html_to_text("<p>new</p><div class=gmail_signature>Ida</div>"), "new\n\nIda");
}

TEST(Html, WhatQqMailWrapsPastedContentInIsATag) {
  const HtmlOptions typed{.typed_text = true};
  EXPECT_EQ(html_to_text("<div><includetail><p>您好</p></includetail></div>", typed), "您好");
}

TEST(Html, TypedTextKeepsItsShape) {
  const HtmlOptions typed{.typed_text = true};
  EXPECT_EQ(html_to_text("line 1\nline 2<br>line 3", typed), "line 1\nline 2\nline 3");
  EXPECT_EQ(html_to_text("if x <y and z> 3<br>ok", typed), "if x <y and z> 3\nok");
  EXPECT_EQ(html_to_text("<p>a\nb</p>", typed), "a b");
  // What was typed above a document keeps its lines.
  EXPECT_EQ(html_to_text("Hello,\nI get\n\n<html><body>\n<p>an\nerror</p>", typed),
            "Hello,\nI get\n\nan error");
  EXPECT_EQ(html_to_text("a < b\n> c\n<p>d\ne", typed), "a < b\n> c\n\nd e");
  EXPECT_EQ(html_to_text("\n \n<p>a\nb", typed), "a b");
}

TEST(Html, ATypedTitleIsOneInADocumentOnly) {
  const HtmlOptions typed{.typed_text = true};
  EXPECT_EQ(html_to_text("<!DOCTYPE HTML>\n<HTML><TITLE>RE: x</TITLE><P>hello</P>", typed),
            "hello");
  EXPECT_EQ(html_to_text("<html><head><title>unclosed<p>hello</p>", typed),
            "<title>unclosed\n\nhello");
  EXPECT_EQ(html_to_text("put <title>Shop</title> into <b>your</b> page", typed),
            "put <title>Shop</title> into your page");
  EXPECT_EQ(html_to_text("the <title> of <b>it</b>", typed), "the <title> of it");
}

TEST(Html, RecognisesMarkup) {
  for (const std::string_view text : {"<br>", "x</p>", "<a href=\"u\">t</a>", "<BR/>",
                                      "<div class=x>", "a&nbsp;b", "&#39;", "&#x4F60;"}) {
    EXPECT_TRUE(looks_like_html(text)) << text;
  }
  for (const std::string_view text :
       {"a < b", "<3", "i <3 u", "<image>", "<Media omitted>", "[a](b)", "AT&T", "?a=1&copy=2",
        "R&D;", "a<b", "<b and c>", "x <- y -> z", "", "&", "&;", "<", "《书》"}) {
    EXPECT_FALSE(looks_like_html(text)) << text;
  }
}

TEST(Html, Entities) {
  EXPECT_EQ(decode_entities("&lt;&gt;&amp;&quot;&#39;&#x4F60;&hellip;&copy;"), "<>&\"'你…©");
  EXPECT_EQ(decode_entities("&copy2024 &notit; AT&T &bogus; &"), "©2024 ¬it; AT&T &bogus; &");
  EXPECT_EQ(decode_entities("&#128;&#0;&#xD800;"), "€\uFFFD\uFFFD");
  EXPECT_EQ(decode_entities("&CounterClockwiseContourIntegral;&NewLine;x"), "∳\nx");
}

TEST(Html, TypedEntities) {
  EXPECT_EQ(decode_typed_entities("a &amp;amp;lt; b"), "a < b");
  EXPECT_EQ(decode_typed_entities("?a=1&copy=2&not AT&T &notit;"), "?a=1&copy=2&not AT&T &notit;");
  EXPECT_EQ(decode_typed_entities("&amp;"), "&");
  EXPECT_EQ(decode_typed_entities("您好&nbsp;&hearts;"), "您好\u00A0♥");
}

/// Whatever opens them anew or seems to close them: parsing would take minutes or end in a crash.
TEST(Html, DeepNestingIsNoProblem) {
  for (const std::string_view tag :
       {"<div>", "<pre>", "<ins>", "<label>", "<div></p>", "<div></b>", "<main><p></main></p>"}) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += tag;
    EXPECT_EQ(html_to_text(deep + "x"), "x") << tag;
  }
}

/// Not parsed either, and yet no text of them vanishes.
TEST(Html, WhatNoBracketClosesIsText) {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<div>";
  EXPECT_EQ(html_to_text(deep + "I paid < 5 euros"), "I paid < 5 euros");
  EXPECT_EQ(html_to_text(deep + "3 < 5 and 7 > 2"), "3 < 5 and 7 > 2");
  EXPECT_EQ(html_to_text(deep + "see <b>this</b> <a href=x and more"),
            "see this  <a href=x and more");
  EXPECT_EQ(html_to_text(deep + "x<"), "x<");
}

TEST(Html, WhatTheNextOfItsKindClosesIsNotDeep) {
  std::string items, expected;
  for (int i = 0; i < 1000; ++i) {
    items += "<p class='a'>1 < 2<br>";
    expected += i > 0 ? "\n\n1 < 2" : "1 < 2";
  }
  EXPECT_EQ(html_to_text(items), expected);
}

/// Of many attributes each is compared with all before it.
TEST(Html, ManyAttributesStayLinear) {
  for (const std::string_view attribute : {" a", "/a", " <p a", "=\"<\"a", " a='<p '"}) {
    std::string tag = "<p";
    for (int i = 0; i < 100'000; ++i) tag.append(attribute).append(std::to_string(i));
    EXPECT_TRUE(html_to_text(tag + "=1>x</p>").starts_with('x')) << attribute;
  }
}

/// An image within its tag.
TEST(Html, ALongAttributeIsParsed) {
  const std::string image = "<img src=\"data:image/png;base64," + std::string(1'000'000, 'A');
  EXPECT_EQ(html_to_text("<ul><li>see" + image + "\"> it</ul>"), "- see it");
}

TEST(Html, ANumberThatIsTooLongForACharacterStays) {
  for (std::size_t digits = 4; digits < 60; ++digits) {
    for (const char* const base : {"&#2032", "&#x2032"}) {
      const std::string reference = base + std::string(digits, '1') + ";";
      EXPECT_TRUE(html_to_text("a <b>s</b> " + reference).ends_with(reference));
      EXPECT_EQ(decode_entities("a s " + reference), "a s " + reference);
    }
  }
  EXPECT_EQ(html_to_text("<b>s</b> &#0000000065;"), "s A");
}

TEST(Html, BrokenMarkup) {
  EXPECT_EQ(html_to_text("<p>a<div>b</div></span>c"), "a\n\nb\nc");
  EXPECT_EQ(html_to_text("<"), "<");
  EXPECT_EQ(html_to_text(""), "");
}

}  // namespace
}  // namespace deskmill
