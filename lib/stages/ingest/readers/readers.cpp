// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/readers.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include "stages/ingest/readers/chat_lines.hpp"
#include "stages/ingest/readers/mapping_detect.hpp"
#include "stages/ingest/readers/mapping_reader.hpp"
#include "stages/ingest/readers/presets.hpp"

namespace deskmill {
namespace {

using Shape = ReaderInfo::Shape;

const std::array kReaders = {
    ReaderInfo{"deskmill", Shape::kJson,
               "deskmill's own conversations (JSON Lines): passed through", "",
               detect_conversation_lines, make_conversation_lines},
    ReaderInfo{"openai", Shape::kJson,
               "OpenAI chat: {\"messages\":[{\"role\",\"content\"}]} (JSON, JSON Lines)", "",
               detect_openai, make_openai},
    ReaderInfo{"sharegpt", Shape::kJson,
               "ShareGPT: {\"conversations\":[{\"from\",\"value\"}]} (JSON, JSON Lines)", "",
               detect_sharegpt, make_sharegpt},
    ReaderInfo{"alpaca", Shape::kJson,
               "Alpaca: {\"instruction\",\"input\",\"output\"} (JSON, JSON Lines)", "",
               detect_alpaca, make_alpaca},
    ReaderInfo{"zendesk", Shape::kJson, "Zendesk tickets with their comments (JSON, JSON Lines)",
               "", detect_zendesk, make_zendesk},
    ReaderInfo{"zendesk-comments", Shape::kJson,
               "Zendesk comments that name their ticket (JSON, JSON Lines)",
               preset("zendesk-comments"), detect_preset, make_preset},
    ReaderInfo{"zendesk-audits", Shape::kJson, "Zendesk ticket audits (JSON, JSON Lines)",
               preset("zendesk-audits"), detect_preset, make_preset},
    ReaderInfo{"zendesk-events", Shape::kJson,
               "Zendesk ticket events with comments (JSON, JSON Lines)", preset("zendesk-events"),
               detect_preset, make_preset},
    ReaderInfo{"intercom", Shape::kJson,
               "Intercom conversations with their parts (JSON, JSON Lines)", preset("intercom"),
               detect_preset, make_preset},
    ReaderInfo{"freshdesk", Shape::kJson,
               "Freshdesk tickets with their conversations (JSON, JSON Lines)", preset("freshdesk"),
               detect_preset, make_preset},
    ReaderInfo{"helpscout", Shape::kJson,
               "Help Scout conversations with their threads (JSON, JSON Lines)",
               preset("helpscout"), detect_preset, make_preset},
    ReaderInfo{"hubspot", Shape::kJson, "HubSpot messages of conversations (JSON, JSON Lines)",
               preset("hubspot"), detect_preset, make_preset},
    ReaderInfo{"livechat", Shape::kJson, "LiveChat archives: chats with events (JSON, JSON Lines)",
               preset("livechat"), detect_preset, make_preset},
    ReaderInfo{"kustomer", Shape::kJson, "Kustomer messages and notes (JSON, JSON Lines)",
               preset("kustomer"), detect_preset, make_preset},
    ReaderInfo{"jira", Shape::kJson, "Jira issues with their comments (JSON, JSON Lines)",
               preset("jira"), detect_preset, make_preset},
    ReaderInfo{"wecom", Shape::kJson, "企业微信 message archive (JSON, JSON Lines)",
               preset("wecom"), detect_preset, make_preset},
    ReaderInfo{"wecom-kefu", Shape::kJson, "微信客服 messages of sync_msg (JSON, JSON Lines)",
               preset("wecom-kefu"), detect_preset, make_preset},
    ReaderInfo{"servicenow", Shape::kTable, "ServiceNow journal of comments and work notes (CSV)",
               preset("servicenow"), detect_preset, make_preset},
    ReaderInfo{"jddc", Shape::kTable, "JDDC chat.txt (TSV, seven columns, no header)",
               preset("jddc"), detect_preset, make_preset},
    ReaderInfo{"airline", Shape::kTable, "Twitter US airline sentiment (CSV)", preset("airline"),
               detect_preset, make_preset},
    ReaderInfo{"twitter-support", Shape::kTable,
               "Customer Support on Twitter (CSV, joined by replies)", preset("twitter-support"),
               detect_preset, make_preset},
    ReaderInfo{"whatsapp", Shape::kChat, "WhatsApp chat export (text)", preset("whatsapp"),
               detect_dated_preset, make_preset},
    ReaderInfo{"wangwang", Shape::kChat, "旺旺/千牛 chat text", preset("wangwang"),
               detect_dated_preset, make_preset},
    ReaderInfo{"chat-blocks", Shape::kChat, "chat text with name and time above each message",
               preset("chat-blocks"), detect_dated_preset, make_preset},
    ReaderInfo{"salesforce-chat", Shape::kChat, "Salesforce live chat transcript (text)",
               preset("salesforce-chat"), detect_preset, make_preset},
    ReaderInfo{"transcript", Shape::kChat, "transcript without dates: 客户：… 客服：…, Agent: …",
               preset("transcript"), detect_preset, make_preset},
    ReaderInfo{"day-lines", Shape::kChat, "chat text with the date on a line of its own (LINE)",
               preset("day-lines"), detect_preset_below_days, make_preset},
    ReaderInfo{"questions", Shape::kChat, "questions and answers as text: 问：… 答：…, Q: … A: …",
               preset("questions"), detect_preset, make_preset},
    ReaderInfo{"csv", Shape::kTable, "CSV or TSV with telling column names (guessed)", "",
               detect_csv, make_csv},
    ReaderInfo{"json", Shape::kJson, "JSON or JSON Lines with telling member names (guessed)", "",
               detect_json, make_json},
};

/// Parsed once, when first asked for: reading the text of all takes as long as reading a small
/// file, and a run over thousands of small files asks many of them about each.
const SharedMapping& preset_of(const ReaderInfo& info) {
  struct Preset {
    std::once_flag parsed;
    SharedMapping mapping;
  };
  static std::array<Preset, kReaders.size()> presets;
  Preset& preset = presets[static_cast<std::size_t>(&info - kReaders.data())];
  std::call_once(preset.parsed, [&] {
    preset.mapping = std::make_shared<const Mapping>(
        parse_mapping(info.preset, info.name, Compile::kOnFirstUse));
  });
  return preset.mapping;
}

}  // namespace

std::span<const ReaderInfo> readers() {
  return kReaders;
}

const ReaderInfo* reader_named(std::string_view name) {
  for (const ReaderInfo& info : kReaders) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

const SharedMapping& preset_named(std::string_view name) {
  return preset_of(*reader_named(name));
}

double detect_preset(const ReaderInfo& self, const Sample& sample) {
  const SharedMapping& mapping = preset_of(self);
  const bool own_dialect = mapping->delimiter != '\0' || !mapping->quotes;
  if (own_dialect && sample.is_delimited()) {
    return score_mapping(mapping, sample_for(*mapping, *sample.head));
  }
  return score_mapping(mapping, sample);
}

double detect_dated_preset(const ReaderInfo& self, const Sample& sample) {
  return has_dated_line(sample) ? detect_preset(self, sample) : 0;
}

double detect_preset_below_days(const ReaderInfo& self, const Sample& sample) {
  const SharedMapping& mapping = preset_of(self);
  const bool has_days =
      std::any_of(sample.lines.begin(), sample.lines.end(),
                  [&](std::string_view line) { return is_date_line(*mapping, line); });
  return has_days ? detect_preset(self, sample) : 0;
}

std::unique_ptr<Reader> make_preset(const ReaderInfo& self, const Sample& sample,
                                    const ReaderSettings& settings) {
  const SharedMapping& mapping = preset_of(self);
  if (mapping->input == Mapping::Input::kJson)
    return make_mapping_reader(mapping, sample, settings);
  return make_mapping_reader(mapping, sample_for(*mapping, *sample.head), settings);
}

}  // namespace deskmill
