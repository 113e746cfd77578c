// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/advice.hpp"

#include <array>

#include "io/paths.hpp"
#include "stages/ingest/guessing/input_shape.hpp"

namespace deskmill {
namespace {

struct KnownForm {
  std::string_view beginning;
  std::string_view name;
};

constexpr std::array<KnownForm, 17> kUnreadable = {{
    {"%PDF-", "a PDF document"},
    {"\xD0\xCF\x11\xE0", "an Office document (.doc, .xls); save it as CSV (UTF-8) or plain text"},
    {"{\\rtf", "an RTF document; save it as plain text"},
    {"SQLite format 3", "an SQLite database; export its tables as CSV"},
    {"<?xml", "XML"},
    {"<!DOCTYPE", "HTML"},
    {"<!doctype", "HTML"},
    {"<html", "HTML"},
    {"<HTML", "HTML"},
    {"<table", "HTML; open it in a spreadsheet and save it as CSV (UTF-8)"},
    {"WEBVTT", "subtitles"},
    {"\x89PNG", "an image"},
    {"From ", "a mailbox"},
    {"Received:", "a mail"},
    {"Return-Path:", "a mail"},
    {"Delivered-To:", "a mail"},
    {"MIME-Version:", "a mail"},
}};

/// [[{..},{..}],[{..}]]: what a mapping could name are members.
bool is_list_of_lists(const Sample& sample) {
  if (!sample.is_json()) return false;
  const JsonValue first = sample.documents.front().root();
  return first.is(JsonType::kArray) && first.element(0).is(JsonType::kObject);
}

}  // namespace

std::string_view unreadable_form(const Head& head) {
  for (const KnownForm& form : kUnreadable) {
    if (head.text.starts_with(form.beginning)) return form.name;
  }
  return head.text.find('\0') == std::string::npos ? "" : "binary data";
}

std::string advice_on(const Head& head) {
  const std::string_view unreadable = unreadable_form(head);
  if (!unreadable.empty()) return "this is " + std::string(unreadable) + ", which is not read";
  const InputShape shape = shape_of(head);
  const std::string path = head.path == "-" ? "-" : shell_quoted(head.path);
  if (const std::string kind = kind_of_deskmill(shape); !kind.empty()) {
    return "this is a " + kind +
           " of deskmill, not a conversation; the stages behind ingest read " + kind +
           "s as JSON Lines: jq -c '.[]' " + path;
  }
  if (is_list_of_lists(shape.sample)) {
    return "this is JSON with a list in each record; make an object of it: jq -c '.[] | "
           "{messages: .}' " +
           path;
  }
  if (is_one_of_several_lists(shape.sample) || holds_only_lists_of_messages(shape)) {
    return "this is JSON with several lists of messages beside each other, of which a mapping "
           "can read only one; make a record of each: jq -c 'to_entries[] | {id: .key, messages: "
           ".value}' " +
           path;
  }
  const std::string input = head.path == "-" ? "" : " " + path;
  return "this is " + description_of(shape) +
         "; name its format with --from (see --list-formats) or write a mapping: deskmill ingest "
         "--draft-map " +
         path + " > map.yaml, correct it, then: deskmill ingest --map map.yaml" + input;
}

}  // namespace deskmill
