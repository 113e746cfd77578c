// The table of readers: one row per format, in the order of --list-formats.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

std::span<const ReaderInfo> readers();
/// nullptr when no reader has that name.
const ReaderInfo* reader_named(std::string_view name);
/// The mapping of a preset, by the name of its reader, which must be one.
const SharedMapping& preset_named(std::string_view name);

// One pair per kind of reader; `self` tells presets apart.
double detect_conversation_lines(const ReaderInfo& self, const Sample& sample);
double detect_openai(const ReaderInfo& self, const Sample& sample);
double detect_sharegpt(const ReaderInfo& self, const Sample& sample);
double detect_alpaca(const ReaderInfo& self, const Sample& sample);
double detect_zendesk(const ReaderInfo& self, const Sample& sample);
double detect_preset(const ReaderInfo& self, const Sample& sample);
/// The same for chats with date and time: 0 at once when no line has both.
double detect_dated_preset(const ReaderInfo& self, const Sample& sample);
/// The same for chats whose dates stand on lines of their own: 0 when no line is such a one.
double detect_preset_below_days(const ReaderInfo& self, const Sample& sample);
double detect_csv(const ReaderInfo& self, const Sample& sample);
double detect_json(const ReaderInfo& self, const Sample& sample);

using MakeReader = std::unique_ptr<Reader>(const ReaderInfo&, const Sample&, const ReaderSettings&);
MakeReader make_conversation_lines, make_openai, make_sharegpt, make_alpaca, make_zendesk,
    make_preset, make_csv, make_json;

}  // namespace deskmill
