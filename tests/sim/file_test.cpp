// SPDX-License-Identifier: Apache-2.0
#include "sim/record/file.hpp"
#include "tests/sim/support/result_folder.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <stdexcept>
#include <thread>

namespace {

namespace fs = std::filesystem;
using File = sim::test::ResultFolder;

const std::vector<double> values{0.1, 0.2, 0.3};

TEST_F(File, appears_under_its_name_only_when_complete) {
    {
        sim::OutputFile out(file());
        out.root().write("values", values);
        EXPECT_FALSE(fs::exists(file()));
        EXPECT_TRUE(fs::exists(file() + ".partial"));
        EXPECT_EQ(reason([&] { sim::OutputFile other(file()); }),
                  "is being written by another run");
    }
    EXPECT_TRUE(nothing_left());
    sim::OutputFile out(file());
    sim::Group held = out.root();
    out.commit();
    EXPECT_TRUE(fs::exists(file()));
    EXPECT_FALSE(fs::exists(file() + ".partial"));
    EXPECT_THROW(held.set("late", 1), sim::FileError);
    EXPECT_THROW(out.commit(), sim::BrokenInvariant);
}

TEST_F(File, an_interrupted_write_leaves_the_earlier_file) {
    put(file(), "earlier");
    try {
        sim::OutputFile out(file());
        out.root().write("values", values);
        throw std::runtime_error("interrupted");
    } catch (const std::runtime_error&) {}
    EXPECT_EQ(bytes_of(file()), "earlier");
    put(file() + ".partial", "left by a crash, longer than what follows");
    sim::OutputFile out(file());
    out.commit();
    EXPECT_TRUE(sim::InputFile(file()).root().names().empty());
}

TEST_F(File, says_why_a_file_cannot_be_read) {
    {
        sim::OutputFile out(file());
        out.root().write("values", std::vector<double>(10'000, 0.1));
        out.commit();
    }
    const auto why = [&](const std::string& path) {
        return reason([&] { sim::InputFile in(path); });
    };
    const std::string whole = bytes_of(file());
    EXPECT_EQ(why(file("none.h5")), "no such file");
    EXPECT_EQ(why(folder_), "is a folder, not a file");
    put(file("csv"), "zone,price\n1,2\n");
    EXPECT_EQ(why(file("csv")), "is not an HDF5 file");
    put(file("empty"), "");
    EXPECT_EQ(why(file("empty")), "is empty, not an HDF5 file");
    for (const std::size_t size :
         {std::size_t{20}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
        put(file("cut"), whole.substr(0, size));
        EXPECT_EQ(why(file("cut")), "is a truncated HDF5 file") << size;
    }
    EXPECT_NE(reason([&] {
                  static_cast<void>(sim::InputFile(file()).root().dataset("value"));
              }).find("cannot open data set /value: "),
              std::string::npos);
    EXPECT_THROW(sim::InputFile(file()).root().add_group("new"), sim::FileError);
}

TEST_F(File, says_why_a_file_cannot_be_written) {
    EXPECT_EQ(reason([&] { sim::OutputFile out(file("no/where.h5")); }),
              "its folder does not exist");
    EXPECT_EQ(reason([&] { sim::OutputFile out(folder_); }), "is a folder, not a file");
    EXPECT_TRUE(nothing_left());
    ASSERT_EQ(mkfifo(file().c_str(), 0600), 0);
    EXPECT_EQ(reason([&] { sim::OutputFile out(file()); }),
              "is no plain file, and is not replaced");
    EXPECT_TRUE(std::filesystem::is_fifo(file()));
}

// In a child, because the limit of a process can not be raised again: 0 when all is as it should
// be.
int write_on_a_full_disk(const std::string& path, std::size_t length) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200'000, 200'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
        sim::OutputFile out(path);
        std::vector<double> noise(length);
        for (std::size_t i = 0; i < length; ++i) noise[i] = std::sin(static_cast<double>(i * i));
        for (int i = 0; i < 5; ++i) out.root().write("noise " + std::to_string(i), noise);
        out.commit();
    } catch (const sim::FileError& error) {
        if (error.reason() != "cannot write: File too large") return 2;
        if (std::filesystem::exists(path) || std::filesystem::exists(path + ".partial")) return 3;
        sim::OutputFile out(path); // the process goes on: there is room for a small file
        out.root().write("small", std::vector<double>{1});
        out.commit();
        return sim::InputFile(path).root().read<double>("small").at(0) == 1 ? 0 : 4;
    }
    return 1;
}

TEST_F(File, a_full_disk_leaves_no_file_and_a_sound_process) {
    for (const std::size_t length : {6'000U, 50'000U, 1'000'000U}) {
        const pid_t child = fork();
        if (child == 0)
            std::exit(write_on_a_full_disk(file("full.h5"), length)); // exit runs the library's end
        int status = -1;
        waitpid(child, &status, 0);
        EXPECT_TRUE(WIFEXITED(status)) << "killed by signal " << WTERMSIG(status);
        EXPECT_EQ(WEXITSTATUS(status), 0) << length;
        fs::remove(file("full.h5"));
    }
}

TEST_F(File, threads_may_each_write_a_file) {
    const auto work = [&](int i) {
        sim::OutputFile out(file(std::to_string(i)));
        for (int j = 0; j < 20; ++j) out.root().write(std::to_string(j), std::vector<int>{i, j});
        out.commit();
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(work, i);
    for (auto& thread : threads) thread.join();
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(sim::InputFile(file(std::to_string(i))).root().read<int>("7"),
                  (std::vector<int>{i, 7}));
}

} // namespace
