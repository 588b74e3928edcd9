// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/record/sha256.hpp"
#include "sim/study/folder/manifest.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

namespace {

// The examples of FIPS 180-4, and a file longer than one piece.
TEST(Sha256, KnowsThePublishedAnswers) {
    const sim::FolderForATest folder;
    EXPECT_EQ(sim::sha256(folder.write("none", "")),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sim::sha256(folder.write("abc", "abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sim::sha256(folder.write("million", std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_THROW(sim::sha256(folder.path("missing")), sim::FileError);
}

TEST(Manifest, NamesAreWrittenAsSha256sumDoes) {
    const sim::FolderForATest folder;
    folder.write("experiment.toml", "a");
    folder.write("scenario.toml", "b");
    folder.write("inputs/two\nlines.csv", "c");
    folder.write("inputs/back\\slash.csv", "d");
    sim::write_manifest(folder.path());
    const auto checked = sim::check_manifest(folder.path());
    EXPECT_EQ(checked.files, 4U);
    EXPECT_TRUE(checked.problems.empty());
    const std::string command = "cd '" + folder.path() + "' && sha256sum --status -c SHA256SUMS";
    EXPECT_EQ(std::system(command.c_str()), 0);
    folder.write("inputs/two\nlines.csv", "e");
    EXPECT_EQ(sim::check_manifest(folder.path()).problems.size(), 1U);
}

TEST(Manifest, ALineThatIsNoneIsNamed) {
    const sim::FolderForATest folder;
    folder.write("experiment.toml", "a");
    folder.write("scenario.toml", "b");
    sim::write_manifest(folder.path());
    folder.write("SHA256SUMS", "words\n");
    const auto problems = sim::check_manifest(folder.path()).problems;
    EXPECT_EQ(problems.size(), 5U); // the line; two files unexpected, and two not named
}

} // namespace
