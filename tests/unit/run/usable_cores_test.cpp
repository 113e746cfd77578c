// SPDX-License-Identifier: Apache-2.0
#include "run/usable_cores.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace deskmill {
namespace {

std::optional<unsigned> cores_with(const std::map<std::string, std::string>& files) {
  return cgroup_cores([&](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return found->second;
  });
}

TEST(UsableCores, AtLeastOne) {
  EXPECT_GE(usable_cores(), 1u);
}

TEST(CgroupCores, NoFilesNoLimit) {
  EXPECT_EQ(cores_with({}), std::nullopt);
}

TEST(CgroupCores, Version2RoundsUp) {
  EXPECT_EQ(
      cores_with({{"/proc/self/cgroup", "0::/\n"}, {"/sys/fs/cgroup/cpu.max", "150000 100000\n"}}),
      2u);
}

TEST(CgroupCores, Version2WithoutLimit) {
  EXPECT_EQ(
      cores_with({{"/proc/self/cgroup", "0::/a\n"}, {"/sys/fs/cgroup/a/cpu.max", "max 100000\n"}}),
      std::nullopt);
}

TEST(CgroupCores, TheTightestAncestorCounts) {
  EXPECT_EQ(cores_with({{"/proc/self/cgroup", "0::/a/b\n"},
                        {"/sys/fs/cgroup/a/b/cpu.max", "800000 100000\n"},
                        {"/sys/fs/cgroup/a/cpu.max", "300000 100000\n"}}),
            3u);
}

TEST(CgroupCores, PathOfTheHostsTreeFallsBackToTheRoot) {
  EXPECT_EQ(cores_with({{"/proc/self/cgroup", "0::/docker/0123abcd\n"},
                        {"/sys/fs/cgroup/cpu.max", "200000 100000\n"}}),
            2u);
}

TEST(CgroupCores, Version1) {
  const std::string groups = "5:memory:/x\n4:cpu,cpuacct:/x\n1:name=systemd:/x\n";
  EXPECT_EQ(cores_with({{"/proc/self/cgroup", groups},
                        {"/sys/fs/cgroup/cpu/x/cpu.cfs_quota_us", "400000\n"},
                        {"/sys/fs/cgroup/cpu/x/cpu.cfs_period_us", "100000\n"}}),
            4u);
  EXPECT_EQ(cores_with({{"/proc/self/cgroup", groups},
                        {"/sys/fs/cgroup/cpu/x/cpu.cfs_quota_us", "-1\n"},
                        {"/sys/fs/cgroup/cpu/x/cpu.cfs_period_us", "100000\n"}}),
            std::nullopt);
}

}  // namespace
}  // namespace deskmill
