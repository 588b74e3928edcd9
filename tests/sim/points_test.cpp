// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/folder/verify.hpp"
#include "sim/study/points.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

namespace {

namespace fs = std::filesystem;
using sim::Node;

class Points : public testing::Test {
protected:
    // A cap in worlds of more and more people, at three points.
    [[nodiscard]] static sim::Sampled sampled(std::uint32_t replicates = 3) {
        const Node scenario = Node::table_of(
            {{"model", "toy"}, {"title", "Toys"}, {"days", 20}, {"burn_in", 5}, {"seed", 7}});
        const Node cap = Node::table_of({{"coins", 10}, {"from", sim::day_of({2019, 1, 6})}});
        const Node law = Node::table_of({{"cap", Node::List{cap}}});
        std::vector<Node> points;
        for (const int people : {10, 20, 30})
            points.push_back(Node::table_of({{"people", people}}));
        return {scenario, points, {{"cap", Node::table_of({{"regulation", law}})}}, {replicates}};
    }

    std::unique_ptr<sim::PointsFolder> begun(const std::string& name,
                                             const std::optional<sim::Share>& share = {},
                                             sim::Existing existing = sim::Existing::refuse) const {
        return begin_points(catalogue_, own_.path(name), sampled(), {3, "{}", "point,people\n"},
                            existing, share);
    }

    std::string simulated(const std::string& name,
                          const std::optional<sim::Share>& share = {}) const {
        const auto folder = begun(name, share);
        EXPECT_TRUE(conduct(*folder, catalogue_, 1).failures.empty());
        folder->finish(true);
        return folder->path();
    }

    static std::string refusal(const std::function<void()>& action) {
        try {
            action();
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "nothing was thrown";
    }

    static void expect(const std::string& words, const std::string& part) {
        EXPECT_NE(words.find(part), std::string::npos) << words;
    }

    sim::Catalogue catalogue_ = toy::catalogue();
    sim::FolderForATest own_;
};

TEST_F(Points, EachIsTheExperimentThatItSays) {
    const fs::path swept = simulated("swept");
    const sim::Sampled asked = sampled();
    Node scenario = asked.scenario;
    scenario.put("people", 20);
    const auto alone = sim::Folder::create(own_.path("alone"),
                                           design(catalogue_, scenario, asked.reforms, asked.how),
                                           sim::Existing::refuse);
    const std::string expected = sim::read_file(conduct(*alone).results);
    EXPECT_TRUE(sim::read_file(swept / "points/0002/results.h5") == expected);
    EXPECT_FALSE(sim::read_file(swept / "points/0003/results.h5") == expected);
}

TEST_F(Points, MistakesOfAllAreNamedAndNothingIsWritten) {
    sim::Sampled wrong = sampled();
    wrong.points[1].put("people", -5);
    wrong.points[2].put("peple", 5);
    const std::string out = own_.path("wrong");
    const std::string words = refusal([&] {
        begin_points(catalogue_, out, wrong, {3, "{}", ""}, sim::Existing::refuse);
    });
    expect(words, "point 2: ");
    expect(words, "point 3: ");
    expect(words, "peple");
    EXPECT_FALSE(fs::exists(out));
}

TEST_F(Points, AFolderIsLeftAsItWasWhenItCannotBeReplaced) {
    const fs::path out = simulated("out");
    sim::Sampled wrong = sampled();
    wrong.points[1].put("people", -5);
    EXPECT_THROW(begin_points(catalogue_, out, wrong, {3, "{}", ""}, sim::Existing::replace),
                 sim::ScenarioError);
    EXPECT_GT(sim::verify_files(out), 12U);
    EXPECT_FALSE(fs::exists(out / "points.partial"));
}

TEST_F(Points, WhatIsFinishedIsNotSimulatedAgain) {
    const fs::path out = begun("out")->path();
    conduct(*sim::Folder::open(out / "points/0002", catalogue_));
    const auto first = fs::last_write_time(out / "points/0002/results.h5");
    const auto folder = sim::PointsFolder::open(out);
    EXPECT_EQ(folder->missing(), (std::vector<std::size_t>{0, 2}));
    conduct(*folder, catalogue_, 2);
    EXPECT_TRUE(folder->missing().empty());
    EXPECT_EQ(fs::last_write_time(out / "points/0002/results.h5"), first);
}

TEST_F(Points, OneProcessAtATime) {
    const auto folder = begun("out");
    expect(refusal([&] { sim::PointsFolder::open(folder->path()); }), "in use by another");
    expect(refusal([&] { sim::PointsFolder::look(folder->path()); }), "in use by another");
}

TEST_F(Points, RunsThatFailAreNamedWithTheirPoint) {
    sim::Sampled doomed = sampled();
    doomed.points[1].put("doomed", 1.0);
    const auto folder =
        begin_points(catalogue_, own_.path("out"), doomed, {3, "{}", ""}, sim::Existing::refuse);
    const auto failures = conduct(*folder, catalogue_, 1).failures;
    ASSERT_FALSE(failures.empty());
    EXPECT_EQ(failures.front().run, "point 2, baseline, replicate 0");
    expect(failures.front().reason, "doomed");
    EXPECT_EQ(folder->missing(), std::vector<std::size_t>{1});
}

TEST_F(Points, SharesAreGatheredToTheBytesOfOneGo) {
    const fs::path straight = simulated("straight");
    const std::string second = simulated("second", sim::Share{2, 2});
    const std::string first = simulated("first", sim::Share{1, 2});
    EXPECT_FALSE(fs::exists(fs::path(first) / "points/0001/results.h5"));
    const auto folder =
        merge_points({second, first}, own_.path("out"), catalogue_, sim::Existing::refuse);
    conduct(*folder, catalogue_, 1);
    for (const char* file : {"experiment.toml", "design.csv", "points/0001/results.h5",
                             "points/0003/results.h5", "points/0003/reforms/1.toml"})
        EXPECT_TRUE(sim::read_file(fs::path(folder->path()) / file) ==
                    sim::read_file(straight / file))
            << file;
}

TEST_F(Points, SharesThatAreMissingOrForeignAreRefused) {
    const std::string first = simulated("first", sim::Share{1, 2});
    const std::string all = simulated("all");
    const std::string out = own_.path("out");
    const auto merged = [&](const std::vector<std::string>& shares) {
        return refusal([&] { merge_points(shares, out, catalogue_, sim::Existing::refuse); });
    };
    expect(merged({first}), "replicates 1 to 2: in none of the folders");
    expect(merged({first, all}), "is no share of a sweep");
    std::ofstream(fs::path(all) / "design.json") << "[]";
    EXPECT_FALSE(fs::exists(out));
}

TEST_F(Points, TheManifestCoversAllPoints) {
    const fs::path out = simulated("out");
    EXPECT_EQ(sim::verify_files(out), 3U + 3U * 5U);
    std::ofstream(out / "points/0003/results.h5", std::ios::app) << "x";
    fs::remove(out / "points/0001/reforms/1.toml");
    const std::string words = refusal([&] { sim::verify_files(out); });
    expect(words, "points/0003/results.h5: was changed");
    expect(words, "points/0001/reforms/1.toml: is missing");
}

TEST_F(Points, RunsOfAllPointsAreSimulatedAgain) {
    const fs::path out = simulated("out");
    const auto all = sim::rerun(out, catalogue_, 1000, std::nullopt);
    EXPECT_EQ(all.runs, 3U * 3U * 3U); // points, replicates, and baseline, cap and placebo
    EXPECT_EQ(all.of, all.runs);
    EXPECT_TRUE(all.differences.empty());
    const auto some = sim::rerun(out, catalogue_, 4, 5);
    EXPECT_EQ(some.runs, 4U);
    fs::copy_file(out / "points/0001/results.h5", out / "points/0002/results.h5",
                  fs::copy_options::overwrite_existing);
    const auto wrong = sim::rerun(out, catalogue_, 1000, std::nullopt);
    ASSERT_EQ(wrong.differences.size(), 9U);
    expect(wrong.differences.front().run, "point 2, baseline, replicate 0");
    sim::PointsFolder::open(out)->finish(false);
    EXPECT_EQ(sim::verify_files(out), 3U);
    expect(refusal([&] { sim::rerun(out, catalogue_, 1, std::nullopt); }), "keeps no points");
}

TEST_F(Points, SweepsAndExperimentsAreNotTakenForEachOther) {
    const std::string swept = simulated("swept");
    const std::string alone = swept + "/points/0001";
    expect(refusal([&] { sim::Folder::open(swept, catalogue_); }), "holds a sweep");
    expect(refusal([&] { sim::PointsFolder::open(alone); }), "holds no sweep");
    const auto here = sim::Folder::look(alone, catalogue_);
    for (const auto existing : {sim::Existing::refuse, sim::Existing::replace})
        expect(refusal([&] { sim::Folder::create(swept, here->experiment(), existing); }),
               "holds a sweep");
    const std::string other = own_.path("other");
    sim::Folder::create(other, here->experiment(), sim::Existing::refuse);
    for (const auto existing : {sim::Existing::refuse, sim::Existing::replace})
        expect(refusal([&] { begun("other", {}, existing); }), "'experiment.toml'");
    expect(refusal([&] { begun("swept"); }), "sweep; ");
}

TEST_F(Points, ASweepOfAnEarlierVersionSaysWhatToDo) {
    const fs::path out = own_.path("old");
    fs::create_directories(out);
    std::ofstream(out / "design.json") << R"({"format": 1})";
    expect(refusal([&] { sim::PointsFolder::open(out); }), "begun by an earlier version");
    EXPECT_EQ(begun("old", {}, sim::Existing::replace)->size(), 3U);
}

} // namespace
