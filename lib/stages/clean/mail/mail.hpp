// Quoted history, signatures, disclaimers and what programs add to mails, Chinese and English (and
// the openers of the usual European clients).
//
// A mail is cut by lines: each line gets a zone, then the body is what stays. Openers ("On …
// wrote:", 在…写道：, header blocks, 原始邮件) begin the history; inside it only lines that answer
// below a ">" quote are body. Signatures are looked for at the end of the body alone. A mail never
// becomes empty: when nothing but history or signature is there, it stays.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.hpp"

namespace deskmill {

enum class MailZone { kBody, kQuoted, kSignature, kDisclaimer, kNotice };

struct MailRules {
  bool quoted = true, signature = true, disclaimer = true, notice = true;
  bool any() const { return quoted || signature || disclaimer || notice; }
};

class MailCutter {
 public:
  MailCutter();

  /// One zone per line of `text` (as split at \n).
  std::vector<MailZone> zones(std::string_view text, const MailRules& rules) const;
  /// The body lines, trimmed of empty lines at both ends. `removed` says which rules cut something.
  std::string cut(std::string_view text, const MailRules& rules, MailRules& removed) const;
  /// Holds an opener or a mail program's signature line, so it is a mail whatever its channel says.
  bool looks_like_mail(std::string_view text) const;

 private:
  enum class Opener { kNone, kWrote, kBanner, kReplyLine, kHeader };
  using Lines = std::vector<std::string_view>;

  /// Numbers of the lines that are body.
  static std::vector<std::size_t> body_lines(const std::vector<MailZone>& zones);
  Opener opener_at(const Lines& lines, std::size_t i, std::size_t& length) const;
  std::size_t wrote_lines(const Lines& lines, std::size_t i) const;
  std::size_t header_lines(const Lines& lines, std::size_t i) const;
  std::size_t source_head_lines(const Lines& lines) const;
  bool is_of_a_mail(const Lines& lines, std::size_t i, std::size_t length) const;
  bool is_quoted_line(const Lines& lines, std::size_t i) const;
  void mark_quoted(const Lines& lines, std::vector<MailZone>& zones) const;
  void mark_stamp(const Lines& lines, std::size_t i, std::vector<MailZone>& zones) const;
  void mark_disclaimer(const Lines& lines, std::vector<MailZone>& zones) const;
  bool is_polite(std::string_view line) const;
  std::size_t disclaimer_end(const Lines& lines, const std::vector<std::size_t>& body,
                             std::size_t k) const;
  void mark_notices(const Lines& lines, std::vector<MailZone>& zones) const;
  // Of signatures (mail_signature.cpp).
  void mark_signature(const Lines& lines, std::vector<MailZone>& zones) const;
  std::size_t signature_begin(const Lines& lines, const std::vector<std::size_t>& body) const;
  bool is_content(const Lines& lines, const std::vector<std::size_t>& body,
                  std::size_t begin) const;
  bool is_contact_line(std::string_view line) const;

  Pattern banner_, reply_line_, wrote_end_, wrote_begin_, header_, from_header_, mail_header_,
      message_label_, source_header_, comparison_;
  Pattern sent_from_, closing_, contact_, link_, stamp_, date_, disclaimer_, legalese_, notice_,
      gives_contact_, only_polite_;
};

}  // namespace deskmill
