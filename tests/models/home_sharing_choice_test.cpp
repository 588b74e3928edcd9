// SPDX-License-Identifier: Apache-2.0
// Where people look, and what a stay costs, against closed forms.

#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <optional>

namespace models::home_sharing {
namespace {

std::vector<double> searches(World& run, sim::Day until) {
    std::vector<double> counts(run.market().zones().size(), 0);
    while (run.day() < until) {
        run.advance(run.day() + 1);
        const auto zones = by_zone(run.market());
        for (std::size_t zone = 0; zone < zones.size(); ++zone)
            counts[zone] += static_cast<double>(zones[zone].searches);
    }
    return counts;
}

// Pearson's statistic of counts against weights; five degrees of freedom in the village.
double chi_square(const std::vector<double>& counts, const std::vector<double>& weights) {
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    const double whole = std::accumulate(weights.begin(), weights.end(), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = all * weights[i] / whole;
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return sum;
}

constexpr double one_in_ten_thousand = 25.7; // of five degrees of freedom

const std::string crowd = "days = 20\nburn_in = 60\npopulation.travellers = 60_000\n";

TEST(HomeSharingZones, AreChosenByAttractionWhenNothingElseCounts) {
    const auto run = world(village(crowd + "demand.zone_price_weight = 0\n"
                                           "demand.zone_availability_weight = 0\n"
                                           "demand.distance_weight = 0\n"));
    std::vector<double> weights;
    for (const Place& place : run->market().city().places) weights.push_back(place.weight);
    EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), 1, 1e-12);
    const auto counts = searches(*run, run->end());
    EXPECT_GT(counts[0], 1'000);
    EXPECT_LT(chi_square(counts, weights), one_in_ten_thousand);
}

// Weights of zones for the week: a logit on price, free homes and distance.
std::vector<double> logit(const Market& market, const Demand& demand, double far) {
    const auto zones = table_of<Zone>(market);
    std::vector<double> weights;
    for (std::size_t at = 0; at < zones.size(); ++at) {
        const Zone zone = zones.row(at);
        double pull = -demand.zone_price_weight * std::log(zone.mean_quote / zone.first_quote) +
                      demand.zone_availability_weight * std::log(std::max(zone.availability, 0.02));
        pull -= far * zone.distance;
        weights.push_back(market.city().places[at].weight * std::exp(std::min(pull, 0.5)));
    }
    return weights;
}

/// What a segment is called, its own weight of distance if it has one, and the weight that counts.
struct Minded {
    const char* name;
    std::optional<double> own;
    double counts;
};
class Pull : public testing::TestWithParam<Minded> {};

TEST_P(Pull, IsALogitOnLastWeeksPricesAndFreeHomes) {
    sim::Node document =
        village(crowd + "demand = { zone_price_weight = 1.5, distance_weight = 0.3, "
                        "zone_availability_weight = 1 }\n");
    document.erase("segments");
    sim::Node segment;
    segment.put("name", GetParam().name);
    if (GetParam().own) segment.put("distance_weight", *GetParam().own);
    document.put("segments", sim::Node(sim::Node::List{segment}));
    const auto run = world(document);
    while (run->day() < run->end() - 7 || sim::weekday(run->day()) != 1)
        run->advance(run->day() + 1);
    const auto weights = logit(run->market(), read_in(document).first.demand, GetParam().counts);
    const auto counts = searches(*run, run->day() + 6); // until the next survey
    EXPECT_LT(chi_square(counts, weights), one_in_ten_thousand);
    std::vector<double> fixed;
    for (const Place& place : run->market().city().places) fixed.push_back(place.weight);
    EXPECT_GT(chi_square(counts, fixed), one_in_ten_thousand); // it matters here
}

INSTANTIATE_TEST_SUITE_P(Segments, Pull,
                         testing::Values(Minded{"business", {}, 0.3}, Minded{"tourist", {}, 0},
                                         Minded{"business", 0.0, 0}, Minded{"tourist", 0.5, 0.5}),
                         [](const auto& one) {
                             return sim::text(one.param.name, one.param.own ? "_of_weight_" : "",
                                              one.param.counts * 10);
                         });

TEST(HomeSharingTariff, OfAStayIsTheSumOverItsNights) {
    const City city = read_in(village()).second;
    Supply supply;
    supply.peak_pricing = 0.3;
    supply.professional_peak_pricing = 1.2;
    const sim::Day first = sim::day_of({2019, 2, 20});
    Tariff tariff(city.season, supply, first);
    tariff.extend(first + 100); // in two steps, as days go by
    tariff.extend(first + 420);
    for (int ahead = 0; ahead < 360; ahead += 7)
        for (const int nights : {1, 2, 9, 60})
            for (const bool professional : {false, true}) {
                const double rho = professional ? 1.2 : 0.3;
                double sum = 0;
                for (int i = 0; i < nights; ++i)
                    sum += std::pow(demand_index(city.season, first + ahead + i), rho);
                ASSERT_NEAR(tariff.nights(professional, first + ahead, nights), sum,
                            1e-10 * sum + 1e-10);
            }
}

TEST(HomeSharingSeason, HasMeanOne) {
    const Season season = read_in(village()).second.season;
    double sum = 0;
    for (sim::Day day = sim::day_of({2019, 1, 1}); day < sim::day_of({2020, 1, 1}); ++day) {
        sum += demand_index(season, day);
        ASSERT_LE(demand_index(season, day), peak_demand(season));
    }
    EXPECT_NEAR(sum / 365, 1, 0.005);
}

TEST(HomeSharingNewYear, DividesAStayAsCountingDoes) {
    for (const sim::Day today : {sim::day_of({2019, 1, 1}), sim::day_of({2019, 11, 3}),
                                 sim::day_of({2019, 12, 31}), sim::day_of({2020, 2, 29})})
        for (int lead = 0; lead <= longest_lead; ++lead)
            for (const int nights : {1, 2, 5, 31, 60}) {
                int later = 0;
                for (int i = 0; i < nights; ++i)
                    later += sim::date_of(today + lead + i).year > sim::date_of(today).year;
                ASSERT_EQ(nights_after_new_year(today, today + lead, nights), later);
            }
}

} // namespace
} // namespace models::home_sharing
