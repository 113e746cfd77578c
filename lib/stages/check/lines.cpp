// SPDX-License-Identifier: Apache-2.0
#include "stages/check/lines.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "io/byte_source.hpp"
#include "io/line_batch.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{256} << 20;

/// Hashes what is read through it.
class HashedSource : public ByteSource {
 public:
  HashedSource(std::unique_ptr<ByteSource> source, StreamHash& hash)
      : source_(std::move(source)), hash_(hash) {}

  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t bytes = source_->read(buffer, capacity);
    hash_.update({buffer, bytes});
    return bytes;
  }
  std::uint64_t raw_bytes() const override { return source_->raw_bytes(); }
  Hash128 raw_hash() const override { return source_->raw_hash(); }

 private:
  std::unique_ptr<ByteSource> source_;
  StreamHash& hash_;
};

bool is_long(const LineBatch& batch, std::size_t index) {
  return std::any_of(batch.long_lines.begin(), batch.long_lines.end(),
                     [index](const LineBatch::LongLine& line) { return line.index == index; });
}

using Visit = std::function<bool(const FileLine&)>;

void visit_lines(LineReader& reader, const Visit& visit) {
  LineBatch batch;
  while (reader.next(batch)) {
    for (std::size_t i = 0; i < batch.lines.size(); ++i) {
      const std::string_view text = batch.line(i);
      if (text.empty()) continue;
      if (!visit({text, batch.first_line + i, !is_long(batch, i)})) return;
    }
  }
}

}  // namespace

void for_each_line(const std::string& path, const Visit& visit) {
  LineReader reader(open_input(path, Hashing::kOff, "deskmill-check"), 0, kMaxLineBytes);
  visit_lines(reader, visit);
}

FileDigest digest_of(const std::string& path) {
  FileDigest digest;
  StreamHash content;
  auto source = open_input(path, Hashing::kOn, "deskmill-check");
  LineReader reader(std::make_unique<HashedSource>(std::move(source), content), 0, kMaxLineBytes);
  visit_lines(reader, [&](const FileLine& line) {
    digest.sum.add_line(line.text);
    return true;
  });
  digest.bytes = reader.source().raw_bytes();
  digest.hash = reader.source().raw_hash();
  digest.content_hash = content.digest();
  return digest;
}

}  // namespace deskmill
