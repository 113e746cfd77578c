// SPDX-License-Identifier: Apache-2.0
#include "io/signals.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "core/error.hpp"
#include "io/output_file.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {
namespace {

/// How a child that ran `action` ended.
template <typename Action>
int wait_status_of(const Action& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    action();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(Signals, RemoveTemporariesAndEndTheProcess) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    const TemporaryDirectory directory;
    directory.put("kept", "old");
    const int status = wait_status_of([&] {
      ::signal(number, SIG_DFL);
      install_signal_handlers();
      OutputFile a(directory / "a"), b(directory / "kept");
      a.write("half");
      ::raise(number);
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), number);
    EXPECT_FALSE(directory.has(".a.deskmill-tmp"));
    EXPECT_FALSE(directory.has(".kept.deskmill-tmp"));
    EXPECT_EQ(directory.get("kept"), "old");
  }
}

TEST(Signals, AnIgnoredSignalStaysIgnored) {
  const TemporaryDirectory directory;
  const int status = wait_status_of([&] {
    ::signal(SIGHUP, SIG_IGN);
    install_signal_handlers();
    OutputFile file(directory / "a");
    ::raise(SIGHUP);
    file.commit();
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_TRUE(directory.has("a"));
}

TEST(Signals, AGuardThatIsGoneProtectsItsPath) {
  const TemporaryDirectory directory;
  const std::string path = directory.put("file", "content");
  wait_status_of([&] {
    ::signal(SIGTERM, SIG_DFL);
    install_signal_handlers();
    { const TemporaryGuard guard(path); }
    ::raise(SIGTERM);
  });
  EXPECT_TRUE(directory.has("file"));
}

TEST(Signals, MoreGuardsThanTheTableHoldsDoNoHarm) {
  const TemporaryDirectory directory;
  std::vector<std::unique_ptr<TemporaryGuard>> guards;
  for (int i = 0; i < 3000; ++i) {
    guards.push_back(std::make_unique<TemporaryGuard>(directory / std::to_string(i)));
  }
  guards.clear();
  const std::string path = directory.put("file", "content");
  wait_status_of([&] {
    ::signal(SIGTERM, SIG_DFL);
    install_signal_handlers();
    const TemporaryGuard guard(path);
    ::raise(SIGTERM);
  });
  EXPECT_FALSE(directory.has("file"));
}

TEST(Signals, ADelayLetsAFileBeMadeAndGuarded) {
  const TemporaryDirectory directory;
  const int status = wait_status_of([&] {
    ::signal(SIGTERM, SIG_DFL);
    install_signal_handlers();
    std::unique_ptr<TemporaryGuard> guard;
    {
      const SignalDelay delay;
      ::raise(SIGTERM);
      directory.put("reached", "");
      guard = std::make_unique<TemporaryGuard>(directory.put("guarded", ""));
    }
    directory.put("not reached", "");
  });
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_TRUE(directory.has("reached"));
  EXPECT_FALSE(directory.has("guarded"));
  EXPECT_FALSE(directory.has("not reached"));
}

TEST(Signals, TheHandlerWaitsForADelayInAnotherThread) {
  const TemporaryDirectory directory;
  const int status = wait_status_of([&] {
    ::signal(SIGTERM, SIG_DFL);
    install_signal_handlers();
    std::atomic<bool> is_delaying = false;
    std::unique_ptr<TemporaryGuard> guard;
    const std::jthread maker([&] {
      const SignalDelay delay;
      const std::string path = directory.put("guarded", "");
      is_delaying = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      guard = std::make_unique<TemporaryGuard>(path);
    });
    while (!is_delaying) std::this_thread::yield();
    ::raise(SIGTERM);
  });
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_FALSE(directory.has("guarded"));
}

TEST(Signals, AFileSizeLimitIsAFailedWrite) {
  const TemporaryDirectory directory;
  const int status = wait_status_of([&] {
    install_signal_handlers();
    const rlimit limit = {4096, 4096};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_file(directory / "a", std::string(10'000, 'x'));
    } catch (const Error& error) {
      ::_exit(static_cast<int>(error.code()));
    }
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 74);
  EXPECT_FALSE(directory.has("a"));
}

TEST(Signals, DieBySigpipeDoesSoEvenWhenItIsIgnoredAndBlocked) {
  const int status = wait_status_of([] {
    install_signal_handlers();
    sigset_t all;
    sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, nullptr);
    die_by_sigpipe();
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGPIPE);
}

}  // namespace
}  // namespace deskmill
