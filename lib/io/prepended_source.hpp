// Gives back what was read of a source for a look at its beginning.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "io/byte_source.hpp"

namespace deskmill {

/// Delivers `head`, then the rest of `source`; raw bytes and hash are those of `source`.
std::unique_ptr<ByteSource> prepend(std::string head, std::unique_ptr<ByteSource> source);

}  // namespace deskmill
