// SPDX-License-Identifier: Apache-2.0
#include "cli/console/guard.hpp"

#include <execinfo.h>

#include <exception>
#include <new>

#include "core/version.hpp"
#include "io/output_file.hpp"
#include "io/paths.hpp"
#include "io/process.hpp"
#include "io/signals.hpp"

namespace deskmill {
namespace {

/// The C library loads its unwinder when an exception first passes through its own code
/// (std::call_once), and aborts when there is no memory for that. backtrace() loads it as well.
void load_unwinder() {
  void* frame = nullptr;
  ::backtrace(&frame, 1);
}

int internal_error(Messages& messages, std::string_view what) {
  messages.say("this is a bug in deskmill " + std::string(version()) +
               "; please report it with the command line, and the input if it may be shared");
  messages.complain("internal error: " + std::string(what));
  return static_cast<int>(Exit::kBug);
}

}  // namespace

int guarded(Messages& messages, const std::function<Exit()>& body) {
  load_unwinder();
  try {
    return static_cast<int>(body());
  } catch (const BrokenPipe&) {
    messages.clear_bar();
    die_by_sigpipe();
  } catch (const Error& error) {
    messages.clear_bar();
    messages.complain(error.what());
    return static_cast<int>(error.code());
  } catch (const std::bad_alloc&) {
    messages.clear_bar();
    messages.complain("out of memory; fewer --jobs or a smaller --max-memory need less");
    return static_cast<int>(Exit::kTryAgain);
  } catch (const std::exception& error) {
    messages.clear_bar();
    return internal_error(messages, error.what());
  } catch (...) {
    messages.clear_bar();
    return internal_error(messages, "unknown exception");
  }
}

bool color_wanted(std::string_view when, bool is_terminal) {
  if (when != "auto") return when == "always";
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

void print(std::string_view text) {
  OutputFile out(kStandardStream);
  out.write(text);
  out.commit();
}

std::string version_text(std::string_view program) {
  return std::string(program) + " " + std::string(version()) + "\n" + DESKMILL_LIBRARIES + "\n";
}

}  // namespace deskmill
