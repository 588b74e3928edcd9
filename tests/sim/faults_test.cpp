// SPDX-License-Identifier: Apache-2.0
// Runs that fail, and files that have changed: each is named, told how to mend, and costs no other.
#include "sim/command/cli.hpp"
#include "sim/document/json.hpp"
#include "sim/record/file.hpp"
#include "sim/run/saved_run.hpp"
#include "sim/study/folder/part_file.hpp"
#include "tests/sim/support/result_folder.hpp"
#include "tests/sim/support/toy_market.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <sstream>

namespace {

namespace fs = std::filesystem;

class Faults : public sim::test::ResultFolder {
protected:
    struct Answer {
        int code = -1;
        std::string errors;
    };

    // The command line over the toy market, whose worlds can be doomed.
    static Answer command(const std::string& line) {
        std::istringstream in(line);
        std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const int code = sim::run_command_line(toy::catalogue(), static_cast<int>(pointers.size()),
                                               pointers.data());
        static_cast<void>(testing::internal::GetCapturedStdout());
        return {code, testing::internal::GetCapturedStderr()};
    }

    // The lines of status.jsonl that tell of failed runs.
    [[nodiscard]] std::vector<sim::Node> failures() const {
        std::istringstream in(bytes_of(file("out/status.jsonl")));
        std::vector<sim::Node> all;
        for (std::string line; std::getline(in, line);)
            if (sim::Node event = sim::read_json_text(line, "status");
                word(event, "event") == "failed")
                all.push_back(std::move(event));
        return all;
    }

    static std::string word(const sim::Node& event, const char* key) {
        return event.find(key)->text();
    }

    std::string put_reform() const {
        return own_.write("mean.toml", "[[regulation.cap]]\ncoins = 20\nfrom = 2019-01-21\n");
    }
};

TEST_F(Faults, AFailedRunIsRecordedWithItsSeedAndTheCommandThatRepeatsIt) {
    const Answer told =
        command("sharesim run toy --set doomed=0.5 --days 30 --seed 5 --replicates 8 "
                "--quiet -o " +
                file("out"));
    EXPECT_EQ(told.code, 3);
    const auto failed = failures();
    ASSERT_GT(failed.size(), 0U);
    ASSERT_LT(failed.size(), 8U);
    EXPECT_TRUE(fs::exists(file("out/results.h5")));
    for (const sim::Node& one : failed) {
        EXPECT_EQ(one.find("seed")->integer(), 5);
        EXPECT_NE(word(one, "reason").find("doomed"), std::string::npos);
        EXPECT_NE(told.errors.find("again:  " + word(one, "again")), std::string::npos);
        const Answer repeated = command(word(one, "again") + " --quiet");
        EXPECT_EQ(repeated.code, 3);
        EXPECT_NE(repeated.errors.find("the world is doomed"), std::string::npos);
    }
}

TEST_F(Faults, AFailedReformAndItsPlaceboAreRepeatedFromTheFolderAlone) {
    const std::string reform = put_reform();
    const Answer told = command("sharesim compare toy --set doomed=1 --days 30 --replicates 1 "
                                "--quiet -o " +
                                file("out") + " --reform " + reform);
    EXPECT_EQ(told.code, 3);
    fs::remove(reform);
    ASSERT_EQ(failures().size(), 3U);
    for (const sim::Node& one : failures())
        EXPECT_EQ(command(word(one, "again") + " --quiet").code, 3) << word(one, "again");
    EXPECT_EQ(command("sharesim resume --quiet " + file("out")).code, 3); // tries again, and fails
    EXPECT_EQ(failures().size(), 6U);
}

TEST_F(Faults, ASavedRunReplacesAPlainFileOnlyByForce) {
    const std::string save =
        "sharesim run toy --set people=2 --days 2 --set burn_in=0 --save " + file();
    put(file(), "of the user");
    const Answer refused = command(save);
    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.errors,
              "sharesim: error: " + file() + ": exists already; --force replaces it\n");
    EXPECT_EQ(bytes_of(file()), "of the user");
    EXPECT_EQ(command(save + " --force").code, 0);
    EXPECT_NO_THROW(static_cast<void>(sim::load_run(file(), toy::catalogue())));
}

TEST_F(Faults, ASavedRunReplacesNothingButAPlainFile) {
    const std::string pipe = file("pipe");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const std::string link = file("link");
    put(file("kept"), "of the user");
    fs::create_symlink(file("kept"), link);
    for (const std::string& path : {pipe, link}) {
        const Answer refused = command("sharesim run toy --set people=2 --days 2 --set burn_in=0 "
                                       "--force --save " +
                                       path);
        EXPECT_EQ(refused.code, 2);
        EXPECT_EQ(refused.errors,
                  "sharesim: error: " + path + ": is no plain file, and is not replaced\n");
        EXPECT_FALSE(fs::exists(path + ".partial"));
    }
    EXPECT_TRUE(fs::is_fifo(pipe));
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(bytes_of(file("kept")), "of the user");
}

TEST_F(Faults, ARunIsSavedOnADayThatItHas) {
    const std::string save = "sharesim run toy --set people=2 --days 2 --set burn_in=3 "
                             "--set start=2019-01-04 --force --save " +
                             file() + " --until ";
    for (const std::string day : {"2018-12-31", "2019-01-07", "tomorrow"}) {
        const Answer refused = command(save + day);
        EXPECT_EQ(refused.code, 2);
        EXPECT_EQ(refused.errors, "sharesim: error: --until: expected a date from 2019-01-01 to "
                                  "2019-01-06, got '" +
                                      day + "'\n");
        EXPECT_FALSE(fs::exists(file()));
    }
    EXPECT_EQ(command(save + "2019-01-01").code, 0);
    EXPECT_EQ(command(save + "2019-01-06").code, 0);
}

TEST_F(Faults, EveryFlippedBitOfASavedRunIsNoticed) {
    ASSERT_EQ(
        command("sharesim run toy --set people=2 --days 2 --set burn_in=0 --save " + file()).code,
        0);
    const std::string whole = bytes_of(file());
    const auto catalogue = toy::catalogue();
    ASSERT_NO_THROW(static_cast<void>(sim::load_run(file(), catalogue)));
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
        put(file(), changed);
        EXPECT_THROW(static_cast<void>(sim::load_run(file(), catalogue)), sim::FileError) << at;
    }
}

TEST_F(Faults, EveryTruncationOfASavedRunIsNoticed) {
    ASSERT_EQ(
        command("sharesim run toy --set people=2 --days 2 --set burn_in=0 --save " + file()).code,
        0);
    const std::string whole = bytes_of(file());
    const auto catalogue = toy::catalogue();
    for (std::size_t size = 0; size < whole.size(); size += size < 64 ? 1 : 101) {
        put(file(), whole.substr(0, size));
        EXPECT_THROW(static_cast<void>(sim::load_run(file(), catalogue)), sim::FileError) << size;
    }
    put(file(), whole + "more");
    EXPECT_THROW(static_cast<void>(sim::load_run(file(), catalogue)), sim::FileError);
}

TEST_F(Faults, APartIsOfOneRunOfOneExperiment) {
    const sim::Outcome outcome{
        sim::Series({{"one", "", "", sim::Statistic::sum, 0, 0}}, {"all"}, sim::Day{17897}, 3),
        42,
        {}};
    sim::write_part(file(), {7, "baseline-3"}, outcome);
    EXPECT_EQ(sim::read_part(file(), {7, "baseline-3"}).digest, 42U);
    const auto why = [&](const sim::RunMark& mark) {
        return reason([&] { static_cast<void>(sim::read_part(file(), mark)); });
    };
    EXPECT_NE(why({8, "baseline-3"}).find("another experiment"), std::string::npos);
    EXPECT_NE(why({7, "baseline-4"}).find("baseline-3"), std::string::npos);
    {
        sim::OutputFile other(file());
        other.commit(sim::Seal::whole);
    }
    EXPECT_NE(why({7, "baseline-3"}).find("no finished run of an experiment"), std::string::npos);
}

} // namespace
