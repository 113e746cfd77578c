// Standard error, written in whole pieces and never a reason to fail: a run whose messages nobody
// can read (closed descriptor, full disk, gone terminal) still does its work.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Writes all of `text`, going on after short writes and signals; gives up silently on an error.
void write_standard_error(std::string_view text) noexcept;

/// Columns of the terminal on standard error, 80 when it is none or does not say.
std::size_t terminal_columns() noexcept;

}  // namespace deskmill
