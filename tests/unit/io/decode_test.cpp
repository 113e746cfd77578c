// SPDX-License-Identifier: Apache-2.0
#include "io/compression/decode.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/memory_source.hpp"
#include "unit/io/compressed.hpp"
#include "unit/io/dribble_source.hpp"
#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

using namespace std::string_literals;

std::string decoded(const std::string& stored, std::size_t chunk = 1u << 20,
                    std::size_t capacity = 1u << 16, const std::string& name = "x") {
  const auto source =
      decode(std::make_unique<DribbleSource>(stored, chunk), name, "deskmill-clean");
  std::string content, buffer(capacity, '\0');
  while (const std::size_t got = source->read(buffer.data(), buffer.size())) {
    content.append(buffer, 0, got);
  }
  EXPECT_EQ(source->raw_bytes(), stored.size());
  EXPECT_EQ(source->raw_hash(), hash128(stored));
  return content;
}

/// Compresses badly and well in turns, longer than any buffer on the way.
std::string long_content() {
  std::mt19937 random(7);
  std::string content;
  while (content.size() < 2'000'000) {
    for (int i = 0; i < 5000; ++i) content += static_cast<char>(random());
    content.append(20'000, 'a');
  }
  return content;
}

TEST(Decode, PlainBytesPassWhateverTheyBeginWith) {
  for (const std::string& content :
       {""s, "{"s, "plain text, longer than the head that is looked at\n"s, "\x1f"s,
        "BZh9 is a text"s, "PK or not"s, "\x28\xb5\x2f"s, "P*M"s, "\0\0\0\0"s}) {
    EXPECT_EQ(decoded(content), content);
    EXPECT_EQ(decoded(content, 1, 1), content);
  }
}

TEST(Decode, GzipInAnyChunks) {
  const std::string content = long_content(), stored = gzip_of(content);
  EXPECT_EQ(decoded(stored), content);
  EXPECT_EQ(decoded(stored, 1013, 37), content);
  EXPECT_EQ(decoded(gzip_of("short"), 1, 1), "short");
  EXPECT_EQ(decoded(gzip_of("")), "");
}

TEST(Decode, ZstdInAnyChunks) {
  const std::string content = long_content(), stored = zstd_of(content);
  EXPECT_EQ(decoded(stored), content);
  EXPECT_EQ(decoded(stored, 1013, 37), content);
  EXPECT_EQ(decoded(zstd_of("short"), 1, 1), "short");
  EXPECT_EQ(decoded(zstd_of("")), "");
}

TEST(Decode, AllGzipMembersAndZeroPadding) {
  const std::string members = gzip_of("one\n") + gzip_of("") + gzip_of("two\n");
  for (const std::size_t chunk : {1u, 7u, 1000u}) {
    EXPECT_EQ(decoded(members, chunk), "one\ntwo\n");
    EXPECT_EQ(decoded(members + std::string(600, '\0'), chunk), "one\ntwo\n");
  }
}

TEST(Decode, AllZstdFramesSkippableOnesSkipped) {
  const std::string frames = zstd_skippable_frame("index") + zstd_of("one\n") +
                             zstd_skippable_frame("") + zstd_of("") + zstd_of("two\n") +
                             zstd_skippable_frame(std::string(1000, 'i'));
  for (const std::size_t chunk : {1u, 7u, 10'000u}) EXPECT_EQ(decoded(frames, chunk), "one\ntwo\n");
}

std::string refusal(const std::string& stored) {
  try {
    decoded(stored);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Decode, EveryTruncationOfGzipIsAnError) {
  const std::string stored = gzip_of("some content, some content");
  for (std::size_t length = 2; length < stored.size(); ++length) {
    const std::string message = refusal(stored.substr(0, length));
    EXPECT_EQ(message.find("x: truncated gzip data, behind byte "), 0u) << message;
  }
  expect_error(Exit::kNoInput, "x: truncated gzip data, behind byte 27 of the content",
               [&] { decoded(stored + stored.substr(0, 12)); });
}

TEST(Decode, EveryTruncationOfZstdIsAnError) {
  const std::string stored = zstd_of("some content, some content");
  for (std::size_t length = 4; length < stored.size(); ++length) {
    const std::string message = refusal(stored.substr(0, length));
    EXPECT_EQ(message.find("x: truncated zstd data, behind byte "), 0u) << message;
  }
  expect_error(Exit::kNoInput, "x: truncated zstd data, behind byte 29 of the content",
               [&] { decoded(stored + stored.substr(0, 12)); });
}

TEST(Decode, GarbageBehindGzipIsAnError) {
  const std::string message = "x: trailing garbage after gzip data, behind byte 1 of the content";
  for (const std::string& garbage : {"garbage"s, "\x1fz"s, "\0\0g"s}) {
    expect_error(Exit::kNoInput, message, [&] { decoded(gzip_of("a") + garbage); });
    expect_error(Exit::kNoInput, message, [&] { decoded(gzip_of("a") + garbage, 1); });
  }
}

TEST(Decode, CorruptDataIsAnError) {
  std::string stored = gzip_of("some content, some content");
  stored[stored.size() - 6] ^= 1;
  expect_error(Exit::kNoInput,
               "x: corrupt gzip data: incorrect data check, behind byte 5 of the content",
               [&] { decoded(stored); });
  expect_error(Exit::kNoInput,
               "x: corrupt zstd data: Unknown frame descriptor, behind byte 1 of the content",
               [&] { decoded(zstd_of("a") + "garbage"); });
}

TEST(Decode, SoundZstdThatNeedsMoreThanTheFileSaysHow) {
  const std::string empty_block("\x01\x00\x00", 3), magic = "\x28\xb5\x2f\xfd";
  expect_error(
      Exit::kNoInput,
      "x: zstd data made with a dictionary, which `zstd -D DICTIONARY -dc` unpacks, behind "
      "byte 0 of the content",
      [&] { decoded(magic + std::string("\x01\x00\x07", 3) + empty_block); });
  expect_error(
      Exit::kNoInput,
      "x: zstd data with a window of more than 128 MiB, which `zstd --long=31 -dc` unpacks, "
      "behind byte 0 of the content",
      [&] { decoded(magic + std::string("\x00\xa8", 2) + empty_block); });
}

TEST(Decode, OtherFormatsAreRefusedWithTheCommandToUse) {
  const auto refused = [](const std::string& stored, const std::string& name,
                          const std::string& message) {
    expect_error(Exit::kNoInput, message, [&] { decoded(stored, 3, 100, name); });
  };
  refused(
      "BZh9\x31\x41\x59\x26\x53\x59rest"s, "a.bz2",
      "a.bz2: is compressed as bzip2, which is not read; use: bzip2 -dc a.bz2 | deskmill-clean");
  refused("\xfd\x37zXZ\0rest"s, "my chats.xz",
          "my chats.xz: is compressed as xz, which is not read; "
          "use: xz -dc 'my chats.xz' | deskmill-clean");
  refused("\xfd\x37zXZ\0rest"s, "standard input",
          "standard input: is compressed as xz, which is not read; use: xz -dc | deskmill-clean");
  refused("PK\x03\x04rest"s, "it's.zip",
          "it's.zip: is compressed as zip, which is not read; "
          "use: unzip -p 'it'\\''s.zip' | deskmill-clean");
  expect_error(Exit::kNoInput,
               "r.bz2: is compressed as bzip2, which is not read; use: bzip2 -dc r.bz2",
               [] { decode(memory_source("BZh9\x31\x41\x59\x26\x53\x59rest"), "r.bz2", {}); });
  refused("PK\x03\x04rest"s, "Tickets.XLSX",
          "Tickets.XLSX: a spreadsheet; save it as CSV (UTF-8) and give that");
}

}  // namespace
}  // namespace deskmill
