// The data card of an export.
// SPDX-License-Identifier: Apache-2.0
#include "stages/export/card.hpp"

#include <gtest/gtest.h>

namespace deskmill {
namespace {

TEST(ExportCard, NamesTheFilesOfEachSplitAndTheColumns) {
  const std::string card = export_card(*find_export_format("alpaca"),
                                       {"data/chats.jsonl", "data/test-00000-of-00001.jsonl",
                                        "data/trains.jsonl", "data/validation.jsonl.zst"},
                                       {});
  EXPECT_EQ(card.substr(0, card.find("---\n\n")),
            "---\n"
            "configs:\n"
            "- config_name: default\n"
            "  data_files:\n"
            "  - split: train\n"
            "    path:\n"
            "    - \"data/chats.jsonl\"\n"
            "    - \"data/trains.jsonl\"\n"
            "  - split: validation\n"
            "    path:\n"
            "    - \"data/validation.jsonl.zst\"\n"
            "  - split: test\n"
            "    path:\n"
            "    - \"data/test-00000-of-00001.jsonl\"\n"
            "dataset_info:\n"
            "  features:\n"
            "  - name: instruction\n"
            "    dtype: string\n"
            "  - name: input\n"
            "    dtype: string\n"
            "  - name: output\n"
            "    dtype: string\n"
            "  - name: history\n"
            "    list:\n"
            "      list: string\n");
}

TEST(ExportCard, WithoutFilesItNamesNone) {
  const std::string card = export_card(*find_export_format("alpaca"), {}, {});
  EXPECT_TRUE(card.starts_with("---\ndataset_info:\n")) << card;
}

TEST(ExportCard, OnlyAWholeWordNamesASplit) {
  const std::string card =
      export_card(*find_export_format("openai"),
                  {"testimonials.jsonl", "validations-1.jsonl", "test.jsonl"}, {});
  EXPECT_NE(card.find("  - split: train\n    path:\n    - \"testimonials.jsonl\"\n"
                      "    - \"validations-1.jsonl\"\n"
                      "  - split: test\n    path:\n    - \"test.jsonl\"\n"),
            std::string::npos)
      << card;
}

TEST(ExportCard, HasTheColumnsThatOptionsAdd) {
  const auto has = [](const char* format, const ExampleOptions& options, const char* column) {
    const std::string card = export_card(*find_export_format(format), {"a.jsonl"}, options);
    return card.find(std::string("- name: ") + column + "\n") != std::string::npos;
  };
  ExampleOptions with_system, with_weights;
  with_system.system = "Be brief.";
  with_weights.answer_only = true;
  for (const char* format : {"alpaca", "sharegpt"}) {
    EXPECT_TRUE(has(format, with_system, "system"));
    EXPECT_FALSE(has(format, {}, "system"));
  }
  EXPECT_TRUE(has("openai", with_weights, "weight"));
  EXPECT_FALSE(has("openai", {}, "weight"));
}

}  // namespace
}  // namespace deskmill
