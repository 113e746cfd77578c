// Chinese words that begin like a name: 武汉, 毕业生, 花呗. A third of all surnames are words or
// begin many, so that a place where a name may stand needs to know what else stands there.
//
// Only words that support logs have at such places (我是…, 找…经理, 联系人…), no dictionary. Words
// that people are called like as well (白云, 文静) are left out.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Bytes of the word that begins at `begin`, or 0.
std::size_t common_word_bytes(std::string_view text, std::size_t begin);

}  // namespace deskmill
