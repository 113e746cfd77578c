// Codes of which a part looks like a telephone or card number: UUIDs whose groups happen to hold no
// letters, and the numbers of books. An id that loses a part joins nothing any more.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Whether bytes [begin, end) are a part of a UUID as RFC 9562 writes it (8-4-4-4-12 hexadecimal
/// digits, either case), but not all of it.
bool is_part_of_uuid(std::string_view text, std::size_t begin, std::size_t end);

/// Whether they are what stands behind the prefix of an ISBN: 978-7-111-12345-6 (ISO 2108).
bool is_part_of_isbn(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace deskmill
