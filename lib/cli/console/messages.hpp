// What a program says on standard error.
//
// Every line begins with the program's name, so that the messages of a pipeline can be told apart.
// Nothing here holds text of a record. Several threads may speak; lines never mix.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace deskmill {

class Messages {
 public:
  Messages(std::string program, bool color) : program_(std::move(program)), color_(color) {}

  void use_color(bool color) { color_ = color; }
  /// "deskmill-clean: TEXT".
  void say(std::string_view text);
  /// The same with the name in red, where there is colour: why the run failed.
  void complain(std::string_view text);
  /// Replaces the line at the bottom of the terminal; say() and complain() write above it.
  void show_bar(const std::string& text);
  void clear_bar();

 private:
  void write_line(std::string_view text, std::string_view color);

  const std::string program_;
  bool color_;
  std::mutex mutex_;
  std::string bar_;
};

}  // namespace deskmill
