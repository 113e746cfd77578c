// What a line of a mail looks like by itself: a quotation, a name, a telephone number.
//
// Plain functions over one line (valid UTF-8, without its line feed) where an expression would be
// slower or harder to read; which of them mean what is decided in mail.cpp.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace deskmill {

/// One more than there are line feeds. Borrows from `text`.
std::vector<std::string_view> split_lines(std::string_view text);
/// The same without the blanks in front, which say nothing of what a line is.
std::vector<std::string_view> split_trimmed(std::string_view text);
bool is_blank_line(std::string_view line);
/// "12:09 PM ----": the end of a banner.
bool ends_in_rule(std::string_view line);
/// "> text", but not ">_<" and other faces.
bool is_quote_line(std::string_view line);
/// "Ida Berg wrote:", "Jo said:" without a date: opens a quotation only right above marked lines.
bool is_bare_attribution(const std::vector<std::string_view>& lines, std::size_t i);
/// "10:21", "上午10点": the time of an opener, where somebody who tells a story has a date at most.
bool has_time_of_day(std::string_view line);
/// A rule of one kind of character: "-----", "_____".
bool is_rule_line(std::string_view line);
/// "+1 (555) 0100", "Office 010-0000 0000; 010-0000 0001 (fax)": seven digits or more and no words
/// but labels.
bool is_phone_line(std::string_view line);
/// "Subject: order", as Lotus Notes writes it.
bool is_subject_line(std::string_view line);
/// A line that announces what comes below it: "My details:".
bool is_announcement(std::string_view line);
/// "-- " and its like, or a long line of "_".
bool is_signature_mark(std::string_view line);
/// "Alice", "王小明", "John A. Smith", "张三 采购部": short, no sentence.
bool is_name_line(std::string_view line);

/// "|", "| |": what is left of the table that a mail program puts a signature in.
bool is_cell_frame(std::string_view line);
/// "Jane Doe | Support Engineer | Acme", "李晓 | 客服专员": a name, and a title among what follows.
bool is_titled_name(std::string_view line);

}  // namespace deskmill
