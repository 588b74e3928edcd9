// SPDX-License-Identifier: Apache-2.0
// A file of campaigns: what its rows become, which oddities are told, and what is refused.

#include "models/crowdfunding/input/campaign_file.hpp"
#include "models/crowdfunding/input/standard_codes.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

namespace models::crowdfunding {
namespace {

const std::string names_of_sample = "main_category,country,launched,deadline,goal,pledged,"
                                    "usd_goal_real,usd_pledged_real,backers,state\n";
const std::string names_of_all = "ID,name,category,main_category,currency,deadline,goal,launched,"
                                 "pledged,state,backers,country,usd pledged,usd_pledged_real,"
                                 "usd_goal_real\n";
const std::string good =
    "Music,US,2015-08-11,2015-09-10,1000.0,1500.0,1000.0,1500.0,30,successful\n"
    "Art,GB,2016-01-01,2016-01-31,200,50,300,75,4,failed\n";

CampaignFile reading(const std::string& content, std::span<const std::string> categories = {}) {
    const sim::FolderForATest folder;
    return read_campaigns(folder.write("campaigns.csv", content), categories);
}

sim::Problem refused(const std::string& content, std::span<const std::string> categories = {}) {
    try {
        reading(content, categories);
    } catch (const sim::ScenarioError& error) {
        EXPECT_EQ(error.problems().size(), 1U) << error.what();
        return error.problems().front();
    }
    ADD_FAILURE() << "nothing was refused";
    return {};
}

bool says(const std::string& message, const std::string& words) {
    return message.find(words) != std::string::npos;
}

bool remarked(const CampaignFile& file, const std::string& words) {
    return std::ranges::any_of(file.remarks, [&](const auto& one) { return says(one, words); });
}

TEST(CampaignFile, IsReadWithTheColumnsOfTheSample) {
    const CampaignFile file = reading(names_of_sample + good);
    EXPECT_EQ(file.categories, (std::vector<std::string>{"Art", "Music"}));
    EXPECT_EQ(file.countries, (std::vector<std::string>{"GB", "US"}));
    EXPECT_TRUE(file.remarks.empty());
    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.categories[file.rows[0].category], "Music");
    EXPECT_EQ(file.rows[0].launched, sim::day_of({2015, 8, 11}));
    EXPECT_EQ(file.rows[0].deadline - file.rows[0].launched, 30);
    EXPECT_EQ(file.rows[0].backers, 30);
    EXPECT_EQ(file.rows[0].outcome, Outcome::successful);
    EXPECT_EQ(file.rows[1].goal, 300);
    EXPECT_EQ(file.rows[1].pledged, 75);
    EXPECT_EQ(file.rows[1].outcome, Outcome::failed);
}

TEST(CampaignFile, IsReadWithTheColumnsOfTheWholePublicFile) {
    const CampaignFile file =
        reading(names_of_all + "7,\"Songs, again\",Indie Rock,Music,GBP,2015-10-09,1000.00,"
                               "2015-08-11 12:12:28,1100.00,successful,9,GB,100.00,1650.00,1500\n");
    ASSERT_EQ(file.rows.size(), 1U);
    EXPECT_EQ(file.rows[0].launched, sim::day_of({2015, 8, 11}));
    EXPECT_EQ(file.rows[0].goal, 1500);
    EXPECT_NEAR(file.rows[0].pledged, 1650, 1e-9);
    EXPECT_TRUE(file.remarks.empty());
}

TEST(CampaignFile, TellsRatiosInTheOwnCurrencyWhateverTheRates) {
    const CampaignFile file =
        reading(names_of_sample + "Art,GB,2016-01-01,2016-01-31,200,200,300,280,4,successful\n");
    EXPECT_EQ(file.rows[0].pledged, file.rows[0].goal);
}

TEST(CampaignFile, NeedNotTellOutcomes) {
    const CampaignFile file = reading("main_category,country,launched,deadline,goal,currency\n"
                                      "Music,US,2015-08-11,2015-08-11,1000,USD\n");
    EXPECT_EQ(file.rows[0].goal, 1000);
    EXPECT_EQ(file.rows[0].pledged, untold);
    EXPECT_EQ(file.rows[0].backers, untold);
    EXPECT_EQ(file.rows[0].outcome, Outcome::undefined);
    EXPECT_TRUE(remarked(file, "no column 'usd_goal_real': 1 campaign is taken"));
}

TEST(CampaignFile, LeavesOutRowsThatCommasInNamesHaveShifted) {
    const std::string unnamed = names_of_all.substr(0, names_of_all.size() - 1) + ",,\n";
    const CampaignFile file = reading(
        unnamed +
        "1,Plain,Rock,Music,USD,2015-10-09,1000,2015-08-11,10,failed,1,US,10,10,1000,,\n"
        "2,One, two,Rock,Music,USD,2015-10-09,1000,2015-08-11,10,failed,1,US,10,10,1000,\n"
        "3,One, two, three, four,Rock,Music,USD,2015-10-09,1000,2015-08-11,10,failed,1,US,1,1,1\n"
        "4,\"A \"B\" C\",Rock,Music,USD,2015-10-09,1000,2015-08-11,10,failed,1,US,10,10,1000,,\n");
    EXPECT_EQ(file.rows.size(), 1U);
    EXPECT_TRUE(remarked(file, "3 rows are shifted by commas or quotes in a name, and left out."));
    EXPECT_EQ(file.remarks.size(), 1U);
}

TEST(CampaignFile, LeavesOutLaunchesIn1970) {
    const CampaignFile file = reading(
        names_of_sample + good + "Art,US,1970-01-01 01:00:00,2010-09-15,500,0,500,0,0,canceled\n");
    EXPECT_EQ(file.rows.size(), 2U);
    EXPECT_TRUE(remarked(file, "1 campaign was launched in 1970"));
}

TEST(CampaignFile, TellsOfCountriesAndBackersThatAreMissing) {
    const CampaignFile file =
        reading(names_of_sample + good +
                "Art,\"N,0\"\"\",2015-08-04,2015-08-25,4500,4767,3211.53,3402.08,0,undefined\n"
                "Art,\"N,0\"\"\",2015-08-04,2015-08-25,4500,0,3211.53,0,0,failed\n");
    EXPECT_EQ(file.countries[file.rows[2].country], unknown_country);
    EXPECT_EQ(file.rows[2].backers, untold);
    EXPECT_EQ(file.rows[3].backers, 0);
    EXPECT_TRUE(remarked(file, "2 campaigns have no countries"));
    EXPECT_TRUE(remarked(file, "1 campaign has pledges from no backers"));
    EXPECT_TRUE(remarked(file, "1 campaign is undefined in how it ended"));
}

TEST(CampaignFile, TellsHowManyHaveOutcomesThatAreNotScored) {
    const CampaignFile file = reading(names_of_sample + good +
                                      "Art,US,2015-08-04,2015-08-25,10,0,10,0,0,live\n"
                                      "Art,US,2015-08-04,2015-08-25,10,0,10,0,0,suspended\n"
                                      "Art,US,2015-08-04,2015-08-25,10,0,10,0,0,canceled\n"
                                      "Art,US,2015-08-04,2015-08-25,10,0,10,0,0,canceled\n");
    EXPECT_EQ(file.rows.size(), 6U);
    EXPECT_TRUE(remarked(file, "1 campaign is live when the file was made"));
    EXPECT_TRUE(remarked(file, "1 campaign is suspended by the platform"));
    EXPECT_TRUE(remarked(file, "2 campaigns are canceled by the maker"));
}

TEST(CampaignFile, TakesDollarsThatAreMissingFromRowsOfTheSameMoney) {
    const CampaignFile file =
        reading(names_of_sample + "Art,GB,2016-01-01,2016-01-31,100,50,150,75,4,failed\n"
                                  "Art,GB,2016-01-01,2016-01-31,200,100,,,4,failed\n"
                                  "Art,US,2016-01-01,2016-01-31,200,100,0,0,4,failed\n"
                                  "Art,DE,2016-01-01,2016-01-31,200,100,,,4,failed\n");
    ASSERT_EQ(file.rows.size(), 3U);
    EXPECT_EQ(file.rows[1].goal, 300);
    EXPECT_EQ(file.rows[1].pledged, 150);
    EXPECT_EQ(file.rows[2].goal, 200);
    EXPECT_TRUE(remarked(file, "2 campaigns have no goals in US dollars"));
    EXPECT_TRUE(remarked(file, "1 campaign has a goal that no row tells in US dollars"));
}

TEST(CampaignFile, NamesColumnsThatNobodyReads) {
    const CampaignFile file = reading("main_category,country,launched,deadline,goal,backer\n"
                                      "Music,US,2015-08-11,2015-09-11,1000,5\n");
    EXPECT_TRUE(remarked(file, "nobody reads the column 'backer' (did you mean 'backers'?)"));
}

TEST(CampaignFile, RefusesAFileThatLacksAColumn) {
    const sim::Problem problem = refused("main_category,country,launch,deadline,goal\n");
    EXPECT_TRUE(says(problem.what, "no column 'launched'; did you mean 'launch'?"));
    EXPECT_EQ(problem.facts.key, "launched");
}

/// A row with one mistake, and what is said of it.
struct Mistake {
    std::string_view name, row, column, given, told;
};

class CampaignMistake : public testing::TestWithParam<Mistake> {};

TEST_P(CampaignMistake, IsToldWithFileLineAndColumn) {
    const std::array<std::string, 2> categories{"Art", "Music"};
    const auto [name, row, column, given, told] = GetParam();
    const sim::Problem problem =
        refused(names_of_sample + good + std::string(row) + "\n", categories);
    EXPECT_TRUE(says(problem.where, "campaigns.csv:4")) << problem.where;
    EXPECT_TRUE(says(problem.what, std::string(column) + ": '" + std::string(given) + "' "))
        << problem.what;
    EXPECT_TRUE(says(problem.what, std::string(told))) << problem.what;
    EXPECT_EQ(problem.facts.line, 4);
    EXPECT_EQ(problem.facts.key, column);
    EXPECT_EQ(problem.facts.given, given);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, CampaignMistake,
    testing::Values(Mistake{"NegativeGoal", "Art,US,2015-08-11,2015-09-10,-5,0,1000,0,0,failed",
                            "goal", "-5", "lies outside (0, inf)"},
                    Mistake{"NoGoal", "Art,US,2015-08-11,2015-09-10,0,0,0,0,0,failed", "goal", "0",
                            "lies outside (0, inf)"},
                    Mistake{"WordForGoal", "Art,US,2015-08-11,2015-09-10,much,0,1000,0,0,failed",
                            "goal", "much", "is no number"},
                    Mistake{"DeadlineBeforeLaunch", "Art,US,2015-08-11,2015-08-10,5,0,5,0,0,failed",
                            "deadline", "2015-08-10", "lies before the launch, 2015-08-11"},
                    Mistake{"NoDate", "Art,US,2015-02-30,2015-08-10,5,0,5,0,0,failed", "launched",
                            "2015-02-30", "is no date"},
                    Mistake{"Category", "Musik,US,2015-08-11,2015-09-10,5,0,5,0,0,failed",
                            "main_category", "Musik", "is no category; did you mean 'Music'?"},
                    Mistake{"Country", "Art,UK,2015-08-11,2015-09-10,5,0,5,0,0,failed", "country",
                            "UK", "did you mean 'GB'?"},
                    Mistake{"OtherCountry", "Art,USA,2015-08-11,2015-09-10,5,0,5,0,0,failed",
                            "country", "USA", "did you mean 'US'?"},
                    Mistake{"State", "Art,US,2015-08-11,2015-09-10,5,0,5,0,0,faild", "state",
                            "faild", "did you mean 'failed'?"},
                    Mistake{"HalfABacker", "Art,US,2015-08-11,2015-09-10,5,0,5,0,0.5,failed",
                            "backers", "0.5", "is no whole number"},
                    Mistake{"NegativePledge", "Art,US,2015-08-11,2015-09-10,5,-1,5,0,0,failed",
                            "pledged", "-1", "lies outside [0, inf)"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(CampaignFile, RefusesCurrenciesThatItCannotPlace) {
    const std::string names = "main_category,country,launched,deadline,goal,currency\n";
    const sim::Problem unknown = refused(names + "Art,US,2015-08-11,2015-09-10,5,USX\n");
    EXPECT_TRUE(says(unknown.what, "currency: 'USX' is no currency of ISO 4217")) << unknown.what;
    const sim::Problem euro = refused(names + "Art,FR,2015-08-11,2015-09-10,5,EUR\n");
    EXPECT_TRUE(says(euro.what, "currency: 'EUR'") && says(euro.what, "usd_goal_real"));
    EXPECT_EQ(euro.facts.line, 2);
}

TEST(CampaignFile, RefusesAFileThatBreaksOff) {
    EXPECT_TRUE(says(refused(names_of_sample + good + "Art,US,2015-").what, "expected 10 fields"));
    EXPECT_TRUE(says(refused(names_of_sample + good + "\"Art").what, "truncated"));
}

TEST(CampaignFile, RefusesWhatHoldsNoCampaign) {
    EXPECT_TRUE(says(refused(names_of_sample).what, "holds no campaign"));
    EXPECT_TRUE(says(refused("").what, "the file is empty"));
    EXPECT_TRUE(says(sim::message_of<sim::FileError>([] { read_campaigns("/none.csv", {}); }),
                     "/none.csv"));
}

TEST(CampaignFile, KnowsTheCodesOfStandards) {
    EXPECT_EQ(country_codes().size(), 249U);
    for (const auto* codes : {&country_codes(), &currency_codes()}) {
        EXPECT_TRUE(std::ranges::is_sorted(*codes));
        for (const std::string& one : *codes) EXPECT_EQ(one.size(), codes->front().size()) << one;
    }
}

TEST(CampaignFile, ReadsTheSampleOfKickstarter) {
    const char* data = std::getenv("SHARESIM_DATA");
    const std::string path = sim::text(data ? data : "", "/kickstarter/ks2018_sample.csv.gz");
    if (!data || !std::filesystem::exists(path))
        GTEST_SKIP() << "the Kickstarter sample is not shipped: set SHARESIM_DATA to its folder";
    const CampaignFile file = read_campaigns(path, {});
    EXPECT_EQ(file.rows.size(), 4999U);
    EXPECT_EQ(file.categories.size(), 15U);
    EXPECT_EQ(file.countries.size(), 23U);
    EXPECT_EQ(std::ranges::count(file.rows, Outcome::successful, &CampaignRow::outcome), 1792);
    EXPECT_TRUE(remarked(file, "1 campaign was launched in 1970"));
    EXPECT_TRUE(remarked(file, "52 campaigns have no countries"));
    for (const CampaignRow& row : file.rows)
        EXPECT_TRUE(row.outcome != Outcome::successful || row.pledged >= row.goal);
}

} // namespace
} // namespace models::crowdfunding
