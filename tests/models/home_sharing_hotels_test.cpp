// SPDX-License-Identifier: Apache-2.0
// Hotels that manage revenue by pickup: against closed forms, and within their rooms on every day.

#include "models/catalogue.hpp"
#include "sim/random/gamma.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hotels.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::home_sharing {
namespace {

TEST(HomeSharingBookingCurve, GammaSharesAreTheirClosedForms) {
    for (const double x : {1e-6, 0.03, 0.4, 1.0, 2.7, 9.0, 30.0, 120.0, 650.0, 1e4}) {
        EXPECT_NEAR(gamma_share(1, x), 1 - std::exp(-x), 1e-12) << x;
        EXPECT_NEAR(gamma_share(2, x), 1 - std::exp(-x) * (1 + x), 1e-12) << x;
        EXPECT_NEAR(gamma_share(0.5, x), std::erf(std::sqrt(x)), 1e-12) << x;
        const double step = x > 600 ? 0 : std::pow(x, 0.75) * std::exp(-x) / std::tgamma(1.75);
        EXPECT_NEAR(gamma_share(1.75, x), gamma_share(0.75, x) - step, 1e-12) << x;
    }
    EXPECT_EQ(gamma_share(0.75, 0), 0);
}

TEST(HomeSharingBookingCurve, IsTheShareOfDrawsSoFarAhead) {
    const BookingCurve curve(40, 0.75);
    const int draws = 3'000;
    std::array<int, longest_lead + 2> beyond{};
    for (int i = 0; i < draws; ++i) {
        sim::Stream one(sim::Key(1), sim::purpose("test.lead"), {0},
                        {static_cast<std::uint64_t>(i)});
        const double days = sim::gamma_variate(0.75, one) * 40 / 0.75;
        for (int ahead = 0; ahead <= std::min(static_cast<int>(days), longest_lead); ++ahead)
            ++beyond[static_cast<std::size_t>(ahead)];
    }
    double all = 0;
    for (int ahead = 0; ahead <= longest_lead; ++ahead) {
        const double share = curve.from(ahead);
        ASSERT_NEAR(beyond[static_cast<std::size_t>(ahead)] / static_cast<double>(draws), share,
                    4 * std::sqrt(share * (1 - share) / draws) + 1e-9)
            << ahead;
        all += curve.on(ahead);
    }
    EXPECT_NEAR(all, 1, 1e-12);
    EXPECT_EQ(curve.from(longest_lead + 1), 0);
    EXPECT_EQ(BookingCurve(0, 0.75).on(0), 1);
}

// The village's hotels with as many rooms each as one asks for: so many that luck averages out.
class Town {
public:
    explicit Town(int rooms)
        : hotels_("hotels.csv", "borough,tier,rooms,occupancy,rate\n"
                                "Harbour,luxury," +
                                    std::to_string(rooms) +
                                    ",0.62,210\n"
                                    "Harbour,economy," +
                                    std::to_string(rooms) +
                                    ",0.68,80\n"
                                    "Hills,economy," +
                                    std::to_string(rooms) + ",0.6,65\n") {}

    // One traveller: hotels have their guests to themselves.
    [[nodiscard]] std::unique_ptr<World> lived(const std::string& toml) const {
        sim::Node document = laid("days = 10\nburn_in = 20\npopulation.travellers = 1\n", toml);
        sim::set(document, "population.hotels.table", hotels_.path());
        auto run = world(document);
        run->advance(run->end());
        return run;
    }

private:
    FileForATest hotels_;
};

constexpr int large = 400'000;

std::string pickup(const std::string& terms) {
    return "hotels.pricing = { rule = \"pickup\"" + (terms.empty() ? "" : ", " + terms) + " }\n";
}

const std::string sure = "hotels.background_spread = 0\n";
const std::string inelastic =
    "business_elasticity = 0, leisure_elasticity = 0, rivalry = 0, business_lead = 12, "
    "leisure_lead = 45";

double usual_rate(const Hotel& hotel, const City& city, sim::Day night) {
    return static_cast<double>(hotel.rate) *
           city.season.rate[static_cast<std::size_t>(sim::date_of(night).month - 1)];
}

double usual_rooms(const Hotel& hotel, const City& city, sim::Day night) {
    return hotel.rooms *
           std::min(0.985, static_cast<double>(hotel.occupancy) * demand_index(city.season, night));
}

// Calls `check(hotel, row, night, ahead)` for all nights that can be booked on the last day.
template <class Check> void for_each_night(const World& run, Check&& check) {
    const auto hotels = table_of<Hotel>(run.market());
    for (std::size_t row = 0; row < hotels.size(); ++row)
        for (int ahead = 0; ahead <= longest_lead; ++ahead)
            check(hotels.row(row), row, run.day() - 1 + ahead, ahead);
}

TEST(HomeSharingPickup, BookingsGrowAlongTheCurveToTheMeanStated) {
    const Town town(large);
    const auto run = town.lived(sure + "hotels.background = 0.8\n" +
                                pickup(inelastic + ", response = 0, business = 0.3"));
    const BookingCurve business(12, 0.75);
    const BookingCurve leisure(45, 0.75);
    const auto books = table_of<HotelBook>(run->market());
    const City& city = run->market().city();
    for_each_night(*run, [&](const Hotel& hotel, std::size_t row, sim::Day night, int ahead) {
        const double share = 0.3 * business.from(ahead) + 0.7 * leisure.from(ahead);
        const double mean = 0.8 * share * usual_rooms(hotel, city, night);
        const auto at = static_cast<std::size_t>(night.value) % hotel_horizon;
        ASSERT_NEAR(books.column<&HotelBook::others>()[row][at], mean, 5 * std::sqrt(mean) + 1)
            << ahead;
        ASSERT_EQ(run->market().hotel_night(row, night).rate,
                  static_cast<float>(usual_rate(hotel, city, night)));
    });
}

TEST(HomeSharingPickup, RatesAreUsualWhenDemandIsAsExpected) {
    const Town town(large);
    const auto run = town.lived(sure + "hotels.background = 1\n" + pickup("response = 1"));
    for_each_night(*run, [&](const Hotel& hotel, std::size_t row, sim::Day night, int) {
        const double usual = usual_rate(hotel, run->market().city(), night);
        ASSERT_NEAR(static_cast<double>(run->market().hotel_night(row, night).rate) / usual, 1,
                    0.01);
    });
}

// A fifth of the guests are expected among those who consider homes, and there are none of these.
TEST(HomeSharingPickup, RatesFollowTheForecastByTheElasticity) {
    const Town town(large);
    const std::string terms = sure + "hotels.background = 0.8\ndemand.mean_lead = 30\n"
                                     "segments = [{ name = \"tourist\" }]\n";
    const auto run = town.lived(terms + pickup(inelastic + ", response = 0.5"));
    const auto floored = town.lived(terms + pickup(inelastic + ", response = 0.5, least = 0.98"));
    const BookingCurve searching(30, 0.75);
    for_each_night(*run, [&](const Hotel& hotel, std::size_t row, sim::Day night, int ahead) {
        const double usual = usual_rate(hotel, run->market().city(), night);
        const double factor = std::sqrt(1 - 0.2 * searching.from(ahead + 1));
        ASSERT_NEAR(static_cast<double>(run->market().hotel_night(row, night).rate) / usual, factor,
                    0.005)
            << ahead;
        ASSERT_NEAR(static_cast<double>(floored->market().hotel_night(row, night).rate) / usual,
                    std::max(factor, 0.98), 0.005)
            << ahead;
    });
}

TEST(HomeSharingPickup, RatesStayWithinTheirRange) {
    const Pickup rule{.response = 2, .least = 0.8, .most = 1.5};
    EXPECT_NEAR(std::exp(log_rate(rule, 100, 100)), 1, 1e-12);
    EXPECT_NEAR(std::exp(log_rate(rule, 110, 100)), 1.21, 1e-12);
    EXPECT_NEAR(std::exp(log_rate(rule, 150, 100)), 1.5, 1e-12);
    EXPECT_NEAR(std::exp(log_rate(rule, 50, 100)), 0.8, 1e-12);
    EXPECT_EQ(log_rate(rule, 0, 0), 0);
}

TEST(HomeSharingPickup, GuestsAnswerTheCitysRateAndTheHotelsOwn) {
    const double up = std::log(1.1);
    EXPECT_NEAR(wanted_at(0.4, 2, up, up), std::pow(1.1, -0.4), 1e-12) << "all dearer";
    EXPECT_NEAR(wanted_at(0.4, 2, up, 0), std::pow(1.1, -2.0), 1e-12) << "one of many dearer";
    EXPECT_NEAR(wanted_at(0.4, 2, 0, up), std::pow(1.1, 1.6), 1e-12) << "all others dearer";
    EXPECT_EQ(wanted_at(0.4, 2, 0, 0), 1);
}

TEST(HomeSharingPickup, EveryParameterMatters) {
    const std::string base = "days = 40\nburn_in = 20\n";
    const auto usual = world(village(base + pickup("")));
    usual->advance(usual->end());
    for (const std::string change :
         {"response = 1", "least = 0.95", "most = 1.02", "business = 0.8", "business_lead = 5",
          "leisure_lead = 20", "business_elasticity = 2", "leisure_elasticity = 2",
          "rivalry = 6"}) {
        const auto other = world(village(base + pickup(change)));
        other->advance(other->end());
        EXPECT_TRUE(lines_that_differ(*usual, *other).contains("room_revenue")) << change;
    }
    EXPECT_GT(all_days(*usual, "room_revenue"), 0);
}

// Dearer rooms are what makes the elastic stay away.
TEST(HomeSharingPickup, ElasticGuestsComeBackWhenRatesFall) {
    const Town town(large);
    const std::string terms = sure + "hotels.background = 0.8\n";
    const auto sold = [&](const std::string& elasticities) {
        return all_days(*town.lived(terms + pickup(elasticities + ", rivalry = 0, response = 1")),
                        "rooms_sold");
    };
    const double rigid = sold("business_elasticity = 0, leisure_elasticity = 0");
    const double elastic = sold("business_elasticity = 1, leisure_elasticity = 1");
    EXPECT_GT(elastic, 1.02 * rigid) << "rates are below the usual here";
    EXPECT_LT(elastic, 1.25 * rigid);
}

TEST(HomeSharingPickup, NeverSellsMoreRoomsThanThereAre) {
    const auto run = world(village("days = 60\nburn_in = 10\npopulation.travellers = 20_000\n"
                                   "hotels.background = 1\nhotels.background_spread = 0.3\n" +
                                   pickup("")));
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        expect_within_rooms(run->market());
    }
    EXPECT_GT(all_days(*run, "hotel_turned_away"), 0);
    EXPECT_GT(all_days(*run, "hotel_bookings"), 0);
}

TEST(HomeSharingPickup, RoomsBringWhatTheyWereBookedAt) {
    const Town town(500);
    const auto run = town.lived(sure + pickup("response = 0"));
    const auto hotels = table_of<Hotel>(run->market());
    const auto books = table_of<HotelBook>(run->market());
    const City& city = run->market().city();
    const sim::Day tonight = run->day() - 1;
    double all = 0;
    for (std::size_t row = 0; row < hotels.size(); ++row) {
        const auto at = static_cast<std::size_t>(tonight.value) % hotel_horizon;
        all += books.column<&HotelBook::others>()[row][at] *
               usual_rate(hotels.row(row), city, tonight);
    }
    double told = 0;
    for (const Indicators& zone : by_zone(run->market())) told += zone.room_revenue;
    EXPECT_GT(told, 0);
    EXPECT_NEAR(told, all, 1e-4 * all);
}

TEST(HomeSharingPickup, IsTheSameInAllWays) {
    const auto catalogue = models::catalogue();
    const auto scenario =
        prepared(village("days = 60\nburn_in = 10\npopulation.travellers = 400\n" + pickup("") +
                         "hotels.building.elasticity = 1\n"));
    for (const sim::Way& way : sim::all_ways()) {
        if (way.threads == 3) continue;
        ASSERT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "")
            << sim::told(way);
    }
}

} // namespace
} // namespace models::home_sharing
