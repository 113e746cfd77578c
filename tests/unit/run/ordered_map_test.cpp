// SPDX-License-Identifier: Apache-2.0
#include "run/ordered_map.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <new>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace deskmill {
namespace {

class OrderedMap : public testing::TestWithParam<unsigned> {
 protected:
  /// Squares 0..count-1; `hinder` may delay or throw in any of the three steps.
  template <typename Hinder>
  void run(int count, Hinder hinder, std::size_t batches_per_job = 2) {
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
        },
        batches_per_job);
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
  for (const std::size_t batches_per_job : {1u, 2u, 3u}) {
    std::atomic<int> read = 0;
    std::atomic<int> done = 0;
    std::atomic<int> most_in_flight = 0;
    const auto hinder = [&](char step, int i) {
      if (step == 'r') {
        read = i + 1;
        const int in_flight = read - done;
        if (in_flight > most_in_flight) most_in_flight = in_flight;
      }
      if (step == 'w') {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        ++done;
      }
    };
    written.clear();
    run(40, hinder, batches_per_job);
    EXPECT_EQ(written, squares(40));
    const auto batches = static_cast<int>(GetParam() == 1 ? 1 : GetParam() * batches_per_job);
    // One more than there are batches: the end of the input is read as well.
    EXPECT_LE(most_in_flight.load(), batches + 1);
  }
}

TEST_P(OrderedMap, AWorkerKeepsItsBatches) {
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
  EXPECT_LE(batches.size(), 2 * GetParam());
}

TEST_P(OrderedMap, ASlowBatchDoesNotStopTheOthers) {
  if (GetParam() == 1) return;
  const int further = 2 * (static_cast<int>(GetParam()) - 1);  // two batches of each of the others
  std::promise<void> all_read;
  run(further + 1, [&](char step, int i) {
    if (step == 'k' && i == further) all_read.set_value();
    if (step != 'k' || i != 0) return;
    const auto status = all_read.get_future().wait_for(std::chrono::seconds(20));
    EXPECT_EQ(status, std::future_status::ready);
  });
  EXPECT_EQ(written, squares(further + 1));
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

/// A batch for which there is memory only a few times.
struct ScarceBatch {
  inline static int left = 0;
  ScarceBatch() {
    if (left-- == 0) throw std::bad_alloc();
  }
  int number = 0;
};

/// Squares 0..9 while there is memory for `batches` batches.
std::vector<long> squares_with_memory_for(int batches) {
  ScarceBatch::left = batches;
  std::vector<long> written;
  int next = 0;
  ordered_map<ScarceBatch, long>(
      4, [&](ScarceBatch& batch) { return (batch.number = next++) < 10; },
      [](ScarceBatch& batch) { return static_cast<long>(batch.number) * batch.number; },
      [&](long&& result) { written.push_back(result); });
  return written;
}

TEST(OrderedMapShortOfMemory, WorksWithTheWorkersThereIsRoomFor) {
  const std::vector<long> expected = {0, 1, 4, 9, 16, 25, 36, 49, 64, 81};
  EXPECT_EQ(squares_with_memory_for(3), expected);
  EXPECT_EQ(squares_with_memory_for(2), expected);
  EXPECT_THROW(squares_with_memory_for(1), std::bad_alloc);
}

INSTANTIATE_TEST_SUITE_P(Jobs, OrderedMap, testing::Range(1u, 9u));

}  // namespace
}  // namespace deskmill
