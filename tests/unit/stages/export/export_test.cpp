// SPDX-License-Identifier: Apache-2.0
#include "stages/export/export.hpp"

#include <gtest/gtest.h>

#include "json/document.hpp"
#include "support/parsed_record.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kPair =
    R"({"kind":"pair","context":[{"role":"customer","text":"在吗"},{"role":"agent","text":"在的"},)"
    R"({"role":"note","text":"VIP, be nice"}],"question":"怎么退款？","answer":"点击\"申请退款\"",)"
    R"("score":0.8,"durable":false})";

struct Exported {
  Outcome outcome;
  std::string line;
};

Exported export_line(std::string_view format, std::string_view line, ExportOptions options = {}) {
  ParsedRecord parsed(line);
  Sink sink;
  const Exporter exporter(options, *find_export_format(format));
  Exported result{exporter(parsed.record, sink), sink.targets()[0].bytes};
  return result;
}

TEST(Export, OpenAi) {
  ExportOptions options;
  options.example.system = "You help customers.";
  EXPECT_EQ(
      export_line("openai", kPair, options).line,
      R"({"messages":[{"role":"system","content":"You help customers."},{"role":"user","content":"在吗"},)"
      R"({"role":"assistant","content":"在的"},{"role":"user","content":"怎么退款？"},)"
      R"({"role":"assistant","content":"点击\"申请退款\""}]})"
      "\n");
}

TEST(Export, OpenAiLearnsTheAnswerOnlyWhenToldSo) {
  ExportOptions options;
  options.example.answer_only = true;
  EXPECT_EQ(
      export_line("openai", kPair, options).line,
      R"({"messages":[{"role":"user","content":"在吗"},)"
      R"({"role":"assistant","content":"在的","weight":0},{"role":"user","content":"怎么退款？"},)"
      R"({"role":"assistant","content":"点击\"申请退款\""}]})"
      "\n");
  // Of a conversation every answer is one.
  constexpr std::string_view kConversation =
      R"({"turns":[{"role":"customer","text":"a"},{"role":"agent","text":"b"},)"
      R"({"role":"customer","text":"c"},{"role":"agent","text":"d"}]})";
  EXPECT_EQ(export_line("openai", kConversation, options).line.find("weight"), std::string::npos);
}

TEST(Export, ShareGpt) {
  EXPECT_EQ(export_line("sharegpt", kPair).line,
            R"({"conversations":[{"from":"human","value":"在吗"},{"from":"gpt","value":"在的"},)"
            R"({"from":"human","value":"怎么退款？"},{"from":"gpt","value":"点击\"申请退款\""}]})"
            "\n");
}

TEST(Export, Alpaca) {
  EXPECT_EQ(
      export_line("alpaca", kPair).line,
      R"({"instruction":"怎么退款？","input":"","output":"点击\"申请退款\"","history":[["在吗","在的"]]})"
      "\n");
}

TEST(Export, WhatShowsNothingIsNoAnswer) {
  for (const char* nothing : {"", " \\n", "\\u3000\\u00a0", "\\u200b\\ufeff"}) {
    const std::string blank = nothing;
    const std::string conversation = R"({"turns":[{"role":"customer","text":"q"},)"
                                     R"({"role":"agent","text":")" +
                                     blank + R"("}]})";
    EXPECT_EQ(export_line("openai", conversation).outcome.fate, Fate::kRejected) << conversation;
    // The agent's question back is no answer, and an answer alone answers nothing.
    const std::string context = R"({"context":[{"role":"customer","text":"hi"},)"
                                R"({"role":"agent","text":"which?","after_question":true}],)";
    const std::string no_answer = context + R"("question":"q","answer":")" + blank + R"("})";
    const std::string no_question = context + R"("question":")" + blank + R"(","answer":"a"})";
    for (const std::string_view format : {"openai", "sharegpt", "alpaca"}) {
      EXPECT_EQ(export_line(format, no_answer).outcome.fate, Fate::kRejected) << no_answer;
      EXPECT_EQ(export_line(format, no_question).outcome.fate, Fate::kRejected) << no_question;
    }
  }
}

TEST(Export, WhatWasSaidAfterTheQuestionStandsBehindIt) {
  constexpr std::string_view kAskedBack =
      R"({"context":[{"role":"customer","text":"在吗"},)"
      R"({"role":"agent","text":"哪个订单？","after_question":true},)"
      R"({"role":"customer","text":"A77","x":1,"after_question":true}],"question":"怎么退款？","answer":"已退"})";
  EXPECT_EQ(
      export_line("sharegpt", kAskedBack).line,
      R"({"conversations":[{"from":"human","value":"在吗\n怎么退款？"},{"from":"gpt","value":"哪个订单？"},)"
      R"({"from":"human","value":"A77"},{"from":"gpt","value":"已退"}]})"
      "\n");
}

TEST(Export, WhatTheAgentSaysRightBeforeTheAnswerIsJoinedToIt) {
  constexpr std::string_view kAskedBack =
      R"({"question":"q","answer":"a","context":[{"role":"agent","text":"q?","after_question":true}]})";
  EXPECT_EQ(export_line("sharegpt", kAskedBack).line,
            R"({"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"q?\na"}]})"
            "\n");
}

TEST(Export, NotesNeverLeave) {
  for (const ExportFormat& format : export_formats()) {
    EXPECT_EQ(export_line(format.name, kPair).line.find("VIP"), std::string::npos) << format.name;
  }
}

TEST(Export, ConversationEndsAreTrimmedAndNeighboursJoined) {
  EXPECT_EQ(
      export_line("sharegpt",
                  R"({"turns":[{"role":"agent","text":"您好"},{"role":"customer","text":"能退吗"},)"
                  R"({"role":"customer","text":"昨天买的"},{"role":"agent","text":"可以"},)"
                  R"({"role":"system","text":"会话结束"},{"role":"customer","text":"好"}]})")
          .line,
      R"({"conversations":[{"from":"human","value":"能退吗\n昨天买的"},{"from":"gpt","value":"可以"}]})"
      "\n");
}

TEST(Export, WhatATrainerWouldSkipIsRejected) {
  constexpr std::string_view kUnanswered = R"({"turns":[{"role":"customer","text":"在吗"}]})";
  EXPECT_EQ(export_line("openai", kUnanswered).outcome.reason,
            "export.openai.example_missing_assistant_message");
  EXPECT_EQ(export_line("sharegpt", kUnanswered).outcome.reason, "export.sharegpt.no_turns");
  EXPECT_EQ(export_line("alpaca", kUnanswered).outcome.reason, "export.alpaca.no_output");
  EXPECT_EQ(export_line("openai", R"({"question":"能退吗","answer":"  "})").outcome.fate,
            Fate::kRejected);
  EXPECT_EQ(export_line("openai", R"({"text":"能退吗"})").outcome.reason, "export.no_answer");
}

TEST(Export, ScoreAndDurability) {
  ExportOptions options;
  options.min_score = 0.9;
  EXPECT_EQ(export_line("openai", kPair, options).outcome.reason, "export.below_score");
  options.min_score = 0.8;
  EXPECT_EQ(export_line("openai", kPair, options).outcome.fate, Fate::kKept);
  options.durable_only = true;
  EXPECT_EQ(export_line("openai", kPair, options).outcome.reason, "export.not_durable");
}

TEST(Export, EveryFormatWritesValidJsonAndADatasetInfo) {
  for (const ExportFormat& format : export_formats()) {
    const std::string line = export_line(format.name, kPair).line;
    JsonDocument document;
    EXPECT_FALSE(JsonParser().parse(std::string_view(line).substr(0, line.size() - 1), document));
    const std::string info = dataset_info_file(format, {"data/train.jsonl"}, false);
    EXPECT_FALSE(JsonParser().parse(info, document)) << info;
    EXPECT_EQ(document.root()["train"]["file_name"].text(), "data/train.jsonl");
  }
}

TEST(Export, EachFileOfADatasetInfoHasANameOfItsOwn) {
  const std::string info = dataset_info_file(
      *find_export_format("alpaca"),
      {"data/chat.2024-01.jsonl", "data/chat.2024-02.jsonl.gz", "data/a.jsonl", "data/a.ndjson"},
      false);
  JsonDocument document;
  ASSERT_FALSE(JsonParser().parse(info, document)) << info;
  for (const char* name : {"chat.2024-01", "chat.2024-02", "a.jsonl", "a.ndjson"}) {
    EXPECT_TRUE(document.root()[name].exists()) << name;
  }
}

TEST(Export, ADatasetInfoNamesTheSystemColumnOnlyWhenTheRowsHaveIt) {
  for (const char* name : {"sharegpt", "alpaca"}) {
    const ExportFormat& format = *find_export_format(name);
    const std::string_view column = R"("system":"system")";
    EXPECT_EQ(dataset_info_file(format, {"a.jsonl"}, false).find(column), std::string::npos);
    EXPECT_NE(dataset_info_file(format, {"a.jsonl"}, true).find(column), std::string::npos);
  }
}

}  // namespace
}  // namespace deskmill
