// SPDX-License-Identifier: Apache-2.0
#include "cli/page.hpp"
#include "cli/pages/wrap.hpp"
#include "text/columns.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kOptionColumn = 29;
constexpr std::size_t kStageColumn = 16;

class HelpWriter {
 public:
  explicit HelpWriter(bool color) : color_(color) {}

  void heading(const std::string& text) {
    out_ += "\n" + (color_ ? "\033[1m" + text + ":\033[0m" : text + ":") + "\n";
  }

  void paragraph(std::string_view text, std::size_t indent) {
    for (const std::string& line : wrap(text, kColumns - indent)) {
      out_ += (line.empty() ? "" : std::string(indent, ' ') + line) + "\n";
    }
  }

  /// `left` at the margin, `right` wrapped at `column`, on the next line when `left` is too wide.
  void row(const std::string& left, const std::string& right, std::size_t column) {
    std::string line = left;
    for (const std::string& part : wrap(right, kColumns - column)) {
      if (columns_of(line) + 1 >= column) {
        out_ += line + "\n";
        line.clear();
      }
      out_ += line + std::string(column - columns_of(line), ' ') + part + "\n";
      line.clear();
    }
  }

  void line(const std::string& text) { out_ += text + "\n"; }
  std::string take() { return std::move(out_); }

 private:
  const bool color_;
  std::string out_;
};

std::string left_column(const Option& option) {
  const std::string short_name = option.short_name();
  std::string left = short_name.empty() ? "      " : "  -" + short_name + ", ";
  left += "--" + option.long_name();
  return option.placeholder.empty() ? left : left + " " + option.placeholder;
}

void write_examples(HelpWriter& writer, const Page& page) {
  if (page.examples.empty()) return;
  writer.heading("Examples");
  for (const Example& example : page.examples) {
    const char* mark = example.explanation.ends_with('?') ? "" : ":";
    writer.paragraph(example.explanation + mark, 2);
    writer.line("    " + example.command);
  }
}

void write_exit_status(HelpWriter& writer) {
  writer.heading("Exit status");
  for (const auto& [status, meaning] : exit_meanings()) {
    const std::string number = std::to_string(status);
    writer.line("  " + number + std::string(4 - number.size(), ' ') + std::string(meaning));
  }
}

}  // namespace

std::string help_text(const Page& page, bool color) {
  HelpWriter writer(color);
  writer.paragraph(page.program + ": " + page.summary, 0);
  writer.heading("Usage");
  writer.paragraph(page.usage, 2);
  write_examples(writer, page);
  if (!page.description.empty()) {
    writer.line("");
    writer.paragraph(page.description, 0);
  }
  if (!page.stages.empty()) {
    writer.heading("Stages");
    for (const auto& [name, summary] : page.stages) {
      writer.row("  " + name, summary, kStageColumn);
    }
  }
  for (const OptionGroup& group : groups_of(page.options)) {
    writer.heading(group.heading);
    for (const Option* option : group.options) {
      writer.row(left_column(*option), full_help(*option), kOptionColumn);
    }
  }
  write_exit_status(writer);
  return writer.take();
}

}  // namespace deskmill
