// SPDX-License-Identifier: Apache-2.0
#include "sim/base/plain_file.hpp"
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/record/file.hpp"
#include "sim/record/sha256.hpp"
#include "sim/scenario/csv.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <functional>

namespace sim {
namespace {

namespace fs = std::filesystem;

// Whatever reads files, by what it is called.
std::vector<std::pair<std::string, std::function<void(const std::string&)>>> readers() {
    return {
        {"document", [](const std::string& path) { read_scenario(path); }},
        {"text", [](const std::string& path) { read_file(path); }},
        {"table",
         [](const std::string& path) {
             Problems problems;
             CsvTable::read(path, problems);
         }},
        {"result", [](const std::string& path) { InputFile(path, Seal::none); }},
        {"saved run", [](const std::string& path) { InputFile(path, Seal::whole); }},
        {"hash", [](const std::string& path) { sha256(path); }},
    };
}

void expect_refused(const std::string& path, const std::string& words) {
    for (const auto& [name, read] : readers())
        EXPECT_NE(message_of<FileError>([&path, &reader = read] { reader(path); }).find(words),
                  std::string::npos)
            << name;
}

TEST(PlainFiles, AreAllThatIsRead) {
    const FolderForATest folder;
    const std::string pipe = folder.path("pipe.toml");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    expect_refused(pipe, "is a pipe, not a regular file");
    expect_refused(folder.path(), "is a folder, not a file");
    expect_refused(folder.path("none.toml"), "no such file");
    expect_refused(folder.path(std::string(5'000, 'x')), "too long");
    const std::string loop = folder.path("loop.toml");
    fs::create_symlink(loop, loop);
    expect_refused(loop, "symbolic links");
    expect_refused(folder.path(std::string("a\0b", 3)), "no such file");
}

TEST(PlainFiles, MayBeReachedByALink) {
    const FolderForATest folder;
    const std::string file = folder.write("a.toml", "a = 1\n");
    fs::create_symlink(file, folder.path("b.toml"));
    EXPECT_EQ(require_plain_file(folder.path("b.toml")), 6U);
    EXPECT_EQ(read_file(folder.path("b.toml")), "a = 1\n");
}

TEST(PlainFiles, AreRefusedUnreadWhenTheyAreTooLarge) {
    const FolderForATest folder;
    const std::string vast = folder.write("vast.toml", "");
    fs::resize_file(vast, std::uintmax_t{1} << 40); // a hole, which takes no disk
    EXPECT_EQ(message_of<FileError>([&] { read_scenario(vast); }),
              vast + ": has 1048576 MiB; at most 32 MiB are read");
    EXPECT_EQ(message_of<FileError>([&] { read_file(vast); }),
              vast + ": has 1048576 MiB; at most 1024 MiB are read");
}

TEST(Extends, EndsWhereAChainIsTooLong) {
    const FolderForATest folder;
    for (int i = 0; i < 40; ++i)
        folder.write(text(i, ".toml"), text("extends = '", i + 1, ".toml'\n"));
    folder.write("40.toml", "a = 1\n");
    EXPECT_TRUE(read_scenario(folder.path("9.toml")).find("a"));
    EXPECT_EQ(message_of<ScenarioError>([&] { read_scenario(folder.path("0.toml")); }),
              folder.path("31.toml") + ":1: extends: is the 32nd file in a row that extends "
                                       "another; write such a chain as fewer files");
}

TEST(Extends, NamesAPipeOrALoopOfLinksByItsLine) {
    const FolderForATest folder;
    ASSERT_EQ(mkfifo(folder.path("pipe").c_str(), 0600), 0);
    fs::create_symlink("loop", folder.path("loop"));
    fs::create_directory(folder.path("folder"));
    for (const std::string name : {"pipe", "loop", "folder"}) {
        const std::string file = folder.write("a.toml", "\nextends = '" + name + "'\n");
        const std::string message = message_of<ScenarioError>([&] { read_scenario(file); });
        EXPECT_EQ(message.find(file + ":2: extends: '" + folder.path(name)), 0U) << message;
    }
}

TEST(Documents, AreTables) {
    const FolderForATest folder;
    for (const char* whole : {"12", "\"x\"", "[{}]", "null", "true"}) {
        const std::string file = folder.write("a.json", whole);
        const std::string message = message_of<ScenarioError>([&] { read_scenario(file); });
        EXPECT_EQ(message.find(file + ":1: expected a table of keys, got "), 0U) << message;
    }
}

} // namespace
} // namespace sim
