// SPDX-License-Identifier: Apache-2.0
#include "run/ordered_map.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace deskmill {
namespace {

class OrderedMap : public testing::TestWithParam<unsigned> {
 protected:
  /// Squares 0..count-1; `hinder` may delay or throw in any of the three steps.
  template <typename Hinder>
  void run(int count, Hinder hinder) {
    int next = 0;
    ordered_map<int, long>(
        GetParam(),
        [&](int& batch) {
          hinder('r', next);
          if (next == count) return false;
          batch = next++;
          return true;
        },
        [&](int& batch) {
          hinder('k', batch);
          return static_cast<long>(batch) * batch;
        },
        [&](long&& result) {
          hinder('w', static_cast<int>(written.size()));
          written.push_back(result);
        });
  }
  static std::vector<long> squares(int count) {
    std::vector<long> result;
    for (long i = 0; i < count; ++i) result.push_back(i * i);
    return result;
  }

  std::vector<long> written;
};

TEST_P(OrderedMap, WritesInTheOrderOfReading) {
  run(1000, [](char, int) {});
  EXPECT_EQ(written, squares(1000));
}

TEST_P(OrderedMap, OrderHoldsWhenEarlyBatchesTakeLonger) {
  run(60, [](char step, int i) {
    if (step == 'k' && i % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  });
  EXPECT_EQ(written, squares(60));
}

TEST_P(OrderedMap, NothingToRead) {
  run(0, [](char, int) {});
  EXPECT_TRUE(written.empty());
}

TEST_P(OrderedMap, FailureOfAnyStepReachesTheCallerAfterAllBeforeItIsWritten) {
  for (const char failing : {'r', 'k', 'w'}) {
    written.clear();
    const auto fail = [&](char step, int i) {
      if (step == failing && i == 17) throw std::runtime_error(std::string(1, step));
    };
    try {
      run(100, fail);
      ADD_FAILURE() << "no exception from " << failing;
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(error.what(), std::string(1, failing));
    }
    EXPECT_EQ(written, squares(17)) << failing;
  }
}

TEST_P(OrderedMap, TheFailureOfTheLowestTicketWins) {
  try {
    run(100, [](char step, int i) {
      if (step != 'k' || i < 20) return;
      // The later failure comes first in time.
      if (i == 20) std::this_thread::sleep_for(std::chrono::milliseconds(20));
      throw std::runtime_error(std::to_string(i));
    });
    ADD_FAILURE() << "no exception";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "20");
  }
  EXPECT_EQ(written, squares(20));
}

TEST_P(OrderedMap, ASlowWriterHoldsTheReaderBack) {
  std::atomic<int> read = 0;
  std::atomic<int> done = 0;
  std::atomic<int> most_in_flight = 0;
  run(40, [&](char step, int i) {
    if (step == 'r') {
      read = i + 1;
      const int in_flight = read - done;
      if (in_flight > most_in_flight) most_in_flight = in_flight;
    }
    if (step == 'w') {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      ++done;
    }
  });
  // One more than there are workers: `done` is counted before the write returns.
  EXPECT_LE(most_in_flight.load(), static_cast<int>(GetParam()) + 1);
}

TEST_P(OrderedMap, AWorkerKeepsItsBatch) {
  std::set<const std::string*> batches;
  int left = 100;
  ordered_map<std::string, std::string*>(
      GetParam(), [&](std::string& batch) { return batch = "x", left-- > 0; },
      [](std::string& batch) {
        batch += "y";
        return &batch;
      },
      [&](std::string*&& batch) {
        EXPECT_EQ(*batch, "xy");
        batches.insert(batch);
      });
  EXPECT_LE(batches.size(), GetParam());
}

TEST(OrderedMapOfOneJob, StartsNoThread) {
  const auto caller = std::this_thread::get_id();
  int left = 3;
  ordered_map<int, int>(
      1, [&](int&) { return left-- > 0; },
      [&](int&) {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        return 0;
      },
      [](int&&) {});
}

INSTANTIATE_TEST_SUITE_P(Jobs, OrderedMap, testing::Range(1u, 9u));

}  // namespace
}  // namespace deskmill
