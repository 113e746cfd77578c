// SPDX-License-Identifier: Apache-2.0
#include "cli/page.hpp"
#include "core/ascii.hpp"
#include "core/version.hpp"

namespace deskmill {
namespace {

/// Text as roff reads it: "-" stays a hyphen-minus that can be copied, a leading dot is no request.
std::string escape(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    line_start = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + escape(text) + "\\fR";
}
std::string italic(std::string_view text) {
  return "\\fI" + escape(text) + "\\fR";
}

std::string paragraphs(std::string_view text) {
  std::string out = escape(text) + "\n";
  for (std::size_t blank = 0; (blank = out.find("\n\n", blank)) != std::string::npos;) {
    out.replace(blank, 2, "\n.PP\n");
  }
  return out;
}

/// Line breaks of the usage are kept.
std::string synopsis(const Page& page) {
  std::string out = escape(page.usage) + "\n";
  for (std::size_t end = 0; (end = out.find('\n', end)) + 1 < out.size(); end += 5) {
    out.replace(end, 1, "\n.br\n");
  }
  return out;
}

std::string option_entry(const Option& option) {
  std::string entry = ".TP\n";
  if (!option.short_name().empty()) entry += bold("-" + option.short_name()) + ", ";
  entry += bold("--" + option.long_name());
  if (!option.placeholder.empty()) entry += " " + italic(option.placeholder);
  return entry + "\n" + escape(full_help(option)) + "\n";
}

std::string options_section(const Page& page) {
  std::string out = ".SH OPTIONS\n";
  for (const OptionGroup& group : groups_of(page.options)) {
    out += ".SS " + escape(group.heading) + "\n";
    for (const Option* option : group.options) out += option_entry(*option);
  }
  return out;
}

std::string examples_section(const Page& page) {
  if (page.examples.empty()) return "";
  std::string out = ".SH EXAMPLES\n";
  for (const Example& example : page.examples) {
    out += ".TP\n" + escape(example.explanation) +
           (example.explanation.ends_with('?') ? "\n" : ":\n") + bold(example.command) + "\n";
  }
  return out;
}

std::string exit_section() {
  std::string out = ".SH EXIT STATUS\n";
  for (const auto& [status, meaning] : exit_meanings()) {
    out += ".TP\n.B " + std::to_string(status) + "\n" + escape(meaning) + "\n";
  }
  return out;
}

std::string stages_section(const Page& page) {
  if (page.stages.empty()) return "";
  std::string out = ".SH STAGES\n";
  for (const auto& [name, summary] : page.stages) {
    out += ".TP\n" + bold(name) + "\n" + escape(summary) + "\n";
  }
  return out;
}

std::string see_also(const Page& page) {
  if (page.stages.empty()) return ".SH SEE ALSO\n.BR deskmill (1)\n";
  std::string out = ".SH SEE ALSO\n";
  for (std::size_t i = 0; i < page.stages.size(); ++i) {
    const bool last = i + 1 == page.stages.size();
    out += ".BR " + escape("deskmill-" + page.stages[i].first) + " (1)" + (last ? "" : ",") + "\n";
  }
  return out;
}

}  // namespace

std::string man_page(const Page& page) {
  std::string out = ".TH " + escape(ascii_uppered(page.program)) + " 1 \"\" \"deskmill " +
                    std::string(version()) + "\" \"User Commands\"\n";
  out += ".SH NAME\n" + escape(page.program) + " \\- " + escape(page.summary) + "\n";
  out += ".SH SYNOPSIS\n" + synopsis(page);
  if (!page.description.empty()) out += ".SH DESCRIPTION\n" + paragraphs(page.description);
  out += stages_section(page) + options_section(page) + examples_section(page) + exit_section();
  return out + see_also(page);
}

}  // namespace deskmill
