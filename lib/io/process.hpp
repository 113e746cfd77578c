// What surrounds this process: its terminals, its environment, how many files it may open.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace deskmill {

/// Standard input, output or error is a terminal.
bool stdin_is_terminal();
bool stdout_is_terminal();
bool stderr_is_terminal();
bool stdout_is_pipe();

/// The value of an environment variable, or "".
std::string environment(const char* name);

/// How many files this process may have open.
std::size_t open_file_limit();
/// Raises it as far as the user may: ingest with --out-dir has an output open for each input.
void raise_open_file_limit();

}  // namespace deskmill
