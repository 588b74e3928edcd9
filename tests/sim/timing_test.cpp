// SPDX-License-Identifier: Apache-2.0
// Reforms whose dates do not fit what is simulated, and reforms that are moved.

#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/study/effects/timing.hpp"
#include "sim/study/plan/beginning.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using sim::Day;
using sim::day_of;
using sim::Node;

const Day start = day_of({2019, 1, 1});

Node scenario() {
    return Node::table_of({{"model", "toy"}, {"title", "Toys"}, {"days", 60}, {"burn_in", 10}});
}

Node dated(Day from, std::int64_t coins = 20) {
    return Node::table_of({{"coins", coins}, {"from", from}});
}

sim::Reform reform(const std::string& name, Node::List measures) {
    return {name,
            Node::table_of({{"regulation", Node::table_of({{"cap", Node(std::move(measures))}})}})};
}

class Timing : public testing::Test {
protected:
    [[nodiscard]] sim::Experiment with(std::vector<sim::Reform> reforms,
                                       sim::ExperimentOptions how) const {
        return design(catalogue_, scenario(), reforms, how);
    }
    [[nodiscard]] sim::Experiment with(const sim::Reform& one) const { return with({one}, {5}); }
    [[nodiscard]] static std::vector<sim::Term> terms(const sim::Experiment& of, std::size_t arm) {
        return of.scenarios[arm].scenario->law(*of.baseline().scenario).terms;
    }

    sim::Catalogue catalogue_ = toy::catalogue();
};

TEST_F(Timing, ABeginningIsADateOrDaysAfterTheStart) {
    EXPECT_EQ(sim::parse_beginning("2019-02-01")->on(start), day_of({2019, 2, 1}));
    EXPECT_EQ(sim::parse_beginning("+60d")->on(start), start + 60);
    EXPECT_EQ(sim::parse_beginning("-5d")->on(start), start - 5);
    for (const char* wrong :
         {"", "60d", "+60", "+d", "+-3d", "+1.5d", "2019-02-30", "+99999999999d"})
        EXPECT_FALSE(sim::parse_beginning(wrong)) << wrong;
    for (const char* right : {"2019-02-01", "+60d", "-5d", "+0d"}) {
        const auto read = sim::parse_beginning(right);
        const Node written = node_of(*read);
        EXPECT_EQ(written.is(Node::Kind::date) ? sim::iso(written.date()) : written.text(), right);
    }
}

TEST_F(Timing, ABeginningMovesAllDatesByTheSame) {
    Node first = dated(day_of({2023, 7, 1}));
    first.put("announced", day_of({2023, 6, 1}));
    first.put("until", "2023-08-01"); // as a JSON document says it
    sim::ExperimentOptions how{5};
    how.begin = sim::parse_beginning("+30d");
    const auto moved =
        terms(with({reform("two", {first, dated(day_of({2023, 7, 11}), 30)})}, how), 1);
    ASSERT_EQ(moved.size(), 2U);
    EXPECT_EQ(moved[0].from, start + 30);
    EXPECT_EQ(moved[0].announced, start);
    EXPECT_EQ(moved[0].until, start + 61);
    EXPECT_EQ(moved[1].from, start + 40);
}

// Each reform is moved by itself, and a package combines them as moved.
TEST_F(Timing, PartsOfAPackageAreMovedBeforeTheyAreCombined) {
    sim::ExperimentOptions how{5};
    how.begin = sim::parse_beginning("2019-01-11");
    how.attribution = sim::Attribution::shapley;
    const auto moved = with({reform("early", {dated(day_of({2018, 7, 1}))}),
                             reform("late", {dated(day_of({2023, 7, 1}), 30)})},
                            how);
    ASSERT_EQ(moved.scenarios.size(), 4U);
    const auto both = terms(moved, 3);
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0].from, start + 10);
    EXPECT_EQ(both[1].from, start + 10);
    EXPECT_TRUE(warnings_of(moved).empty());
}

TEST_F(Timing, AReformIsAnnouncedWithTheFirstOfItsMeasures) {
    Node first = dated(start + 30);
    first.put("announced", start + 20);
    Node second = dated(start + 25, 30);
    const auto findings = conduct(with(reform("two", {first, second}))).findings;
    const sim::Timing& timing = findings.reforms[0].timing;
    EXPECT_EQ(timing.announced, start + 20);
    EXPECT_EQ(timing.begins, start + 25);
}

TEST_F(Timing, ABeginningOfNothingIsRefused) {
    sim::ExperimentOptions how{5};
    how.begin = sim::parse_beginning("+0d");
    EXPECT_THROW((void)with(std::vector<sim::Reform>{}, how), sim::ScenarioError);
    EXPECT_THROW((void)with({{"lucky", Node::table_of({{"luck", 0.9}})}}, how), sim::ScenarioError);
}

TEST_F(Timing, WarnsOfALawThatIsOlderThanWhatIsSimulated) {
    const auto old = with(reform("old", {dated(day_of({2018, 7, 1}))}));
    ASSERT_EQ(warnings_of(old).size(), 1U);
    const std::string words = warnings_of(old)[0].words;
    EXPECT_NE(words.find("from 2018-07-01"), std::string::npos) << words;
    EXPECT_NE(words.find("2018-12-22"), std::string::npos) << words; // the first simulated day
    EXPECT_NE(words.find("--begin"), std::string::npos) << words;
    EXPECT_TRUE(warnings_of(with(reform("new", {dated(start - 10)}))).empty());
    EXPECT_TRUE(warnings_of(with({"lucky", Node::table_of({{"luck", 0.9}})})).empty());
}

TEST_F(Timing, ALawThatBeginsAfterTheRecordsHasNoEffectAndNoSign) {
    const auto late = with(reform("late", {dated(day_of({2025, 3, 1}))}));
    ASSERT_EQ(warnings_of(late).size(), 1U);
    EXPECT_NE(warnings_of(late)[0].words.find("from 2025-03-01"), std::string::npos);
    const auto findings = conduct(late).findings;
    const auto& told = findings.reforms[0];
    EXPECT_FALSE(told.timing.in_force);
    EXPECT_FALSE(told.can_act(findings));
    EXPECT_EQ(told.takes_effect, day_of({2025, 3, 1}));
    EXPECT_EQ(told.placebo.state, sim::PlaceboState::outside);
    for (const sim::Effect& effect : told.effects) {
        EXPECT_TRUE(std::isnan(effect.difference));
        EXPECT_TRUE(std::isnan(effect.same_sign));
    }
}

TEST_F(Timing, ALawThatEndedBeforeTheRecordsLeavesAnAftermath) {
    Node past = dated(start - 8, 2);
    past.put("until", start - 1);
    const auto experiment = with(reform("past", {past}));
    ASSERT_EQ(warnings_of(experiment).size(), 1U);
    EXPECT_NE(warnings_of(experiment)[0].words.find("aftermath"), std::string::npos);
    const auto findings = conduct(experiment).findings;
    EXPECT_FALSE(findings.reforms[0].timing.in_force);
    EXPECT_LT(findings.reforms[0].effects[1].difference, 0); // fewer coins held since
}

// No number of worlds tells more of an effect that cannot be.
TEST_F(Timing, PrecisionAsksNothingOfALawInForceOnNoRecordedDay) {
    sim::ExperimentOptions how{5};
    how.precision = sim::Precision{{{"found", std::nullopt, 0.01}}, 5, 40};
    const auto done = conduct(with({reform("late", {dated(day_of({2025, 3, 1}))})}, how));
    EXPECT_EQ(done.replicates, 5U);
    ASSERT_EQ(done.reached.size(), 1U);
    EXPECT_FALSE(done.reached[0].in_force);
    EXPECT_TRUE(done.reached[0].enough());
}

TEST_F(Timing, TheFolderSaysWhatIsWrong) {
    const sim::FolderForATest own;
    const std::string path = own.path("results");
    const auto late = with(reform("late", {dated(day_of({2025, 3, 1}))}));
    const auto folder = sim::Folder::create(path, late, sim::Existing::refuse);
    const std::string lines = sim::read_file(path + "/status.jsonl");
    EXPECT_NE(lines.find("\"warning\""), std::string::npos);
    EXPECT_NE(lines.find("2025-03-01"), std::string::npos);
}

} // namespace
