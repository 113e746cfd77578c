// SPDX-License-Identifier: Apache-2.0
#include "io/inputs.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_directory.hpp"
#include "unit/io/expect_error.hpp"

namespace deskmill {
namespace {

InputOptions options_for(std::vector<std::string> operands) {
  InputOptions options;
  options.operands = std::move(operands);
  options.suffixes = {".jsonl", ".ndjson"};
  return options;
}

/// Paths relative to the directory of the test.
std::vector<std::string> relative(const TemporaryDirectory& directory,
                                  std::vector<std::string> paths) {
  for (std::string& path : paths) path = path.substr(directory.path().size() + 1);
  return paths;
}

std::vector<std::string> taken(const TemporaryDirectory& directory, const InputSet& set) {
  std::vector<std::string> paths;
  for (const InputFile& file : set.files) paths.push_back(file.path);
  return relative(directory, paths);
}

using Paths = std::vector<std::string>;

TEST(Inputs, NoneIsStandardInput) {
  const InputSet set = resolve_inputs({});
  ASSERT_EQ(set.files.size(), 1u);
  EXPECT_EQ(set.files[0].path, "-");
  EXPECT_EQ(set.files[0].name, "stdin");
  EXPECT_FALSE(set.files[0].is_regular);
}

TEST(Inputs, FilesKeepTheirOrderWhateverTheirSuffix) {
  const TemporaryDirectory directory;
  const std::string b = directory.put("b.txt", "12345"), a = directory.put("a.jsonl.gz", "");
  const InputSet set = resolve_inputs(options_for({b, "-", a}));
  ASSERT_EQ(set.files.size(), 3u);
  EXPECT_EQ(set.files[0].path, b);
  EXPECT_EQ(set.files[0].name, "b.txt");
  EXPECT_EQ(set.files[0].bytes, 5u);
  EXPECT_TRUE(set.files[0].is_regular);
  EXPECT_EQ(set.files[1].path, "-");
  EXPECT_EQ(set.files[2].name, "a.jsonl");
}

TEST(Inputs, StandardInputIsEitherAListOrAnInput) {
  InputOptions options = options_for({"-"});
  options.files_from = "-";
  expect_error(Exit::kUsage, "standard input (-) can be read only once",
               [&] { resolve_inputs(options); });
}

TEST(Inputs, SourceNameReplacesEveryName) {
  const TemporaryDirectory directory;
  InputOptions options = options_for({directory.put("a.jsonl", ""), "-"});
  options.source_name = "tickets";
  for (const InputFile& file : resolve_inputs(options).files) EXPECT_EQ(file.name, "tickets");
}

TEST(Inputs, ADirectoryIsWalkedInBytewiseOrderAndNamesWhatItSkips) {
  const TemporaryDirectory directory;
  for (const char* name :
       {"in/b.jsonl", "in/a/z.JSONL.GZ", "in/a/notes.txt", "in/a.ndjson.zst", "in/B.jsonl",
        "in/.hidden.jsonl", "in/.git/c.jsonl", "in/x.jsonl.xz", "in/.b.jsonl.deskmill-tmp"}) {
    directory.put(name, "");
  }
  const InputSet set = resolve_inputs(options_for({directory / "in"}));
  EXPECT_EQ(taken(directory, set),
            (Paths{"in/B.jsonl", "in/a.ndjson.zst", "in/a/z.JSONL.GZ", "in/b.jsonl"}));
  EXPECT_EQ(relative(directory, set.skipped), (Paths{"in/a/notes.txt", "in/x.jsonl.xz"}));
}

TEST(Inputs, ADataFolderStandsForItsDirectory) {
  const TemporaryDirectory directory;
  for (const char* name : {"set/data/a.jsonl", "set/meta/rejects.jsonl", "set/top.jsonl"}) {
    directory.put(name, "");
  }
  EXPECT_EQ(taken(directory, resolve_inputs(options_for({directory / "set"}))),
            (Paths{"set/data/a.jsonl"}));
}

TEST(Inputs, OfSetsBelowADirectoryOnlyTheDataIsTaken) {
  const TemporaryDirectory directory;
  for (const char* name :
       {"all/1/data/a.jsonl", "all/1/meta/dropped.jsonl", "all/1/meta/stats.json",
        "all/1/README.md", "all/1/dataset_info.json", "all/2/data/a.jsonl", "all/2/meta/x.json",
        "all/2/old.jsonl", "all/2/more/b.jsonl", "all/data.jsonl"}) {
    directory.put(name, "");
  }
  const InputSet set = resolve_inputs(options_for({directory / "all"}));
  EXPECT_EQ(taken(directory, set),
            (Paths{"all/1/data/a.jsonl", "all/2/data/a.jsonl", "all/data.jsonl"}));
  EXPECT_EQ(set.skipped, (Paths{directory / "all/2/more (beside data/)",
                                directory / "all/2/old.jsonl (beside data/)"}));
}

TEST(Inputs, AMaildirGivesAllItsMails) {
  const TemporaryDirectory directory;
  for (const char* name : {"box/cur/1.host:2,S", "box/new/2.host", "box/tmp/3.host",
                           "box/.Sent/cur/4.host", "box/readme.txt", "other.jsonl"}) {
    directory.put(name, "");
  }
  const Paths mails = {"box/cur/1.host:2,S", "box/new/2.host"};
  EXPECT_EQ(taken(directory, resolve_inputs(options_for({directory / "box"}))), mails);
  Paths below = mails;
  below.push_back("other.jsonl");
  EXPECT_EQ(taken(directory, resolve_inputs(options_for({directory.path()}))), below);
}

TEST(Inputs, LinksToFilesAreTakenLinksToDirectoriesSkipped) {
  const TemporaryDirectory directory;
  directory.put("elsewhere/a.jsonl", "abc");
  directory.put("in/b.jsonl", "");
  std::filesystem::create_symlink("../elsewhere/a.jsonl", directory / "in/link.jsonl");
  std::filesystem::create_directory_symlink("../elsewhere", directory / "in/folder");
  const InputSet set = resolve_inputs(options_for({directory / "in"}));
  EXPECT_EQ(taken(directory, set), (Paths{"in/b.jsonl", "in/link.jsonl"}));
  EXPECT_EQ(relative(directory, set.skipped), (Paths{"in/folder/"}));
  EXPECT_EQ(set.files[1].bytes, 3u);
}

TEST(Inputs, PipesAmongFilesAreNotWaitedFor) {
  const TemporaryDirectory directory;
  directory.put("in/b.jsonl", "");
  const std::string pipe = directory / "in/a.jsonl";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const InputSet set = resolve_inputs(options_for({directory / "in"}));
  EXPECT_EQ(taken(directory, set), (Paths{"in/b.jsonl"}));
  EXPECT_EQ(relative(directory, set.skipped), (Paths{"in/a.jsonl (a pipe or a device)"}));
  EXPECT_EQ(resolve_inputs(options_for({pipe})).files.size(), 1u) << "one that is named is read";
}

TEST(Inputs, ADanglingLinkAmongTheDataIsAnError) {
  const TemporaryDirectory directory;
  directory.put("in/b.jsonl", "");
  std::filesystem::create_symlink("gone", directory / "in/a.jsonl");
  expect_error(Exit::kNoInput, (directory / "in/a.jsonl") + ": No such file or directory",
               [&] { resolve_inputs(options_for({directory / "in"})); });
}

TEST(Inputs, QuotedGlobsAreExpandedInBytewiseOrder) {
  const TemporaryDirectory directory;
  for (const char* name :
       {"b1.jsonl", "a1.jsonl", "B1.jsonl", ".h1.jsonl", "c2.jsonl", "d1/x.jsonl"}) {
    directory.put(name, "");
  }
  EXPECT_EQ(taken(directory, resolve_inputs(options_for({directory / "*1*"}))),
            (Paths{"B1.jsonl", "a1.jsonl", "b1.jsonl", "d1/x.jsonl"}));
  EXPECT_EQ(taken(directory, resolve_inputs(options_for({directory / "[ab]?.jsonl"}))),
            (Paths{"a1.jsonl", "b1.jsonl"}));
  expect_error(Exit::kNoInput, (directory / "*.csv") + ": no file matches",
               [&] { resolve_inputs(options_for({directory / "*.csv"})); });
}

TEST(Inputs, AFileWhoseNameLooksLikeAGlobIsThatFile) {
  const TemporaryDirectory directory;
  directory.put("a[1].jsonl", "");
  directory.put("a1.jsonl", "");
  EXPECT_EQ(taken(directory, resolve_inputs(options_for({directory / "a[1].jsonl"}))),
            (Paths{"a[1].jsonl"}));
}

TEST(Inputs, MissingOperandsAndEmptyDirectoriesAreNoInput) {
  const TemporaryDirectory directory;
  expect_error(Exit::kNoInput, (directory / "none") + ": No such file or directory",
               [&] { resolve_inputs(options_for({directory / "none"})); });
  const std::string readme = directory.put("in/readme.txt", "");
  expect_error(Exit::kNoInput,
               (directory / "in") +
                   ": no input file in this directory; known suffixes are .jsonl .ndjson; "
                   "1 other passed over, first " +
                   readme,
               [&] { resolve_inputs(options_for({directory / "in"})); });
}

TEST(Inputs, AnUnreadableFileIsNoInput) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const TemporaryDirectory directory;
  const std::string path = directory.put("a.jsonl", "");
  ::chmod(path.c_str(), 0);
  expect_error(Exit::kNoInput, path + ": Permission denied",
               [&] { resolve_inputs(options_for({path})); });
}

TEST(Inputs, AListNamesFilesOnePerLine) {
  const TemporaryDirectory directory;
  const std::string a = directory.put("a b*.jsonl", ""), c = directory.put("in/c.jsonl", "");
  InputOptions options = options_for({c});
  options.files_from = directory.put(
      "list", "\xEF\xBB\xBF# raw files\n\n" + a + "\r\n" + (directory / "in") + "\n-");
  const InputSet set = resolve_inputs(options);
  ASSERT_EQ(set.files.size(), 4u);
  EXPECT_EQ(set.files[0].path, c);
  EXPECT_EQ(set.files[1].path, a);
  EXPECT_EQ(set.files[2].path, c);
  EXPECT_EQ(set.files[3].path, "-");
}

TEST(Inputs, AMissingListedFileIsNamedWithItsLine) {
  const TemporaryDirectory directory;
  InputOptions options = options_for({});
  options.files_from = directory.put("list", "#\n\nnone/*.jsonl\n");
  expect_error(Exit::kNoInput, options.files_from + ":3: none/*.jsonl: No such file or directory",
               [&] { resolve_inputs(options); });
}

TEST(Inputs, AnEmptyListIsNoInputAtAll) {
  const TemporaryDirectory directory;
  InputOptions options = options_for({});
  options.files_from = directory.put("list", "# nothing\n");
  expect_error(Exit::kNoInput, options.files_from + ": names no input",
               [&] { resolve_inputs(options); });
}

TEST(Inputs, AListIsReadToItsEndWhereverItsPiecesAreCut) {
  const TemporaryDirectory directory;
  const std::string a = directory.put("a.jsonl", "");
  std::string lines;
  std::size_t count = 0;
  while (lines.size() < 200'000) {
    lines += a + (++count % 2 == 0 ? "\n" : "\r\n# " + std::string(count % 97, '#') + "\n\n");
  }
  InputOptions options = options_for({});
  options.files_from = directory.put("list", lines + a);
  const InputSet set = resolve_inputs(options);
  ASSERT_EQ(set.files.size(), count + 1);
  EXPECT_EQ(set.files.back().path, a);
}

TEST(Inputs, AListWithoutEndFailsAtTheLineThatCanBeNoPath) {
  const TemporaryDirectory directory;
  InputOptions options = options_for({});
  options.files_from = "/dev/zero";
  expect_error(Exit::kNoInput,
               "/dev/zero:1: holds a NUL byte; a list has one path per line, as from find without "
               "-print0",
               [&] { resolve_inputs(options); });
  for (const std::string end : {"", "\n"}) {
    options.files_from = directory.put("list", "# one line\n" + std::string(4097, 'x') + end);
    expect_error(Exit::kNoInput,
                 options.files_from + ":2: too long for a path, which has at most 4096 bytes",
                 [&] { resolve_inputs(options); });
  }
}

TEST(Inputs, SourceNameDropsFolderAndCompression) {
  EXPECT_EQ(source_name_of("a/chat.jsonl.gz"), "chat.jsonl");
  EXPECT_EQ(source_name_of("chat.csv.zst"), "chat.csv");
  EXPECT_EQ(source_name_of("a/b.csv"), "b.csv");
  EXPECT_EQ(source_name_of("-"), "stdin");
}

}  // namespace
}  // namespace deskmill
