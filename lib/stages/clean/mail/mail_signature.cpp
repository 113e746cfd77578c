// The end of a mail: closing, name, title, contacts, what a phone adds.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/clean/mail/mail.hpp"
#include "stages/clean/mail/mail_lines.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongestLeadIn = 100;    ///< bytes; a longer line is about something else
constexpr std::size_t kLongestSignature = 12;  ///< lines

}  // namespace

bool MailCutter::is_contact_line(std::string_view line) const {
  return line.size() < 160 && (is_phone_line(line) || contact_.matches(line));
}

/// Index in `body` (line numbers of the body) at which the signature begins; body.size() for none.
/// Reads the last lines upwards.
std::size_t MailCutter::signature_begin(const Lines& lines,
                                        const std::vector<std::size_t>& body) const {
  const std::size_t limit = body.size() - std::min(body.size(), kLongestSignature);
  const auto is_blank_above = [&](std::size_t k) {
    return std::all_of(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(k),
                       [&](std::size_t i) { return is_blank_line(lines[i]); });
  };
  const auto has_mark_above = [&](std::size_t k) {
    return std::any_of(body.begin() + static_cast<std::ptrdiff_t>(limit),
                       body.begin() + static_cast<std::ptrdiff_t>(k),
                       [&](std::size_t i) { return is_signature_mark(lines[i]); });
  };
  // Where it begins, and where if names above contacts did not count.
  std::size_t begin = body.size(), certain = body.size();
  bool has_contact = false;
  std::size_t filled = 0, links = 0;
  for (std::size_t k = body.size(); k-- > limit;) {
    const std::string_view line = lines[body[k]];
    if (is_blank_line(line) || is_cell_frame(line) || date_.matches(line)) continue;
    if (is_signature_mark(line) || sent_from_.matches(line)) {
      begin = certain = k;
      filled = 0;
      continue;
    }
    if (closing_.matches(line)) {
      // A lone "Thanks!" says something; with a name below it is a closing. So does one that is all
      // there is.
      // A page below it may be what the mail is about.
      if ((filled > links || begin < body.size()) && !is_blank_above(k)) begin = certain = k;
      continue;
    }
    // "My details:" and name and telephone below it are what the mail has to say.
    if (is_announcement(line) && !has_mark_above(k)) return certain;
    const bool contact = is_contact_line(line);
    const bool link = !contact && link_.matches(line);
    const bool titled = !contact && is_titled_name(line);
    if (!contact && !link && !titled && !is_name_line(line)) {
      // A title or an address, but only below a mark.
      const bool is_long = line.size() > 90 && line.find("://") == line.npos;
      if (filled > 6 || is_long || !has_mark_above(k)) break;
    }
    has_contact = has_contact || contact;
    links += link ? 1 : 0;
    ++filled;
    // A name above a contact line: the usual end of a mail without a closing.
    if (titled || (has_contact && !contact && !link && filled >= 2)) begin = k;
  }
  if (begin < certain && is_content(lines, body, begin)) begin = certain;
  if (begin == body.size()) return begin;
  while (begin > 0 && is_cell_frame(lines[body[begin - 1]])) --begin;
  return begin;
}

/// Whether a name above a contact, which begin at `begin` of `body` below no mark or closing, are
/// what the mail has to say: the line above speaks of them, or nothing but a greeting stands there.
bool MailCutter::is_content(const Lines& lines, const std::vector<std::size_t>& body,
                            std::size_t begin) const {
  std::size_t k = begin;
  while (k > 0 && is_blank_line(lines[body[k - 1]])) --k;
  if (k > 0) {
    const std::string_view above = lines[body[k - 1]];
    if (above.size() <= kLongestLeadIn && gives_contact_.matches(above)) return true;
  }
  return std::all_of(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(k),
                     [&](std::size_t line) { return is_polite(lines[line]); });
}

void MailCutter::mark_signature(const Lines& lines, std::vector<MailZone>& zones) const {
  const std::vector<std::size_t> body = body_lines(zones);
  const std::size_t begin = signature_begin(lines, body);
  for (std::size_t k = begin; k < body.size(); ++k) zones[body[k]] = MailZone::kSignature;
}

}  // namespace deskmill
