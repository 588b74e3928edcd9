// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/record/file.hpp"
#include "sim/run/series_file.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/merge.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;
using sim::Node;

class Merge : public testing::Test {
protected:
    [[nodiscard]] sim::Experiment five(std::int64_t seed) const {
        const Node scenario = Node::table_of(
            {{"model", "toy"}, {"title", "Toys"}, {"days", 40}, {"burn_in", 5}, {"seed", seed}});
        const Node cap = Node::table_of({{"coins", 15}, {"from", sim::day_of({2019, 1, 11})}});
        const Node law = Node::table_of({{"cap", Node::List{cap}}});
        return design(catalogue_, scenario, {{"cap", Node::table_of({{"regulation", law}})}},
                      {5, 3, sim::Placebos::run});
    }

    std::string share(std::int64_t number, std::int64_t of, std::int64_t seed = 5) {
        const std::string path = own_.path(sim::text("share_", number, "_", of, "_", seed));
        const auto folder =
            sim::Folder::create(path, five(seed), sim::Existing::replace, sim::Share{number, of});
        conduct(*folder);
        return path;
    }

    std::vector<std::string> three_shares() { return {share(2, 3), share(1, 3), share(3, 3)}; }

    std::unique_ptr<sim::Folder> merged(const std::vector<std::string>& shares) {
        return merge_shares(shares, out_, catalogue_, sim::Existing::refuse);
    }

    // What speaks against gathering these, each as `path: reason` below the test's own folder.
    std::string refusal(const std::vector<std::string>& shares) {
        std::string all;
        try {
            merged(shares);
        } catch (const sim::FilesError& error) {
            for (const auto& one : error.problems()) all += one.where + ": " + one.what + "\n";
        }
        EXPECT_FALSE(fs::exists(out_));
        return all;
    }

    static void expect(const std::string& words, const std::string& part) {
        EXPECT_NE(words.find(part), std::string::npos) << words;
    }

    sim::Catalogue catalogue_ = toy::catalogue();
    sim::FolderForATest own_;
    std::string out_ = own_.path("out");
};

TEST_F(Merge, GivesTheBytesOfTheExperimentInOneGo) {
    const auto straight =
        sim::Folder::create(own_.path("straight"), five(5), sim::Existing::refuse);
    const std::string expected = sim::read_file(conduct(*straight).results);
    const auto shares = three_shares();
    const auto folder = merged(shares);
    EXPECT_TRUE(expected == sim::read_file(conduct(*folder).results));
    EXPECT_TRUE(folder->finished());
    EXPECT_TRUE(fs::exists(fs::path(shares[0]) / "parts/placebo1-4.h5"));
    EXPECT_TRUE(expected == sim::read_file(straight->results()));
}

TEST_F(Merge, AShareKeepsItsPartsAndGoesOnWhenInterrupted) {
    const fs::path path = share(2, 3);
    EXPECT_FALSE(fs::exists(path / "results.h5"));
    fs::remove(path / "parts/reform1-4.h5");
    expect(refusal({share(1, 3), path, share(3, 3)}), "share_2_3_5/parts/reform1-4.h5: is missing");
    const auto folder = sim::Folder::open(path, catalogue_);
    EXPECT_FALSE(folder->finished());
    EXPECT_TRUE(conduct(*folder).report.failures.empty());
    EXPECT_TRUE(folder->finished());
    expect(sim::read_file(path / "status.jsonl"), "\"complete\"");
}

TEST_F(Merge, RefusesReplicatesThatAreMissingOrGivenTwice) {
    expect(refusal({share(1, 3), share(3, 3)}), "replicates 4 to 5: in none of the folders");
    expect(refusal({share(1, 3), share(2, 3)}), "replicates 6 to 7: in none of the folders");
    auto twice = three_shares();
    twice.push_back(share(5, 5));
    expect(refusal(twice), "share_5_5_5: gives replicate 7 again, after ");
}

TEST_F(Merge, RefusesSharesOfTwoExperiments) {
    const std::string words = refusal({share(1, 2), share(2, 2, 6)});
    expect(words, "share_2_2_6/experiment.toml: is not that of ");
    expect(words, "share_2_2_6/scenario.toml: is not that of ");
    expect(words, "share_2_2_6/reforms/1.toml: is not that of ");
}

TEST_F(Merge, RefusesWhatIsNoShare) {
    conduct(*sim::Folder::create(own_.path("all"), five(5), sim::Existing::refuse));
    expect(refusal({share(1, 2), own_.path("all")}), "all: is no share of an experiment");
    expect(refusal({share(1, 2), own_.path("none")}), "none: holds no experiment");
}

TEST_F(Merge, RefusesDamagedForeignAndExchangedParts) {
    const fs::path first = share(1, 2);
    const fs::path second = share(2, 2);
    const fs::path other = share(1, 2, 6);
    fs::resize_file(first / "parts/baseline-3.h5", 1'000);
    fs::copy_file(other / "parts/reform1-3.h5", first / "parts/reform1-3.h5",
                  fs::copy_options::overwrite_existing);
    fs::copy_file(second / "parts/reform1-6.h5", second / "parts/reform1-7.h5",
                  fs::copy_options::overwrite_existing);
    fs::copy_file(other / "parts/reform1-3.h5", second / "parts/reform1-3.h5");
    std::ofstream(second / "parts/baseline-5.h5") << "words";
    const std::string words = refusal({first, second});
    expect(words, "share_1_2_5/parts/baseline-3.h5: is truncated");
    expect(words, "share_1_2_5/parts/reform1-3.h5: is a run of another experiment");
    expect(words, "share_2_2_5/parts/reform1-7.h5: is the run reform1-6 under another name");
    expect(words, "share_2_2_5/parts/reform1-3.h5: is no run of this share");
    expect(words, "share_2_2_5/parts/baseline-5.h5: is not an HDF5 file");
}

TEST_F(Merge, RefusesAPartOfWhichAByteWasChanged) {
    const fs::path first = share(1, 2);
    const fs::path second = share(2, 2);
    const fs::path part = first / "parts/reform1-3.h5";
    std::fstream file(part, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(700);
    const int byte = file.get();
    file.seekp(700);
    file.put(static_cast<char>(byte ^ 1));
    file.close();
    expect(refusal({first, second}), "reform1-3.h5: is damaged");
}

TEST_F(Merge, DoesNotReplaceAShareByTheResult) {
    const std::string only = share(1, 1);
    EXPECT_THROW(merge_shares({only}, only, catalogue_, sim::Existing::replace), sim::FileError);
    EXPECT_TRUE(fs::exists(fs::path(only) / "parts"));
}

TEST_F(Merge, SharesAreCountedFromOneAndNoneIsEmpty) {
    std::uint32_t next = 3;
    for (std::int64_t number = 1; number <= 4; ++number) {
        const auto mine = share_of(five(5), {number, 4});
        EXPECT_EQ(mine.first_replicate, next);
        EXPECT_GE(mine.replicates, 1U);
        next += mine.replicates;
    }
    EXPECT_EQ(next, 8U);
    for (const char* words : {"0/3", "4/3", "1/6", "1/0", "-1/3"})
        EXPECT_THROW(share_of(five(5), sim::parse_share(words)), sim::ScenarioError) << words;
    for (const char* words : {"", "2", "2/", "/3", "2/3/4", "a/b", "1.5/3"})
        EXPECT_THROW(sim::parse_share(words), sim::ScenarioError) << words;
}

} // namespace
