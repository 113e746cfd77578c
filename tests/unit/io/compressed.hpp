// Compressed data made by the libraries' own one-call functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace deskmill {

std::string gzip_of(const std::string& content);
std::string zstd_of(const std::string& content);
std::string zstd_skippable_frame(const std::string& payload);

}  // namespace deskmill
