// Conversion between charsets with ICU, strict or with replacement.
// SPDX-License-Identifier: Apache-2.0
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <utility>

#include "core/error.hpp"
#include "core/utf8.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

/// Names under which mail and exports understate what they hold: the superset decodes both.
/// "gb_2312-80" and "Shift-JIS" are compared as ICU compares names, without case and punctuation.
std::string superset_of(const std::string& charset) {
  static constexpr std::array<std::pair<const char*, const char*>, 6> kSupersets = {{
      {"GB2312", "GB18030"},
      {"GB_2312-80", "GB18030"},
      {"GBK", "GB18030"},
      {"CP936", "GB18030"},
      {"EUC-KR", "windows-949-2000"},
      {"Shift_JIS", "ibm-943_P15A-2003"},
  }};
  for (const auto& [name, superset] : kSupersets) {
    if (ucnv_compareNames(name, charset.c_str()) == 0) return superset;
  }
  return charset;
}

/// In any of its spellings; needs no converter.
bool is_utf8(std::string_view charset) {
  return ucnv_compareNames(std::string(charset).c_str(), "UTF-8") == 0;
}

Converter open_converter(std::string_view charset) {
  if (charset.empty()) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(superset_of(std::string(charset)).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// UTF-16 as converters give it, in pieces, to UTF-8. Some of them (UTF-7, SCSU) let surrogates
/// through that have no partner: each becomes U+FFFD.
class Utf16Reader {
 public:
  static constexpr std::size_t kUnits = 4096;  ///< at most, in one piece

  void append(const char16_t* begin, const char16_t* end, std::string& out) {
    std::array<char, 3 * (kUnits + 1)> bytes;  // one more: a surrogate left by the last piece
    char* to = bytes.data();
    for (; begin != end; ++begin) to = put(*begin, to);
    out.append(bytes.data(), to);
  }
  /// At the end of the text.
  void finish(std::string& out) {
    if (std::exchange(high_, 0) != 0) {
      out += "\uFFFD";
      ++lone_;
    }
  }
  /// How many surrogates had no partner.
  std::size_t lone() const { return lone_; }

 private:
  char* put(char16_t unit, char* to) {
    const bool is_high = (unit & 0xFC00) == 0xD800, is_low = (unit & 0xFC00) == 0xDC00;
    if (is_low && high_ != 0) {
      const char32_t high = std::exchange(high_, 0);
      return put_utf8(to, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00u));
    }
    if (high_ != 0 || is_low) to = put_replacement(to);
    high_ = is_high ? unit : 0;
    return is_high || is_low ? to : put_utf8(to, unit);
  }
  char* put_replacement(char* to) {
    ++lone_;
    return put_utf8(to, 0xFFFD);
  }

  char16_t high_ = 0;  ///< a surrogate whose partner has not come yet
  std::size_t lone_ = 0;
};

/// Feeds all of `bytes`; false when the converter's callback stopped at an invalid sequence.
bool convert_to_utf8(UConverter* converter, std::string_view bytes, bool last, Utf16Reader& reader,
                     std::string& out) {
  std::array<char16_t, Utf16Reader::kUnits> buffer;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  while (true) {
    UErrorCode status = U_ZERO_ERROR;
    char16_t* target = buffer.data();
    ucnv_toUnicode(converter, &target, buffer.data() + buffer.size(), &source, end, nullptr,
                   static_cast<UBool>(last), &status);
    reader.append(buffer.data(), target, out);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (last) reader.finish(out);
    return U_SUCCESS(status);
  }
}

/// Callback: one U+FFFD for each invalid or unassigned sequence, counted in `context`.
void count_and_replace(const void* context, UConverterToUnicodeArgs* args, const char*,
                       std::int32_t, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  static constexpr char16_t kReplacement = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &kReplacement, 1, 0, status);
}

}  // namespace

std::optional<std::string> decode_strict(std::string_view bytes, std::string_view charset) {
  if (is_utf8(charset)) {
    if (!is_valid_utf8(bytes)) return std::nullopt;
    return std::string(bytes);
  }
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out;
  out.reserve(bytes.size() * 3 / 2);
  Utf16Reader reader;
  const bool sound = convert_to_utf8(converter.get(), bytes, true, reader, out);
  return sound && reader.lone() == 0 ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> encode_strict(std::string_view utf8, std::string_view charset) {
  if (is_utf8(charset)) return std::string(utf8);
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  ucnv_setFallback(converter.get(), static_cast<UBool>(false));
  std::u16string units;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    if (c >= 0x10000) units += static_cast<char16_t>(0xD7C0 + (c >> 10));
    units += c >= 0x10000 ? static_cast<char16_t>(0xDC00 + (c & 0x3FF)) : static_cast<char16_t>(c);
  }
  std::string out(units.size() * 4 + 16, '\0');
  const std::int32_t length =
      ucnv_fromUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                      units.data(), static_cast<std::int32_t>(units.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(length));
  return out;
}

bool is_known_charset(std::string_view charset) {
  return is_utf8(charset) || open_converter(charset) != nullptr;
}

std::string usual_name(std::string_view charset) {
  std::string name(charset);
  UErrorCode status = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(name.c_str(), "IANA", &status);
  const bool is_unicode = standard != nullptr && std::string_view(standard).starts_with("UTF-");
  return is_unicode ? standard : name;
}

struct CharsetDecoder::State {
  Converter converter;  ///< none for UTF-8 text that needs no conversion
  std::string pending;  ///< UTF-8: bytes of an unfinished sequence
  std::size_t replaced = 0;
  Utf16Reader utf16;

  void feed_utf8(std::string_view bytes, std::string& out, bool last);
};

void CharsetDecoder::State::feed_utf8(std::string_view bytes, std::string& out, bool last) {
  if (pending.empty() && is_valid_utf8(bytes)) {
    out += bytes;
    return;
  }
  pending += bytes;
  std::string_view rest = pending;
  while (!rest.empty()) {
    const std::size_t valid = valid_utf8_prefix(rest);
    out += rest.substr(0, valid);
    rest.remove_prefix(valid);
    if (rest.empty()) break;
    if (!last && rest.size() < sequence_length(static_cast<unsigned char>(rest[0])) &&
        static_cast<unsigned char>(rest[0]) >= 0xC2) {
      break;
    }
    out += "\uFFFD";
    ++replaced;
    // The lead byte and whatever continues it are one broken sequence.
    rest.remove_prefix(1);
    while (!rest.empty() && is_continuation(rest[0])) rest.remove_prefix(1);
  }
  pending = std::string(rest);
}

CharsetDecoder::CharsetDecoder(std::string_view charset) : state_(std::make_unique<State>()) {
  if (is_utf8(charset)) return;
  state_->converter = open_converter(charset);
  if (!state_->converter) {
    throw Error(Exit::kUsage, "charset \"" + std::string(charset) + "\" is not known");
  }
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(state_->converter.get(), count_and_replace, &state_->replaced, nullptr,
                      nullptr, &status);
}

CharsetDecoder::~CharsetDecoder() = default;

void CharsetDecoder::feed(std::string_view bytes, std::string& out, bool last) {
  if (!state_->converter) return state_->feed_utf8(bytes, out, last);
  convert_to_utf8(state_->converter.get(), bytes, last, state_->utf16, out);
}

std::size_t CharsetDecoder::replaced() const {
  return state_->replaced + state_->utf16.lone();
}

}  // namespace deskmill
