// Parts of UUIDs: their groups of hexadecimal digits look like telephone and card numbers whenever
// they happen to hold no letters, and ids that lose a part join nothing any more.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Whether bytes [begin, end) are a part of a UUID as RFC 9562 writes it (8-4-4-4-12 hexadecimal
/// digits, either case), but not all of it.
bool is_part_of_uuid(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace deskmill
