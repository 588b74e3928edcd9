// SPDX-License-Identifier: Apache-2.0
// What people take for usual follows the distribution of quality that a scenario gives.

#include "models/home_sharing/hosts/quality.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::home_sharing {
namespace {

TEST(HomeSharingQuality, HasTheMomentsOfItsDistribution) {
    const QualityMoments usual = quality_moments(Supply{});
    EXPECT_EQ(usual.mean, 0.844); // to the bit, since results are told from it
    EXPECT_EQ(usual.spread, 0.112);
    EXPECT_EQ(usual.stars, 4.375);
    Supply even;
    even.quality_a = even.quality_b = 2;
    EXPECT_EQ(quality_moments(even).mean, 0.5);
    EXPECT_NEAR(quality_moments(even).spread, std::sqrt(1.0 / 20), 5e-4);
    EXPECT_EQ(quality_moments(even).stars, 3);
    even.quality_a = even.quality_b = 1e12;
    EXPECT_TRUE(std::isfinite(satisfaction(0.6F, true, even)));
    EXPECT_EQ(satisfaction(0.6F, false, even), ruined);
}

// Whatever homes are like, guests are as pleased with the average one, and as unlike each other.
TEST(HomeSharingQuality, SatisfactionIsInStandardDeviations) {
    for (const char* shape : {"", "supply.quality_a = 3\nsupply.quality_b = 2\n",
                              "supply.quality_a = 20\nsupply.quality_b = 20\n"}) {
        const sim::Node document = village(shape);
        const Supply supply = read_in(document).first.supply;
        const auto run = world(document);
        const auto quality = of_listings<&Listing::quality>(*run);
        double sum = 0;
        double squares = 0;
        for (const float one : quality) {
            const double satisfied = satisfaction(one, true, supply);
            sum += satisfied;
            squares += satisfied * satisfied;
        }
        const auto listings = static_cast<double>(quality.size());
        EXPECT_NEAR(sum / listings, 0, 4 / std::sqrt(listings)) << shape;
        EXPECT_NEAR(squares / listings, 1, 0.4) << shape;
    }
}

TEST(HomeSharingQuality, StrangersAreBelievedToBeUsual) {
    Supply supply;
    supply.quality_a = 6;
    supply.quality_b = 4;
    EXPECT_NEAR(believed_quality({}, 5, supply), 0.6, 1e-12);
    EXPECT_NEAR(believed_quality({}, 5, Supply{}), (4.375 - 1) / 4, 1e-12);
}

} // namespace
} // namespace models::home_sharing
