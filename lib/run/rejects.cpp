// SPDX-License-Identifier: Apache-2.0
#include "run/rejects.hpp"

#include <utility>

#include "json/writer.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// At most kMaxRejectRaw bytes; a code point cut by the limit is left out, or sound text would be
/// taken for broken.
std::string_view head_of(std::string_view raw, bool is_cut) {
  if (raw.size() > kMaxRejectRaw) {
    raw = raw.substr(0, kMaxRejectRaw);
    is_cut = true;
  }
  if (!is_cut) return raw;
  const auto continues = [&](std::size_t i) {
    return (static_cast<unsigned char>(raw[i]) & 0xC0u) == 0x80u;
  };
  std::size_t lead = raw.size();
  for (std::size_t back = 1; back <= 4 && back <= raw.size(); ++back) {
    lead = raw.size() - back;
    if (!continues(lead)) break;
  }
  if (lead < raw.size() && is_valid_utf8(raw.substr(lead))) return raw;
  return raw.substr(0, lead);
}

}  // namespace

std::string base64(std::string_view bytes) {
  static constexpr char kDigits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const bool inside = i + k < bytes.size();
      group = group << 8 | (inside ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const bool padding = i + k > bytes.size();
      out += padding ? '=' : kDigits[group >> (18 - 6 * k) & 63];
    }
  }
  return out;
}

void append_reject_line(const BadUnit& unit, std::string& out) {
  const std::uint64_t true_bytes = unit.raw_bytes == 0 ? unit.raw.size() : unit.raw_bytes;
  const std::string_view head = head_of(unit.raw, unit.raw_bytes != 0);
  JsonWriter json(out);
  json.begin_object();
  json.name("reason").string(unit.reason);
  json.name("detail").string(unit.detail);
  json.name("source").string(unit.source);
  json.name("line").number(static_cast<std::int64_t>(unit.line));
  json.name("byte").number(static_cast<std::int64_t>(unit.byte));
  if (is_valid_utf8(head)) {
    json.name("raw").string(head);
  } else {
    json.name("raw_b64").string(base64(head));
  }
  if (head.size() < true_bytes) {
    json.name("raw_truncated").boolean(true);
    json.name("raw_bytes").number(static_cast<std::int64_t>(true_bytes));
  }
  json.end_object();
  out += '\n';
}

void RejectPlaces::add(const BadUnit& unit) {
  add(RejectPlace{unit.reason, unit.detail, unit.source, unit.line});
}

void RejectPlaces::merge(const RejectPlaces& later) {
  for (const RejectPlace& place : later.places_) add(place);
}

void RejectPlaces::clear() {
  places_.clear();
  kept_of_.clear();
}

void RejectPlaces::add(RejectPlace place) {
  std::size_t& kept = kept_of_[place.reason];
  if (kept == kPerReason) return;
  ++kept;
  places_.push_back(std::move(place));
}

}  // namespace deskmill
