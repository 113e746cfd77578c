// The outermost frame of a process: exceptions become messages and an exit status here and nowhere
// else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/console/messages.hpp"
#include "core/error.hpp"

namespace deskmill {

/// Runs `body` and returns the exit status of the process. An Error is told and gives its code; a
/// broken pipe ends the process by SIGPIPE; anything else is a bug and says how to report it.
int guarded(Messages& messages, const std::function<Exit()>& body);

/// Whether to use colour: `when` is "auto", "always" or "never"; auto needs a terminal, respects
/// NO_COLOR (any non-empty value) and TERM=dumb.
bool color_wanted(std::string_view when, bool is_terminal);

/// All of `text` to standard output. Throws Error(kIo) or BrokenPipe.
void print(std::string_view text);

/// "deskmill-clean 0.1.0" and the versions of the libraries it was built with.
std::string version_text(std::string_view program);

}  // namespace deskmill
