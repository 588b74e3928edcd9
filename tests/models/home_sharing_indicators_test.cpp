// SPDX-License-Identifier: Apache-2.0
// Prices and shares that are told: what homes ask, what nights were sold for, and a fee that is the
// same for every stay.
#include "models/home_sharing/model.hpp"
#include "sim/document/toml.hpp"
#include "sim/study/effects/findings.hpp"
#include "sim/study/session.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace models::home_sharing {
namespace {

constexpr const char* short_life = "days = 150\nburn_in = 60";

double all_days(const sim::Series& series, const char* indicator) {
    return series.over(series.line(indicator), 0, series.days());
}

TEST(HomeSharingIndicators, ThePriceIndexComparesEachHomeOnOfferWithItself) {
    const auto run = world(village(short_life));
    run->advance(run->end());
    const auto active = of_listings<&Listing::active>(*run);
    const auto price = of_listings<&Listing::price>(*run);
    const auto usual = of_listings<&Listing::reference_price>(*run);
    double asked = 0;
    double homes = 0;
    for (std::size_t row = 0; row < active.size(); ++row)
        if (active[row]) {
            asked += static_cast<double>(price[row]) / static_cast<double>(usual[row]);
            ++homes;
        }
    const sim::Series& series = run->series();
    const double told = series.over(series.line("price_index"), 149, 150);
    EXPECT_NEAR(told, asked / homes, 1e-12);
    EXPECT_NE(told, 1); // hosts have moved their prices, or nothing was put to the test
}

TEST(HomeSharingIndicators, ThePriceIndexKnowsWhatAPriceCapAllows) {
    const auto index = [](const std::string& law) {
        const auto run = world(village(short_life + law));
        run->advance(run->end());
        return all_days(run->series(), "price_index");
    };
    // Who hides from the law asks what he likes.
    const double capped =
        index("\n[[regulation.price_cap]]\nover_reference = 0.5\nfrom = 2019-01-01\n");
    EXPECT_LT(capped, 0.8 * index(""));
    EXPECT_GT(capped, 0.4);
}

TEST(HomeSharingIndicators, KindsOfHomesAddUp) {
    const auto run = world(village(short_life));
    run->advance(run->end());
    const sim::Series& series = run->series();
    const auto all = [&](const char* what) {
        double sum = 0;
        for (const char* kind : {"entire_home_", "private_room_", "shared_room_"})
            sum += all_days(series, (std::string(kind) + what).c_str());
        return sum;
    };
    EXPECT_EQ(all("nights"), all_days(series, "nights"));
    EXPECT_NEAR(all("revenue"), all_days(series, "home_revenue"), 0.01);
    EXPECT_GT(all_days(series, "entire_home_price"), all_days(series, "private_room_price"));
}

class ConstantFee : public testing::Test {
protected:
    static sim::Findings findings(const char* reform) {
        sim::Catalogue catalogue;
        catalogue.push_back(model());
        return conduct(design(catalogue, village(short_life),
                              {{"reform", sim::read_toml_text(reform, "test")}},
                              {5, 0, sim::Placebos::skip}))
            .findings;
    }
    static const sim::Effect& effect(const sim::Findings& all, const char* indicator) {
        return all.reforms.at(0).effects.at(sim::line_named(all.lines, indicator));
    }
};

// Cents are rounded stay by stay, so that fees over prices came out otherwise by some 1e-8.
TEST_F(ConstantFee, IsToldToTheBitWhateverIsBooked) {
    const auto all = findings(R"(
[[regulation.night_cap]]
nights = 15
enforcement = "automatic"
from = 2019-02-01
)");
    const sim::Effect& fee = effect(all, "guest_fee");
    EXPECT_LT(effect(all, "nights").relative, -0.05); // other stays, other cents
    EXPECT_EQ(fee.difference, 0);
    EXPECT_EQ(fee.low, 0);
    EXPECT_EQ(fee.high, 0);
    EXPECT_NEAR(fee.baseline, 0.14, 1e-9);
    EXPECT_NEAR(effect(all, "guest_fees").baseline / effect(all, "home_revenue").baseline, 0.14,
                1e-5);
}

TEST_F(ConstantFee, IsToldWhenItChanges) {
    const auto all = findings(R"(
[platform.sharing]
rule = "commission"
from_customer = 0.05
)");
    EXPECT_NEAR(effect(all, "guest_fee").difference, -0.09, 1e-9);
}

TEST_F(ConstantFee, OnlyWhatMustNotBeReadHasACaution) {
    for (const sim::IndicatorLine& line : model()->indicators())
        EXPECT_EQ(line.caution.empty(), line.name != "guest_surplus") << line.name;
    const auto lines = model()->indicators();
    EXPECT_EQ(lines[sim::shown_order(lines).back()].name, "guest_surplus");
}

} // namespace
} // namespace models::home_sharing
