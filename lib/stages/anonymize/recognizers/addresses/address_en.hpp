// What the recognizers of English addresses share: how an address goes on behind its street.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Over ", Springfield, IL 62704", ", Leeds LS6 2AB", ", Springfield, IL" or a city that ends the
/// clause; `end` for none.
std::size_t with_english_city(std::string_view text, std::size_t end);

/// End of a postal code of Britain or Canada in its two halves (LS6 2AB), or `begin`.
std::size_t english_postal_code_end(std::string_view text, std::size_t begin);

}  // namespace deskmill
