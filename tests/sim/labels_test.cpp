// SPDX-License-Identifier: Apache-2.0
// What reforms may be called, and that no file is named by it.
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/folder/verify.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using sim::Node;

// A cap that begins so many days after the first recorded one.
Node cap(int coins, int days) {
    const Node one = Node::table_of({{"coins", coins}, {"from", sim::day_of({2019, 1, 1}) + days}});
    return Node::table_of({{"regulation", Node::table_of({{"cap", Node::List{one}}})}});
}

std::string refusal(const std::vector<sim::Reform>& reforms) {
    sim::Problems problems;
    sim::check_labels(reforms, problems);
    std::string all;
    for (const auto& one : problems.entries()) all += one.where + ": " + one.what + "\n";
    return all;
}

std::string refusal(const std::string& label) { return refusal({{label, Node::table_of({})}}); }

class Labels : public testing::Test {
protected:
    [[nodiscard]] sim::Experiment experiment(const std::vector<sim::Reform>& reforms,
                                             sim::ExperimentOptions how = {}) const {
        how.replicates = 2;
        const Node scenario = Node::table_of(
            {{"model", "toy"}, {"title", "Toys"}, {"days", 40}, {"burn_in", 5}, {"seed", 5}});
        return design(catalogue_, scenario, reforms, how);
    }

    [[nodiscard]] std::unique_ptr<sim::Folder> begin(const sim::Experiment& what,
                                                     const std::string& name) const {
        return sim::Folder::create(own_.path(name), what, sim::Existing::refuse);
    }

    sim::Catalogue catalogue_ = toy::catalogue();
    sim::FolderForATest own_;
};

TEST_F(Labels, MayBeWhateverAPersonCanReadAndTellApart) {
    EXPECT_EQ(refusal("cap 30/90"), "");
    EXPECT_EQ(refusal("../../outside"), "");
    EXPECT_EQ(refusal("Größe: 10 % für alle, «日本»"), "");
    EXPECT_EQ(refusal("placebo.x"), "");
    EXPECT_EQ(refusal(std::string(120, 'x')), "");
    std::string umlauts;
    for (int i = 0; i < 120; ++i) umlauts += "ö";
    EXPECT_EQ(refusal(umlauts), "");
    EXPECT_EQ(refusal({{"cap", Node{}}, {"caps", Node{}}, {"x", Node{}}, {"×", Node{}}}), "");
}

TEST_F(Labels, AreRefusedWhereTheyCannotBeRead) {
    EXPECT_EQ(refusal(""), "reforms: a label of a reform must not be empty, got ''\n");
    EXPECT_EQ(refusal(" \u00A0\u3000"), "reforms: a label of a reform must not be empty, got ' "
                                        "\\xc2\\xa0\\xe3\\x80\\x80'\n");
    EXPECT_EQ(refusal(std::string(300, 'x')),
              "reforms: a label of a reform has 1 to 120 characters, got 300: '" +
                  std::string(40, 'x') + "...'\n");
    const std::string controls = "reforms: a label of a reform has no line breaks or other control "
                                 "characters, got ";
    EXPECT_EQ(refusal("two\nlines"), controls + "'two\\x0alines'\n");
    EXPECT_EQ(refusal("\x1b[31mred"), controls + "'\\x1b[31mred'\n");
    EXPECT_EQ(refusal("a\xc2\x85"
                      "b"),
              controls + "'a\\xc2\\x85b'\n");
    EXPECT_EQ(refusal("\u202Etxet"), controls + "'\\xe2\\x80\\xaetxet'\n");
    for (const char* broken : {"caf\xe9", "\xc3", "\xe2\x82", "a\xffz", "\xc0\xaf"})
        EXPECT_NE(refusal(broken).find("is not UTF-8"), std::string::npos) << broken;
}

TEST_F(Labels, AreRefusedWhereTheyCannotBeToldApart) {
    for (const char* taken : {"baseline", "Baseline", " baseline "})
        EXPECT_NE(refusal(taken).find("' is what the scenario without reforms is called"),
                  std::string::npos);
    constexpr std::array<std::array<const char*, 2>, 8> pairs{{{"cap", "cap"},
                                                               {"cap", "CAP"},
                                                               {"cap", " cap "},
                                                               {"Größe", "GRÖßE"},
                                                               {"Λόγος", "λόγος"},
                                                               {"Жильё", "жилЬЁ"},
                                                               {"Ђ", "ђ"},
                                                               {"Čtvrť", "čTVRť"}}};
    for (const auto& [one, other] : pairs)
        EXPECT_NE(refusal({{one, Node{}}, {other, Node{}}}).find("' is given twice"),
                  std::string::npos)
            << one << ' ' << other;
}

TEST_F(Labels, AreThoseOfReformFilesAndSayWhereTheyStand) {
    const std::string thirty = own_.write("a.toml", "label = \"thirty\"\n");
    const std::string again = own_.write("b.toml", "\nlabel = \"Thirty\"\n");
    const std::string bare = own_.write("plain.toml", "luck = 0.5\n");
    EXPECT_EQ(sim::open_reform(thirty).name, "thirty");
    EXPECT_EQ(sim::open_reform(bare).name, "plain");
    const std::string found = refusal({sim::open_reform(thirty), sim::open_reform(again)});
    EXPECT_EQ(found, again + ":2: label: 'Thirty' is given twice, here and at " + thirty +
                         ":1: label (there 'thirty'); reforms need labels that differ by more than "
                         "case: change one 'label'\n");
    const std::string complete = own_.write("town.toml", "model = \"toy\"\nlabel = \"\"\n");
    EXPECT_EQ(sim::open_reform(complete).name, "town");
    const auto unnamed = sim::open_reform(own_.write("c.toml", "label = \" \"\n"));
    EXPECT_NE(refusal({unnamed}).find("c.toml:1: label: a label of a reform must not be empty"),
              std::string::npos);
    const std::vector both{sim::open_reform(thirty), sim::open_reform(again)};
    EXPECT_THROW(static_cast<void>(experiment(both)), sim::ScenarioError);
}

TEST_F(Labels, OfShippedReformsAreTheNamesTheyAreAskedForBy) {
    const auto all = shipped(sim::DocumentKind::reforms);
    EXPECT_GT(all.size(), 20U);
    for (const sim::Shipped& one : all) EXPECT_EQ(sim::open_reform(one.name).name, one.name);
}

TEST_F(Labels, NameNoFile) {
    own_.write("a/outside.toml", "precious = 1\n");
    const auto what = experiment({{"../../outside", cap(15, 10)}, {"/etc/x", cap(5, 10)}});
    const auto folder = begin(what, "a/out");
    const std::string results = conduct(*folder).results;
    EXPECT_EQ(sim::files_in(own_.path()), std::vector<std::string>{"a"});
    EXPECT_EQ(sim::files_in(own_.path("a")), (std::vector<std::string>{"out", "outside.toml"}));
    EXPECT_EQ(sim::read_file(own_.path("a/outside.toml")), "precious = 1\n");
    EXPECT_EQ(sim::files_in(own_.path("a/out/reforms")),
              (std::vector<std::string>{"1.toml", "2.toml"}));
    EXPECT_NE(sim::read_file(own_.path("a/out/reforms/1.toml")).find("label = \"../../outside\""),
              std::string::npos);
    EXPECT_GE(sim::verify_files(folder->path()), 5U);
    EXPECT_EQ(sim::open_reform(own_.path("a/out/reforms/2.toml")).name, "/etc/x");
}

TEST_F(Labels, MixNoRunOfOneReformWithThatOfAnother) {
    const Node other = cap(2, 20);
    const auto effects = [&](const std::string& name, const std::string& label) {
        const auto folder = begin(experiment({{"x", cap(15, 10)}, {label, other}}), name);
        std::vector<double> all;
        for (const auto& reform : conduct(*folder).findings.reforms) {
            EXPECT_EQ(reform.placebo.state, sim::PlaceboState::zero) << reform.name;
            for (const auto& effect : reform.effects) all.push_back(effect.difference);
        }
        return all;
    };
    const auto apart = effects("apart", "y");
    EXPECT_NE(apart.front(), 0);
    EXPECT_EQ(effects("alike", "placebo.x"), apart);
}

// What an experiment is called is read back from its folder, and is that of before.
TEST_F(Labels, AreTheSameAfterAResume) {
    sim::ExperimentOptions how;
    how.attribution = sim::Attribution::shapley;
    Node titled = cap(15, 10);
    titled.put("title", "Fifteen coins");
    Node labelled = cap(5, 15);
    labelled.put("label", "Five");
    const auto what = experiment({{"a/b", titled}, {"mine", labelled}}, how);
    std::vector<std::string> titles;
    for (const sim::Arm& arm : what.scenarios) titles.push_back(arm.title);
    EXPECT_EQ(titles, (std::vector<std::string>{"Toys", "Fifteen coins", "Five", "a/b+mine"}));
    const std::string straight = sim::read_file(conduct(*begin(what, "straight")).results);
    begin(what, "out").reset();
    const auto resumed = sim::Folder::open(own_.path("out"), catalogue_);
    EXPECT_TRUE(straight == sim::read_file(conduct(*resumed).results));
}

TEST_F(Labels, OfAPackageAreNotThoseOfItsCombinations) {
    sim::ExperimentOptions how;
    how.attribution = sim::Attribution::shapley;
    const auto reforms = [](const std::string& third) {
        return std::vector<sim::Reform>{{"a", cap(15, 10)}, {"b", cap(9, 10)}, {third, cap(5, 9)}};
    };
    EXPECT_NO_THROW(static_cast<void>(experiment(reforms("c"), how)));
    EXPECT_THROW(static_cast<void>(experiment(reforms("a+b"), how)), sim::ScenarioError);
    EXPECT_THROW(static_cast<void>(experiment(reforms("all together"), how)), sim::ScenarioError);
    EXPECT_NO_THROW(static_cast<void>(experiment(reforms("all together"))));
}

} // namespace
