// SPDX-License-Identifier: Apache-2.0
// Every measure of the three markets can be imposed in the city; one that binds nobody changes
// nothing at all, and one that binds changes something.

#include "models/maker_city/model.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/world.hpp"
#include "sim/study/plan/beginning.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/metamorphic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace models::maker_city {
namespace {

constexpr std::string_view town = R"(
model = "maker_city"
start = 2016-01-01
days = 200
burn_in = 60
[makerspace.people]
persons = 600
[makerspace.projects]
every = 40
sold = 0.8
[makerspace.membership]
start = 0.5
[makerspace.finance]
reserve = 2_000_000
[crowdfunding.population]
makers = 1_200
backers = 1_200
years = 6
[crowdfunding.makers]
dishonest = 0.2
[crowdfunding.backers]
visits = 6
[crowdfunding.delivery]
promised = 10
failure = 0.3
[crowdfunding.appeal]
level = -1
[cocreation.community]
members = 1_200
lurking = 0.5
visits = 6
ideas = 6
[cocreation.credit]
appropriated = 0.5
[cocreation.selection]
chosen = 5
[cocreation.development]
months = 0.3
cost = 500
success = 1
)";

struct Law {
    const char* name;
    const char* terms;
};

// Each of the three books, so that it binds somebody.
const Law book[] = {
    {"makerspace.regulation.operating_subsidy", ""},
    {"makerspace.regulation.fee_voucher", ""},
    {"crowdfunding.regulation.investor_cap", "per_campaign = 40\nper_maker = 50\nper_year = 90"},
    {"crowdfunding.regulation.issuer_cap", "per_year = 1500"},
    {"crowdfunding.regulation.milestone_escrow", "at_once = 0.4"},
    {"crowdfunding.regulation.refund_right", "share = 0.8"},
    {"crowdfunding.regulation.cooling_off", "days = 5"},
    {"crowdfunding.regulation.identity_check", "detected = 0.7\ncost = 30"},
    {"crowdfunding.regulation.platform_liability", "share = 0.6"},
    {"cocreation.regulation.royalty_floor", "share = 0.5"},
    {"cocreation.regulation.bestseller", "sales = 100\nshare = 0.2"},
    {"cocreation.regulation.disclosure", "corrected = 0.5"},
};

std::shared_ptr<const sim::Prepared> prepared(const std::string& words) {
    return model()->prepare(sim::read_toml_text(std::string(town) + words, "town"));
}

class MakerCityLaw : public testing::TestWithParam<Law> {};

TEST_P(MakerCityLaw, BindsOrChangesNothing) {
    const auto baseline = prepared("");
    const auto reform = prepared(std::string("[[") + GetParam().name + "]]\nfrom = 2016-01-15\n" +
                                 GetParam().terms + "\n");
    EXPECT_EQ(sim::placebo_effect(*baseline, *reform, sim::keys_of({1, 0})), "");
    EXPECT_NE(sim::effect_of(*baseline, *reform, sim::keys_of({1, 0})), "");
    EXPECT_TRUE(reform->law(*baseline).all);
    EXPECT_EQ(sim::iso(reform->diverges(*baseline)), "2016-01-15");
}

INSTANTIATE_TEST_SUITE_P(Each, MakerCityLaw, testing::ValuesIn(book), [](const auto& one) {
    std::string name = one.param.name;
    std::ranges::replace(name, '.', '_');
    return name;
});

TEST(MakerCityLawBook, StandsUnderEachMarketsKey) {
    const std::vector<std::string> keys{"makerspace.regulation", "crowdfunding.regulation",
                                        "cocreation.regulation"};
    EXPECT_EQ(model()->law_keys(), keys);
}

TEST(MakerCityLawBook, CanBeginOnAnotherDayUnderAMarketsKey) {
    sim::Node overlay = sim::read_toml_text("[[crowdfunding.regulation.refund_right]]\n"
                                            "from = 2016-07-01\nuntil = 2016-08-01\n",
                                            "reform");
    ASSERT_TRUE(sim::begin_on(overlay, model()->law_keys(), *sim::parse_iso("2016-02-01")));
    const auto reform = model()->prepare(
        sim::merge(sim::read_toml_text(std::string(town), "town"), std::move(overlay)));
    const auto law = reform->law(*prepared(""));
    ASSERT_EQ(law.terms.size(), 1U);
    EXPECT_EQ(sim::iso(law.terms.front().from), "2016-02-01");
    EXPECT_EQ(sim::iso(law.terms.front().until), "2016-03-03");
}

TEST(MakerCityScenario, MistakesOfAPartStandUnderItsKey) {
    try {
        static_cast<void>(prepared("[crowdfunding.rewards]\nladder = []\n"));
        FAIL() << "a menu without rewards";
    } catch (const sim::ScenarioError& error) {
        ASSERT_EQ(error.problems().size(), 1U);
        EXPECT_EQ(error.problems().front().facts.key, "crowdfunding.rewards.ladder");
    }
    EXPECT_THROW(prepared("[active]\nmakerspace = false\ncrowdfunding = false\n"
                          "cocreation = false\n"),
                 sim::ScenarioError);
    EXPECT_THROW(prepared("[crowdfunding.population.campaigns]\ntable = \"real.csv\"\n"),
                 sim::ScenarioError);
}

} // namespace
} // namespace models::maker_city
