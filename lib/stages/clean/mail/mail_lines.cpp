// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/mail/mail_lines.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

/// "Office", "(cell)", "电话".
bool is_phone_label(std::string_view word) {
  static constexpr std::string_view kLabels[] = {
      "tel",   "telephone", "phone",  "mobile", "mob",  "cell", "cellular", "fax",  "facsimile",
      "pager", "office",    "direct", "work",   "home", "main", "desk",     "toll", "free",
      "voice", "ext",       "电话",   "手机",   "座机", "传真", "電話",     "手機", "傳真"};
  const std::size_t begin = std::min(word.find_first_not_of("("), word.size());
  word = word.substr(begin, word.find_last_not_of(").:") + 1 - begin);
  return std::find(std::begin(kLabels), std::end(kLabels), word) != std::end(kLabels);
}

/// "My name is Ida Berg", "我叫李晓明": a sentence, not a name.
bool tells_a_name(std::string_view line) {
  static constexpr std::string_view kBeginnings[] = {
      "my ", "i am ", "i'm ", "this is ", "it is ", "it's ", "the ", "我", "叫", "本人", "姓名"};
  const std::string lowered = ascii_lowered(line.substr(0, 16));
  return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                     [&](std::string_view beginning) { return lowered.starts_with(beginning); });
}

/// "Support Engineer", "售后经理", "某某有限公司".
bool ends_in_title(std::string_view part) {
  static constexpr std::string_view kTitles[] = {"engineer",
                                                 "manager",
                                                 "specialist",
                                                 "representative",
                                                 "director",
                                                 "consultant",
                                                 "advisor",
                                                 "adviser",
                                                 "executive",
                                                 "officer",
                                                 "analyst",
                                                 "coordinator",
                                                 "assistant",
                                                 "supervisor",
                                                 "technician",
                                                 "support team",
                                                 "service team",
                                                 "customer service",
                                                 "customer support",
                                                 "customer care",
                                                 "help desk",
                                                 "service desk",
                                                 "technical support",
                                                 "客服",
                                                 "经理",
                                                 "专员",
                                                 "工程师",
                                                 "主管",
                                                 "总监",
                                                 "顾问",
                                                 "助理",
                                                 "客服部",
                                                 "售后部",
                                                 "公司",
                                                 "經理",
                                                 "專員",
                                                 "工程師",
                                                 "總監",
                                                 "顧問"};
  const std::string lowered = ascii_lowered(part);
  return std::any_of(std::begin(kTitles), std::end(kTitles),
                     [&](std::string_view title) { return lowered.ends_with(title); });
}

/// What stands between the bars, without blanks at its ends.
std::vector<std::string_view> cells_of(std::string_view line) {
  constexpr std::string_view kWideBar = "｜";
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t thin = std::min(line.find('|', begin), line.size());
    const std::size_t wide = std::min(line.find(kWideBar, begin), line.size());
    const std::string_view cell = line.substr(begin, std::min(thin, wide) - begin);
    const std::size_t first = std::min(cell.find_first_not_of(" \t"), cell.size());
    cells.push_back(cell.substr(first, cell.find_last_not_of(" \t") + 1 - first));
    begin = std::min(thin, wide) + (wide < thin ? kWideBar.size() : 1);
  }
  return cells;
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::vector<std::string_view> split_trimmed(std::string_view text) {
  std::vector<std::string_view> lines = split_lines(text);
  for (std::string_view& line : lines) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  }
  return lines;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

bool ends_in_rule(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t\r") + 1).ends_with("---");
}

bool is_quote_line(std::string_view line) {
  const std::size_t i = line.find_first_not_of(" \t");
  if (i == line.npos || line[i] != '>') return false;
  return i + 1 == line.size() || (line[i + 1] != '_' && line[i + 1] != '.' && line[i + 1] != '<');
}

bool is_bare_attribution(const std::vector<std::string_view>& lines, std::size_t i) {
  constexpr std::size_t kLongest = 100;
  constexpr std::string_view kEnds[] = {
      "wrote:", "writes:", "said:", "says:", "wrote :", "写道：", "写道:", "寫道：", "寫道:"};
  std::string_view line = lines[i];
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  const bool ends = std::any_of(std::begin(kEnds), std::end(kEnds),
                                [line](std::string_view end) { return line.ends_with(end); });
  if (!ends || line.size() > kLongest) return false;
  std::size_t next = i + 1;
  while (next < lines.size() && is_blank_line(lines[next])) ++next;
  return next < lines.size() && next <= i + 2 && is_quote_line(lines[next]);
}

bool has_time_of_day(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != line.npos; colon = line.find(':', colon + 1)) {
    const bool between_digits = colon > 0 && colon + 2 < line.size() &&
                                is_ascii_digit(line[colon - 1]) && is_ascii_digit(line[colon + 1]);
    if (between_digits && is_ascii_digit(line[colon + 2])) return true;
  }
  return line.find("上午") != line.npos || line.find("下午") != line.npos;
}

bool is_rule_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == line.npos || line.size() - first < 3) return false;
  return std::string_view("-_=*~").find(line[first]) != std::string_view::npos &&
         line.find_first_not_of(line[first], first) == line.npos;
}

bool is_phone_line(std::string_view line) {
  if (std::count_if(line.begin(), line.end(), is_ascii_digit) < 7) return false;
  const std::string lowered = ascii_lowered(line);
  for (std::string_view rest = lowered; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \t;,"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool is_number = word.find_first_not_of("0123456789()+-./x") == word.npos;
    if (!is_number && !is_phone_label(word)) return false;
  }
  return true;
}

bool is_subject_line(std::string_view line) {
  return line.starts_with("Subject:") || line.starts_with("主题");
}

bool is_announcement(std::string_view line) {
  while (!line.empty() && is_ascii_blank(line.substr(line.size() - 1))) line.remove_suffix(1);
  return line.ends_with(':') || line.ends_with("：");
}

bool is_signature_mark(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  const bool is_footer_rule = line.size() >= 20 && line.find_first_not_of('_') == line.npos;
  return line == "--" || line == "—" || line == "--=20" || is_footer_rule;
}

bool is_name_line(std::string_view line) {
  std::size_t han = 0, words = 0, others = 0, capitals = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = next_code_point(line, i);
    const bool letter = is_letter(c) && !is_han(c);
    if (is_han(c)) ++han;
    if (letter && !in_word) ++words;
    if (letter && !in_word && is_upper(c)) ++capitals;
    if (c == U'？' || c == U'?' || c == U'。' || c == U'！' || c == U'，' || c == U':' ||
        c == U'：' || is_digit(c))
      ++others;
    in_word = letter || (in_word && (c == '\'' || c == '-'));
  }
  if (others > 0 || tells_a_name(line)) return false;
  if (han > 0) {
    return han <= 4 ||
           (han <= 16 && (line.find("公司") != line.npos || line.find("部") != line.npos));
  }
  return words >= 1 && words <= 5 && capitals * 2 >= words;
}

bool is_cell_frame(std::string_view line) {
  return line.find('|') != line.npos && line.find_first_not_of("| \t\r") == line.npos;
}

bool is_titled_name(std::string_view line) {
  constexpr std::size_t kLongest = 160;
  if (line.size() > kLongest) return false;
  if (line.find('|') == line.npos && line.find("｜") == line.npos) return false;
  const std::vector<std::string_view> cells = cells_of(line);
  return is_name_line(cells.front()) && std::any_of(cells.begin() + 1, cells.end(), ends_in_title);
}

}  // namespace deskmill
