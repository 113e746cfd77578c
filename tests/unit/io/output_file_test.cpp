// SPDX-License-Identifier: Apache-2.0
#include "io/output_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "io/byte_source.hpp"
#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"
#include "unit/io/faulty_system_calls.hpp"

namespace deskmill {
namespace {

namespace fs = std::filesystem;

mode_t mode_of(const std::string& path) {
  struct stat status = {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 07777;
}

std::size_t files_in(const TemporaryDirectory& directory) {
  const fs::directory_iterator files(directory.path());
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

/// Sets the umask for one test.
class Umask {
 public:
  explicit Umask(mode_t mask) : before_(::umask(mask)) {}
  ~Umask() { ::umask(before_); }

 private:
  mode_t before_;
};

TEST(OutputFile, IsInvisibleUntilItIsCommitted) {
  const TemporaryDirectory directory;
  OutputFile file(directory / "out.jsonl");
  file.write("content\n");
  EXPECT_FALSE(directory.has("out.jsonl"));
  EXPECT_TRUE(directory.has(".out.jsonl.deskmill-tmp"));
  file.close();
  EXPECT_FALSE(directory.has("out.jsonl"));
  file.commit();
  EXPECT_EQ(directory.get("out.jsonl"), "content\n");
  EXPECT_EQ(files_in(directory), 1u);
}

/// Pieces of all sizes, more than one system call takes, some of them in `kept`.
struct ManyPieces {
  std::string kept = std::string(40'000, 'k'), bytes, expected;
  std::vector<Borrowed> borrowed;

  explicit ManyPieces(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string own = std::to_string(i);
      borrowed.push_back({bytes.size(), std::string_view(kept).substr(i % 7, 1 + i * 31 % 900)});
      expected.append(borrowed.back().bytes);
      bytes += own;
      expected += own;
    }
  }
};

TEST(OutputFile, PutsBorrowedPiecesIntoTheirPlaces) {
  for (const std::size_t count : {std::size_t{1}, std::size_t{100}, std::size_t{3000}}) {
    const ManyPieces pieces(count);
    for (const std::string name : {"out.jsonl", "out.jsonl.gz"}) {
      const TemporaryDirectory directory;
      OutputFile file(directory / name);
      file.write("before");
      file.write(pieces.bytes, pieces.borrowed);
      file.write("behind");
      const OutputFacts facts = file.commit();
      EXPECT_EQ(read_file(directory / name), "before" + pieces.expected + "behind");
      EXPECT_EQ(facts.content_hash, hash128("before" + pieces.expected + "behind"));
    }
  }
}

TEST(OutputFile, GatheredPiecesSurviveShortAndFailingWrites) {
  const ManyPieces pieces(3000);
  const TemporaryDirectory directory;
  const auto write = [&] {
    OutputFile file(directory / "out.jsonl");
    file.write(pieces.bytes, pieces.borrowed);
    EXPECT_EQ(file.commit().bytes, pieces.expected.size());
  };
  for (const std::size_t most : {std::size_t{1'000}, std::size_t{100'001}}) {
    const FaultPlan plan(most);
    write();
    EXPECT_EQ(directory.get("out.jsonl"), pieces.expected);
  }
  {
    const FaultPlan plan(Call::kWrite, 2, EINTR);
    write();
    EXPECT_EQ(directory.get("out.jsonl"), pieces.expected);
  }
  const FaultPlan plan(Call::kWrite, 2, ENOSPC);
  EXPECT_THROW(write(), Error);
}

TEST(OutputFile, WithoutCommitTheOldFileStays) {
  const TemporaryDirectory directory;
  directory.put("out.jsonl", "old");
  {
    OutputFile file(directory / "out.jsonl");
    file.write("new");
    file.close();
  }
  EXPECT_EQ(directory.get("out.jsonl"), "old");
  EXPECT_EQ(files_in(directory), 1u);
}

TEST(OutputFile, FactsDescribeStoredBytesAndContent) {
  const TemporaryDirectory directory;
  const std::string content(1'000'000, 'c');
  for (const std::string name : {"a.jsonl", "a.jsonl.gz", "a.jsonl.zst"}) {
    OutputFile file(directory / name);
    file.write(content);
    const OutputFacts facts = file.commit();
    const std::string stored = directory.get(name);
    EXPECT_EQ(facts.bytes, stored.size());
    EXPECT_EQ(facts.file_hash, hash128(stored));
    EXPECT_EQ(facts.content_hash, hash128(content));
    EXPECT_EQ(facts_of(directory / name).hash, facts.file_hash);
    EXPECT_EQ(facts_of(directory / name).bytes, facts.bytes);
    EXPECT_EQ(read_file(directory / name), content);
  }
}

TEST(OutputFile, HashingMayBeLeftOut) {
  const TemporaryDirectory directory;
  for (const std::string name : {"a", "a.gz"}) {
    OutputFile file(directory / name, {.hashing = Hashing::kOff});
    file.write("content");
    const OutputFacts facts = file.commit();
    EXPECT_EQ(facts.bytes, directory.get(name).size());
    EXPECT_EQ(facts.file_hash, Hash128{});
    EXPECT_EQ(facts.content_hash, Hash128{});
  }
}

TEST(OutputFile, CompressedBytesDoNotDependOnHowWritesFall) {
  const TemporaryDirectory directory;
  std::string content;
  for (unsigned i = 0; i < 100'000; ++i) content += "line " + std::to_string(i * i % 1009) + "\n";
  for (const std::string suffix : {".gz", ".zst"}) {
    write_file(directory / ("whole" + suffix), content);
    OutputFile pieces(directory / ("pieces" + suffix));
    for (std::size_t begin = 0; begin < content.size(); begin += 1 + begin % 977) {
      pieces.write(content.substr(begin, 1 + begin % 977));
    }
    pieces.commit();
    EXPECT_TRUE(directory.get("whole" + suffix) == directory.get("pieces" + suffix));
    EXPECT_LT(directory.get("whole" + suffix).size(), content.size() / 2);
  }
}

TEST(OutputFile, GzipHeaderHoldsNoTime) {
  const TemporaryDirectory directory;
  write_file(directory / "a.gz", "content");
  EXPECT_EQ(directory.get("a.gz").substr(0, 8), std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
}

TEST(OutputFile, EmptyOutputsAreValidFiles) {
  const TemporaryDirectory directory;
  for (const std::string name : {"a", "a.gz", "a.zst"}) {
    write_file(directory / name, "");
    EXPECT_EQ(read_file(directory / name), "");
  }
  EXPECT_EQ(directory.get("a"), "");
  EXPECT_NE(directory.get("a.gz"), "");
  EXPECT_NE(directory.get("a.zst"), "");
}

TEST(OutputFile, ModeIsTheOldFilesElseTheUmasksOrPrivate) {
  const TemporaryDirectory directory;
  const Umask umask(027);
  write_file(directory / "new", "");
  EXPECT_EQ(mode_of(directory / "new"), 0640u);
  ::chmod((directory / "new").c_str(), 0604);
  write_file(directory / "new", "");
  EXPECT_EQ(mode_of(directory / "new"), 0604u);
  OutputSettings settings;
  settings.private_mode = true;
  write_file(directory / "secret", "", settings);
  EXPECT_EQ(mode_of(directory / "secret"), 0600u);
  write_file(directory / "new", "", settings);
  EXPECT_EQ(mode_of(directory / "new"), 0600u);
}

TEST(OutputFile, NoClobberKeepsAnExistingFile) {
  const TemporaryDirectory directory;
  OutputSettings settings;
  settings.no_clobber = true;
  const std::string path = directory / "out";
  OutputFile early(path, settings);
  directory.put("out", "somebody else's");
  expect_error(Exit::kCannotCreate, path + ": exists (--no-clobber)",
               [&] { OutputFile late(path, settings); });
  expect_error(Exit::kCannotCreate, path + ": exists (--no-clobber)", [&] { early.commit(); });
  EXPECT_EQ(directory.get("out"), "somebody else's");
  write_file(directory / "fresh", "content", settings);
  EXPECT_EQ(directory.get("fresh"), "content");
}

TEST(OutputFile, ASecondRunOnTheSameTargetIsToldToTryAgain) {
  const TemporaryDirectory directory;
  const std::string path = directory / "out.jsonl";
  {
    OutputFile first(path);
    first.write("first");
    expect_error(Exit::kTryAgain, path + ": another run is writing it",
                 [&] { OutputFile second(path); });
    EXPECT_TRUE(directory.has(".out.jsonl.deskmill-tmp"));
    first.commit();
  }
  EXPECT_EQ(directory.get("out.jsonl"), "first");
  write_file(path, "second");
  EXPECT_EQ(directory.get("out.jsonl"), "second");
}

TEST(OutputFile, TheLockHoldsBetweenCloseAndCommit) {
  const TemporaryDirectory directory;
  OutputFile first(directory / "out");
  first.close();
  EXPECT_THROW(OutputFile second(directory / "out"), Error);
}

TEST(OutputFile, LeftoversOfAKilledRunAreTakenOver) {
  const TemporaryDirectory directory;
  const std::string path = directory / "out.jsonl";
  const pid_t child = ::fork();
  if (child == 0) {
    OutputFile file(path);
    file.write(std::string(1u << 20, 'x'));
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  ASSERT_TRUE(directory.has(".out.jsonl.deskmill-tmp"));
  ::chmod((directory / ".out.jsonl.deskmill-tmp").c_str(), 0666);
  const Umask umask(077);
  write_file(path, "whole");
  EXPECT_EQ(directory.get("out.jsonl"), "whole");
  EXPECT_EQ(mode_of(path), 0600u);
  EXPECT_EQ(files_in(directory), 1u);
}

/// Writers either succeed or are told to try again; what is visible is always one writer's whole
/// work.
TEST(OutputFile, RacingWritersLeaveOneWholeFile) {
  const TemporaryDirectory directory;
  const std::string path = directory / "out";
  std::atomic<int> written{0};
  const auto write_often = [&](char letter) {
    for (int i = 0; i < 50; ++i) {
      try {
        write_file(path, std::string(10'000, letter));
        ++written;
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), Exit::kTryAgain) << error.what();
      }
    }
  };
  std::thread a(write_often, 'a'), b(write_often, 'b'), c(write_often, 'c');
  a.join();
  b.join();
  c.join();
  EXPECT_GT(written, 0);
  const std::string content = directory.get("out");
  EXPECT_EQ(content, std::string(10'000, content.at(0)));
  EXPECT_EQ(files_in(directory), 1u);
}

TEST(OutputFile, WritesThroughSymbolicLinks) {
  const TemporaryDirectory directory;
  directory.put("real/out", "old");
  fs::create_symlink("real/out", directory / "link");
  fs::create_symlink("link", directory / "link-to-link");
  fs::create_symlink("real/fresh", directory / "dangling");
  write_file(directory / "link-to-link", "new");
  write_file(directory / "dangling", "fresh");
  EXPECT_TRUE(fs::is_symlink(directory / "link-to-link"));
  EXPECT_TRUE(fs::is_symlink(directory / "link"));
  EXPECT_EQ(directory.get("real/out"), "new");
  EXPECT_EQ(directory.get("real/fresh"), "fresh");
  fs::create_symlink("loop", directory / "loop");
  expect_error(Exit::kCannotCreate, (directory / "loop") + ": Too many levels of symbolic links",
               [&] { OutputFile file(directory / "loop"); });
}

TEST(OutputFile, TheTargetIsRemovedAndNotTheLinkToIt) {
  const TemporaryDirectory dir;
  dir.put("target.json", "old");
  fs::create_symlink("target.json", dir / "link.json");
  OutputFile file(dir / "link.json");
  file.write("new");
  file.remove_target();
  EXPECT_FALSE(dir.has("target.json"));
  EXPECT_TRUE(fs::is_symlink(dir / "link.json"));
  file.commit();
  EXPECT_EQ(dir.get("target.json"), "new");
  EXPECT_TRUE(fs::is_symlink(dir / "link.json"));
}

TEST(OutputFile, StandardOutputAndDevicesHaveNoTargetToRemove) {
  const TemporaryDirectory dir;
  dir.put("file", "");
  fs::create_symlink("/dev/null", dir / "device");
  OutputFile(dir / "device").remove_target();
  EXPECT_TRUE(fs::is_symlink(dir / "device"));
  EXPECT_TRUE(fs::exists("/dev/null"));
  OutputFile("-").remove_target();
  OutputFile("/dev/stdout").remove_target();
  EXPECT_TRUE(fs::is_symlink("/dev/stdout"));
}

TEST(OutputFile, PlacesThatCannotBeWrittenAreNamed) {
  const TemporaryDirectory directory;
  const std::string missing = directory / "none/out";
  expect_error(Exit::kCannotCreate, missing + ": there is no such folder",
               [&] { OutputFile file(missing); });
  expect_error(Exit::kCannotCreate, directory.path() + ": Is a directory",
               [&] { OutputFile file(directory.path()); });
}

TEST(OutputFile, AMissingDirectoryIsNoNameOfAFile) {
  const TemporaryDirectory directory;
  expect_error(Exit::kCannotCreate, directory / "new/: Is a directory",
               [&] { OutputFile output(directory / "new/"); });
  EXPECT_EQ(files_in(directory), 0U);
}

TEST(OutputFile, TheLongestNamesCanBeWrittenAndAreLocked) {
  const TemporaryDirectory directory;
  const std::string path = directory / std::string(255, 'n');
  OutputFile output(path);
  EXPECT_THROW(OutputFile{path}, Error);
  output.write("x");
  output.commit();
  EXPECT_EQ(directory.get(std::string(255, 'n')), "x");
  EXPECT_EQ(files_in(directory), 1U);
}

TEST(OutputFile, ANameThatIsTooLongIsRefusedAtOnce) {
  const TemporaryDirectory directory;
  const std::string path = directory / std::string(256, 'n');
  expect_error(Exit::kCannotCreate, path + ": File name too long", [&] { OutputFile{path}; });
}

TEST(OutputFile, AFailureAtAnyCallLeavesNothingVisible) {
  for (const std::string name : {"out", "out.gz", "out.zst"}) {
    for (const Call call : {Call::kWrite, Call::kFsync, Call::kRename}) {
      const TemporaryDirectory directory;
      const std::string path = directory / name;
      const FaultPlan plan(call, 1, ENOSPC);
      expect_error(Exit::kIo, path + ": No space left on device",
                   [&] { write_file(path, std::string(1u << 20, 'x')); });
      EXPECT_EQ(files_in(directory), 0u);
    }
  }
}

TEST(OutputFile, ShortAndInterruptedWritesGoOn) {
  const TemporaryDirectory directory;
  const std::string content(100'000, 'x');
  {
    const FaultPlan plan(7);
    write_file(directory / "short", content);
  }
  const FaultPlan plan(Call::kWrite, 1, EINTR);
  write_file(directory / "interrupted", content);
  EXPECT_EQ(directory.get("short"), content);
  EXPECT_EQ(directory.get("interrupted"), content);
}

TEST(OutputFile, WritingAfterTheEndIsABug) {
  const TemporaryDirectory directory;
  const std::string path = directory / "out";
  OutputFile file(path);
  file.close();
  expect_error(Exit::kBug, path + ": written after its end", [&] { file.write("x"); });
}

}  // namespace
}  // namespace deskmill
