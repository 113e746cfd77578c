// SPDX-License-Identifier: Apache-2.0
#include "run/usable_cores.hpp"

#include <sched.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/error.hpp"
#include "core/lines.hpp"
#include "io/byte_source.hpp"
#include "io/files.hpp"

namespace deskmill {
namespace {

std::optional<std::int64_t> leading_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

std::optional<unsigned> cores_of(std::optional<std::int64_t> quota,
                                 std::optional<std::int64_t> period) {
  if (!quota || !period || *quota <= 0 || *period <= 0) return std::nullopt;
  const std::int64_t cores = *quota / *period + (*quota % *period == 0 ? 0 : 1);
  return static_cast<unsigned>(std::min<std::int64_t>(cores, std::numeric_limits<int>::max()));
}

/// cpu.max holds "max 100000" or "QUOTA PERIOD", both in microseconds.
std::optional<unsigned> version2_cores(const FileText& file_text, const std::string& directory) {
  const auto text = file_text(directory + "/cpu.max");
  if (!text) return std::nullopt;
  const std::size_t blank = text->find(' ');
  if (blank == std::string::npos) return std::nullopt;
  return cores_of(leading_integer(*text),
                  leading_integer(std::string_view(*text).substr(blank + 1)));
}

std::optional<unsigned> version1_cores(const FileText& file_text, const std::string& directory) {
  const auto quota = file_text(directory + "/cpu.cfs_quota_us");
  const auto period = file_text(directory + "/cpu.cfs_period_us");
  if (!quota || !period) return std::nullopt;
  return cores_of(leading_integer(*quota), leading_integer(*period));
}

using CoresOf = std::optional<unsigned> (*)(const FileText&, const std::string&);

/// The limits of all ancestors hold. Inside a container the path may belong to the host's tree; its
/// directories are then missing here and only the root counts.
std::optional<unsigned> least_on_the_way_up(const FileText& file_text, const std::string& root,
                                            std::string path, CoresOf cores_in) {
  std::optional<unsigned> least;
  while (true) {
    if (path == "/") path.clear();
    if (const auto cores = cores_in(file_text, root + path)) {
      least = std::min(*cores, least.value_or(*cores));
    }
    if (path.empty()) return least;
    const std::size_t slash = path.rfind('/');
    path.resize(slash == std::string::npos ? 0 : slash);
  }
}

/// Whether a list such as "cpu,cpuacct" names the controller.
bool lists_controller(std::string_view list, std::string_view controller) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (list.substr(0, comma) == controller) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

/// One line "ID:CONTROLLERS:PATH" of /proc/self/cgroup; version 2 has no controllers.
std::optional<unsigned> cores_of_line(const FileText& file_text, std::string_view line) {
  const std::size_t first = line.find(':');
  const std::size_t second = first == std::string_view::npos ? first : line.find(':', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view controllers = line.substr(first + 1, second - first - 1);
  const std::string path(line.substr(second + 1));
  if (controllers.empty()) {
    return least_on_the_way_up(file_text, "/sys/fs/cgroup", path, version2_cores);
  }
  if (!lists_controller(controllers, "cpu")) return std::nullopt;
  return least_on_the_way_up(file_text, "/sys/fs/cgroup/cpu", path, version1_cores);
}

std::optional<std::string> system_file(const std::string& path) {
  if (!file_exists(path)) return std::nullopt;
  try {
    return read_file(path);
  } catch (const Error&) {
    return std::nullopt;  // unreadable: as if there were no limit
  }
}

unsigned affinity_cores() {
  // The kernel may know of more processors than cpu_set_t has room for: grow until the mask fits.
  constexpr std::size_t kMostSets = 64;
  for (std::size_t sets = 1; sets <= kMostSets; sets *= 2) {
    std::vector<cpu_set_t> mask(sets);
    const std::size_t bytes = mask.size() * sizeof(cpu_set_t);
    if (sched_getaffinity(0, bytes, mask.data()) == 0) {
      return static_cast<unsigned>(CPU_COUNT_S(bytes, mask.data()));
    }
  }
  return 1;
}

}  // namespace

std::optional<unsigned> cgroup_cores(const FileText& file_text) {
  const auto groups = file_text("/proc/self/cgroup");
  if (!groups) return std::nullopt;
  std::optional<unsigned> least;
  std::string_view rest = *groups;
  while (!rest.empty()) {
    if (const auto cores = cores_of_line(file_text, take_line(rest))) {
      least = std::min(*cores, least.value_or(*cores));
    }
  }
  return least;
}

unsigned usable_cores() {
  const unsigned allowed = std::max(affinity_cores(), 1u);
  const auto quota = cgroup_cores(system_file);
  return quota ? std::clamp(*quota, 1u, allowed) : allowed;
}

}  // namespace deskmill
