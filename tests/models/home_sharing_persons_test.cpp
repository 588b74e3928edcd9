// SPDX-License-Identifier: Apache-2.0
// Hosts and travellers one by one: their accounts are those of the city, to the cent.
#include "models/home_sharing/model.hpp"
#include "sim/document/toml.hpp"
#include "sim/study/effects/findings.hpp"
#include "sim/study/session.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace models::home_sharing {
namespace {

constexpr const char* short_life = "days = 120\nburn_in = 30";
constexpr const char* strict_cap = R"(
[[regulation.night_cap]]
nights = 10
enforcement = "inspection"
sanction = { inspections = 1, fine = 100 }
from = 2019-02-01
)";

sim::Experiment experiment(const std::vector<std::string>& persons) {
    sim::Catalogue catalogue;
    catalogue.push_back(model());
    return design(catalogue, village(short_life),
                  {{"cap", sim::read_toml_text(strict_cap, "test")}},
                  {2, 0, sim::Placebos::run, persons});
}

std::int64_t cents(double amount) { return std::llround(100 * amount); }

std::int64_t cents_of_all(const sim::PersonRecord& record, std::size_t line) {
    std::int64_t sum = 0;
    for (double one : record.values[line]) sum += cents(one);
    return sum;
}

// Over the days of the cap's effects, as the accounts of persons.
constexpr std::size_t capped = 31;

std::int64_t cents_of_city(const sim::Series& series, const char* indicator) {
    std::int64_t sum = 0;
    const std::size_t lines = series.lines().size();
    for (std::size_t day = capped; day < series.days(); ++day)
        sum += cents(series.daily()[day * lines + series.line(indicator)]);
    return sum;
}

std::int64_t cents_of_zones(const sim::Series& series, const char* indicator) {
    std::int64_t sum = 0;
    const auto zones = series.in_windows();
    for (std::size_t at = series.line(indicator); at < zones.size(); at += series.lines().size())
        sum += cents(zones[at]);
    return sum;
}

class HomeSharingPersons : public testing::Test {
protected:
    static void SetUpTestSuite() {
        kept_ = std::make_unique<sim::OutcomesInMemory>();
        ASSERT_TRUE(run_experiment(experiment({"travellers", "hosts"}), *kept_).failures.empty());
    }
    static void TearDownTestSuite() { kept_.reset(); }

    static const sim::PersonRecord& travellers(std::size_t branch, std::uint32_t replicate) {
        return kept_->persons({branch, replicate})->at(0);
    }
    static const sim::PersonRecord& hosts(std::size_t branch, std::uint32_t replicate) {
        return kept_->persons({branch, replicate})->at(1);
    }
    static const sim::Series& series(std::size_t branch, std::uint32_t replicate) {
        return kept_->get({branch, replicate})->series;
    }

    static std::unique_ptr<sim::OutcomesInMemory> kept_;
};
std::unique_ptr<sim::OutcomesInMemory> HomeSharingPersons::kept_;

TEST_F(HomeSharingPersons, IncomesOfHostsAreTheCitysToTheCent) {
    std::int64_t fined = 0;
    for (std::size_t branch = 0; branch < 3; ++branch)
        for (std::uint32_t r = 0; r < 2; ++r) {
            const std::int64_t fines = cents_of_city(series(branch, r), "fines");
            EXPECT_EQ(cents_of_all(hosts(branch, r), 0),
                      cents_of_city(series(branch, r), "host_income"));
            EXPECT_EQ(cents_of_all(hosts(branch, r), 1), cents_of_all(hosts(branch, r), 0) - fines);
            EXPECT_EQ(cents_of_zones(series(branch, r), "host_income"),
                      cents_of_city(series(branch, r), "host_income"));
            fined += fines;
        }
    EXPECT_GT(fined, 0); // or the second line would not have been put to the test
}

TEST_F(HomeSharingPersons, SurplusOfTravellersIsTheCitys) {
    for (std::size_t branch = 0; branch < 2; ++branch) {
        const sim::Series& city = series(branch, 0);
        const auto& mine = travellers(branch, 0).values[0];
        const double all = city.over(city.line("guest_surplus"), capped, city.days());
        EXPECT_NEAR(std::accumulate(mine.begin(), mine.end(), 0.0), all, 1e-9 * all);
        EXPECT_GT(all, 0);
    }
}

TEST_F(HomeSharingPersons, DifferencesOfPersonsAddUpToThatOfTheCity) {
    std::int64_t difference = 0;
    for (std::size_t i = 0; i < hosts(0, 1).who.size(); ++i) {
        ASSERT_EQ(hosts(0, 1).who[i], hosts(1, 1).who[i]);
        difference += cents(hosts(1, 1).values[0][i]) - cents(hosts(0, 1).values[0][i]);
    }
    EXPECT_EQ(difference, cents_of_city(series(1, 1), "host_income") -
                              cents_of_city(series(0, 1), "host_income"));
    EXPECT_NE(difference, 0);
}

TEST_F(HomeSharingPersons, TheHeadlineIsTheSumOfPersonsAndOfZones) {
    const auto findings = findings_of(experiment({"travellers", "hosts"}), *kept_);
    const sim::Series& shape = series(0, 0);
    const std::size_t line = shape.line("host_income");
    double of_persons = 0;
    double of_zones = 0;
    for (std::uint32_t r = 0; r < 2; ++r) {
        of_persons += static_cast<double>(cents_of_all(hosts(0, r), 0)) / 100 / 2;
        of_zones += static_cast<double>(cents_of_zones(series(0, r), "host_income")) / 100 / 2;
    }
    const double headline = findings.reforms.at(0).effects.at(line).baseline;
    EXPECT_NEAR(of_persons, headline, 0.005);
    EXPECT_NEAR(of_zones, headline, 0.005);
    EXPECT_LT(headline, 0.95 * findings.scenarios.at(0).levels.at(line).mean); // not all days
}

TEST_F(HomeSharingPersons, NobodyGainsOrLosesFromThePlacebo) {
    const auto reform = findings_of(experiment({"travellers", "hosts"}), *kept_).reforms.at(0);
    ASSERT_EQ(reform.winners.size(), 3U);
    EXPECT_EQ(reform.placebo.runs, 2U);
    for (const sim::Winners& one : reform.winners) EXPECT_EQ(one.placebo, 0) << one.line.name;
    EXPECT_GT(reform.winners[1].losers.mean, 0);
}

TEST_F(HomeSharingPersons, KeepingThemChangesNoState) {
    sim::OutcomesInMemory plain;
    run_experiment(experiment({}), plain);
    for (std::size_t branch = 0; branch < 3; ++branch)
        for (std::uint32_t r = 0; r < 2; ++r)
            EXPECT_EQ(plain.get({branch, r})->digest, kept_->get({branch, r})->digest);
}

TEST_F(HomeSharingPersons, HostsAreToldApart) {
    const auto run = world(village(short_life));
    const auto given = table_of<Host>(run->market());
    const auto& traits = hosts(0, 0).traits;
    ASSERT_EQ(traits.size(), 2U);
    std::size_t professional = 0;
    for (const std::uint8_t code : given.column<&Host::professional>()) professional += code;
    EXPECT_EQ(std::accumulate(traits[0].begin(), traits[0].end(), std::size_t{0}), professional);
    EXPECT_GT(professional, 0U);
}

} // namespace
} // namespace models::home_sharing
