// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/items/item_store.hpp"

#include <tuple>

#include "core/prefetch.hpp"

namespace deskmill {

bool Priority::outranks(const Priority& other) const {
  return std::tie(time, other.length, content, id, line) <
         std::tie(other.time, length, other.content, other.id, other.line);
}

std::uint32_t ItemStore::add(const Item& item) {
  items_.push_back(item);
  bitmaps_.emplace_back();
  return static_cast<std::uint32_t>(items_.size() - 1);
}

void ItemStore::set_shingles(std::uint32_t item, ShingleSet set) {
  const std::string_view bytes(reinterpret_cast<const char*>(set.data()), set.size_bytes());
  items_[item].set_offset = sets_.append(bytes);
  items_[item].set_size = static_cast<std::uint32_t>(set.size());
  bitmaps_[item] = bitmap_of(set);
}

void ItemStore::set_id(std::uint32_t item, std::string_view id) {
  items_[item].id_offset = ids_.append(id);
  items_[item].id_size = static_cast<std::uint32_t>(id.size());
}

void ItemStore::seal() {
  sets_.seal();
  ids_.seal();
}

ShingleSet ItemStore::set(std::uint32_t item, std::string& scratch) const {
  const Item& entry = items_[item];
  const std::size_t bytes = entry.set_size * sizeof(std::uint32_t);
  const std::string_view view = sets_.read(entry.set_offset, bytes, scratch);
  return {reinterpret_cast<const std::uint32_t*>(view.data()), entry.set_size};
}

std::string ItemStore::id(std::uint32_t item) const {
  std::string scratch;
  return std::string(ids_.read(items_[item].id_offset, items_[item].id_size, scratch));
}

void ItemStore::expect(std::uint32_t item) const {
  prefetch(&bitmaps_[item]);
  prefetch(&items_[item].guard);
  prefetch(&items_[item].set_size);
}

double ItemStore::similarity(std::uint32_t a, std::uint32_t b, SetScratch& scratch) const {
  const ShingleSet set_a = set(a, scratch.first), set_b = set(b, scratch.second);
  return items_[a].kind == Kind::kPair ? jaccard_of_sides(set_a, set_b) : jaccard(set_a, set_b);
}

}  // namespace deskmill
