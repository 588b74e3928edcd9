// SPDX-License-Identifier: Apache-2.0
// Each measure by itself: what obeying leaves of a listing's business, against answers worked out
// by hand; closed forms of stay lengths, taxes and capped fees.

#include "models/home_sharing/law/allowances.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace models::home_sharing {
namespace {

const std::vector<Segment> trips{{"tourist", 0.7, 3.5, 0.02, 2.5}, {"business", 0.3, 2.2, 0, 1.2}};

TEST(HomeSharingTripMix, ChancesOfNightsAreThoseOfTheDraws) {
    const Segment& segment = trips[0];
    const auto chance = chances_of_nights(segment);
    double all = 0;
    for (const double one : chance) all += one;
    EXPECT_NEAR(all, 1, 1e-12);
    std::array<double, longest_trip + 1> drawn{};
    constexpr int draws = 400'000;
    for (int i = 0; i < draws; ++i) {
        sim::Stream stream(sim::Key(7), sim::purpose("home_sharing.test"), {0},
                           {static_cast<std::uint64_t>(i)});
        drawn[static_cast<std::size_t>(draw_nights(segment, stream))] += 1.0 / draws;
    }
    double chi = 0; // over the lengths that come often enough
    int terms = 0;
    for (std::size_t n = 0; n < drawn.size(); ++n) {
        if (chance[n] * draws < 20) continue;
        chi += draws * (drawn[n] - chance[n]) * (drawn[n] - chance[n]) / chance[n];
        ++terms;
    }
    EXPECT_GT(terms, 30);
    EXPECT_LT(chi, terms + 4 * std::sqrt(2.0 * terms));
}

TEST(HomeSharingTripMix, NightsKeptAreTheirShareOfAllNights) {
    const TripMix mix(trips);
    EXPECT_DOUBLE_EQ(mix.nights(0, most_people), 1);
    EXPECT_DOUBLE_EQ(mix.nights(longest_trip + 1, most_people), 0);
    double from_seven = 0;
    double all = 0;
    for (const Segment& segment : trips) {
        const auto chance = chances_of_nights(segment);
        for (std::size_t n = 0; n < chance.size(); ++n) {
            const double nights = segment.share * static_cast<double>(n) * chance[n];
            all += nights;
            if (n >= 7) from_seven += nights;
        }
    }
    EXPECT_NEAR(mix.kept(1, most_people, 7, most_people), from_seven / all, 1e-12);
    EXPECT_EQ(mix.kept(7, 4, 7, 4), 1);
    EXPECT_EQ(mix.kept(100, 4, 30, most_people), 1); // stricter already
    EXPECT_NEAR(mix.kept(1, most_people, 3, most_people) * mix.kept(3, most_people, 7, most_people),
                mix.kept(1, most_people, 7, most_people), 1e-12);
}

TEST(HomeSharingTripMix, PartiesAreOneAndAPoissonNumber) {
    const std::vector<Segment> one{{"tourist", 1, 3.5, 0, 2}};
    EXPECT_NEAR(TripMix(one).kept(1, most_people, 1, 2), 2 * std::exp(-1.0), 1e-12);
    EXPECT_NEAR(TripMix(one).kept(1, 3, 1, 2), 2 / 2.5, 1e-12);
}

// 200 nights at 50 a night at a price of 100; half the guests find a hidden home.
ComplianceChoice host() {
    ComplianceChoice one{200, 50, 0, 0.5, 1, true};
    one.price = 100;
    one.reference_price = 80;
    one.gets = 0.9;
    one.foreign = 0.25;
    return one;
}

ComplianceChoice flat() {
    ComplianceChoice one = host();
    one.kind = Kind::entire_home;
    return one;
}

const Sanction none{0, 0};

TEST(HomeSharingMeasures, NullFormsAreObeyedByAll) {
    ComplianceChoice odd = flat();
    const TripMix mix(trips);
    odd.primary = false;
    odd.home = 40;
    odd.homes = 40;
    odd.other_use = 1e9; // leaves for any reason
    odd.mix = &mix;
    const auto obeyed = [&](const auto& measure) {
        EXPECT_EQ(odd.answer(measure.null()), ComplianceState::compliant) << measure.label;
        EXPECT_TRUE(binding(measure)) << measure.label;
        EXPECT_FALSE(binding(measure.null())) << measure.label;
    };
    obeyed(EntireHomeBan{});
    obeyed(Zoning{});
    obeyed(OneHostOneHome{});
    obeyed(HostPresence{});
    obeyed(MinimumStay{});
    obeyed(ForeignersOnly{});
    obeyed(LicenceQuota{});
    obeyed(AdvertisedLicence{});
    obeyed(Freeze{});
    obeyed(OccupancyTax{});
    obeyed(ProgressiveTax{});
    obeyed(CommissionCap{});
    obeyed(PriceCap{});
    obeyed(InsuranceMandate{});
    obeyed(Inspection{});
}

// Whatever may be broken has a form that nobody enforces: its terms as they are, and nobody who
// obeys.
TEST(HomeSharingMeasures, UnenforcedFormsBindAndAreKeptByNobody) {
    std::size_t forms = 0;
    const auto look = [&]<class One>(const One& measure) {
        constexpr bool breakable = requires { measure.platform; }
        || std::is_same_v<One, NightCap>;
        constexpr bool has_form = requires { unenforced(measure); };
        static_assert(breakable == has_form);
        if constexpr (has_form) {
            ++forms;
            const One form = unenforced(measure);
            EXPECT_TRUE(binding(form)) << One::label;
            EXPECT_TRUE(enforced(measure, 0)) << One::label;
            EXPECT_FALSE(enforced(form, 1)) << One::label;
            EXPECT_EQ(form.sanction, none) << One::label;
            One terms = form;
            terms.sanction = measure.sanction;
            if constexpr (requires { terms.platform; }) terms.platform = measure.platform;
            if constexpr (requires { terms.enforcement; }) terms.enforcement = measure.enforcement;
            EXPECT_EQ(terms, measure) << One::label;
        } else {
            EXPECT_TRUE(enforced(measure, 0)) << One::label;
        }
    };
    [&]<class... Ones>(std::type_identity<std::variant<Ones...>>) {
        (look(Ones{}), ...);
    }(std::type_identity<Measure>{});
    EXPECT_EQ(forms, 12U);
}

TEST(HomeSharingMeasures, ABanIsACapOfTheNightsThatItLeaves) {
    const EntireHomeBan ban{0, false, Duty::delists, none, {}};
    EXPECT_EQ(host().answer(ban), ComplianceState::compliant); // a room
    EXPECT_EQ(flat().answer(ban), ComplianceState::concealed);
    EntireHomeBan own = ban;
    own.except_primary = true;
    EXPECT_EQ(flat().answer(own), ComplianceState::compliant);
    EntireHomeBan tolerant = ban;
    tolerant.nights = 101; // 5,050 against 5,000
    EXPECT_EQ(flat().answer(tolerant), ComplianceState::compliant);
    tolerant.nights = 99;
    EXPECT_EQ(flat().answer(tolerant), ComplianceState::concealed);
    tolerant.platform = Duty::none;
    EXPECT_EQ(flat().answer(tolerant), ComplianceState::open_breach);
    EXPECT_EQ(host().answer(Zoning{0, Duty::none, {1, 20'000}, {}}), ComplianceState::exited);
}

TEST(HomeSharingMeasures, OnlyTheFirstHomesOfAHostStay) {
    ComplianceChoice second = host();
    second.home = 2;
    EXPECT_EQ(host().answer(OneHostOneHome{}), ComplianceState::compliant);
    EXPECT_EQ(second.answer(OneHostOneHome{}), ComplianceState::concealed);
    EXPECT_EQ(second.answer(OneHostOneHome{2, Duty::delists, none, {}}),
              ComplianceState::compliant);
}

TEST(HomeSharingMeasures, LongerStaysLeaveTheirShareOfNights) {
    const TripMix mix(trips);
    ComplianceChoice one = flat();
    one.mix = &mix;
    const double share = mix.kept(1, most_people, 7, most_people);
    const auto asked = MinimumStay{7, Duty::delists, none, {}}.asks(one);
    EXPECT_DOUBLE_EQ(asked.nights, 200 * share);
    one.hidden_share = share - 0.01;
    EXPECT_EQ(one.answer(MinimumStay{7, Duty::delists, none, {}}), ComplianceState::compliant);
    one.hidden_share = share + 0.01;
    EXPECT_EQ(one.answer(MinimumStay{7, Duty::delists, none, {}}), ComplianceState::concealed);
    const HostPresence presence{30, 2, Duty::delists, none, {}};
    EXPECT_DOUBLE_EQ(presence.asks(one).nights, 200 * mix.kept(1, most_people, 30, most_people));
    ComplianceChoice room = host();
    room.mix = &mix;
    room.sleeps = 4;
    EXPECT_DOUBLE_EQ(presence.asks(room).nights, 200 * mix.kept(1, 4, 1, 2));
    room.sleeps = 2;
    EXPECT_EQ(room.answer(presence), ComplianceState::compliant);
}

TEST(HomeSharingMeasures, ForeignersAreAShareOfGuests) {
    EXPECT_DOUBLE_EQ((ForeignersOnly{}.asks(host()).nights), 50);
    ForeignersOnly half{};
    half.domestic_nights = 100;
    EXPECT_DOUBLE_EQ(half.asks(host()).nights, 150);
    half.domestic_nights = 160; // of 150
    EXPECT_DOUBLE_EQ(half.asks(host()).nights, 200);
    EXPECT_EQ(host().answer(half), ComplianceState::compliant);
}

TEST(HomeSharingMeasures, ALicenceIsNeededAndEnough) {
    ComplianceChoice licensed = host();
    licensed.licensed = true;
    EXPECT_EQ(licensed.answer(LicenceQuota{}), ComplianceState::compliant);
    EXPECT_NE(host().answer(LicenceQuota{}), ComplianceState::compliant);
}

TEST(HomeSharingMeasures, MoneyIsWeighedByTheNight) {
    // At 80 a night a host who gets nine tenths earns 18 less a night.
    const PriceCap cap{std::nullopt, 1, Duty::delists, none, {}};
    EXPECT_DOUBLE_EQ(cap.asks(host()).margin, -18);
    EXPECT_EQ(host().answer(cap), ComplianceState::compliant); // 200 x 32 against 5,000
    EXPECT_EQ(host().answer(PriceCap{70, 1, Duty::delists, none, {}}), ComplianceState::concealed);
    EXPECT_EQ(host().answer(InsuranceMandate{25, 1, Duty::delists, none, {}}),
              ComplianceState::compliant);
    EXPECT_EQ(host().answer(InsuranceMandate{26, 1, Duty::delists, none, {}}),
              ComplianceState::concealed);
    EXPECT_EQ(host().answer(InsuranceMandate{26, 1, Duty::none, none, {}}),
              ComplianceState::open_breach);
}

TEST(HomeSharingMeasures, InspectorsAddToTheRiskOfEveryBreach) {
    ComplianceChoice watched = flat();
    const EntireHomeBan ban{0, false, Duty::none, {0.5, 16'000}, {}};
    EXPECT_EQ(watched.answer(ban), ComplianceState::open_breach); // 10,000 less 8,000
    watched.inspected = 0.5;                                      // less 12,000
    EXPECT_EQ(watched.answer(ban), ComplianceState::exited);
    EXPECT_DOUBLE_EQ((Inspection{0.5, 0.8, 100, {}}.finds()), 0.4);
}

TEST(HomeSharingMeasures, AProgressiveTaxIsItsClosedForm) {
    const ProgressiveTax tax{Measured::nights, {{90, 0.1}, {180, 0.25}}, none, {}};
    EXPECT_DOUBLE_EQ(tax.due(0, 90, 9'000), 0);
    EXPECT_DOUBLE_EQ(tax.due(0, 200, 20'000), 0.1 * 9'000 + 0.25 * 2'000);
    EXPECT_DOUBLE_EQ(tax.due(85, 10, 1'000), 0.1 * 500);
    EXPECT_DOUBLE_EQ(tax.due(500, 4, 400), 100);
    for (const double cut : {10.0, 90.0, 130.0, 199.0}) // stay by stay as all at once
        EXPECT_NEAR(tax.due(0, cut, 100 * cut) + tax.due(cut, 200 - cut, 100 * (200 - cut)),
                    tax.due(0, 200, 20'000), 1e-9);
    // A host of two such homes pays on 400 nights, half of it for each.
    ComplianceChoice two = host();
    two.homes = 2;
    EXPECT_DOUBLE_EQ(tax.asks(two).yearly_cost, (0.1 * 90 + 0.25 * 220) * 90 / 2);
    EXPECT_DOUBLE_EQ(tax.asks(host()).yearly_cost, (0.1 * 90 + 0.25 * 20) * 90);
}

TEST(HomeSharingMeasures, CappedFeesKeepTheirProportion) {
    const sim::Sharing plain = sim::Commission{0.03, 0.17};
    const auto capped_to = [](sim::Sharing rule, double most) {
        return std::get<sim::Commission>(capped(std::move(rule), most));
    };
    EXPECT_EQ(capped_to(plain, 0.2).from_provider, 0.03);
    EXPECT_EQ(capped_to(plain, 2).from_customer, 0.17);
    EXPECT_NEAR(capped_to(plain, 0.1).from_provider, 0.015, 1e-15);
    EXPECT_NEAR(capped_to(plain, 0.1).from_customer, 0.085, 1e-15);
    const sim::Money price{100'000};
    EXPECT_EQ(sim::share(capped(plain, 0.1), price).platform_keeps.minor, 10'000);
    sim::FallingCommission falling{0.2, 0.05, {{500, 0.1}, {10'000, 0.02}}};
    const auto lower = std::get<sim::FallingCommission>(capped(falling, 0.12));
    for (const double from :
         {lower.from_provider, lower.steps[0].from_provider, lower.steps[1].from_provider})
        EXPECT_LE(from + lower.from_customer, 0.12 + 1e-15);
    EXPECT_EQ(lower.steps[1].from_provider, 0.02); // below the cap by itself
}

TEST(HomeSharingMeasures, ALevyIsAShareOfPriceAndFeeAndAnAmountANight) {
    const Levy levy{0.1, 0.05, 2};
    EXPECT_EQ(levy.on({20'000}, {3'000}, 3).minor, 2'000 + 150 + 600);
    EXPECT_TRUE(levy.any());
    EXPECT_FALSE(Levy{}.any());
}

// Of measures of the same kind each listing has the strictest, and one that a measure does not
// concern has all.
TEST(HomeSharingMeasures, AllowancesAreTheStrictestOfAll) {
    Allowances law = unregulated(2, sim::Commission{});
    const Home first{0, Kind::entire_home, false, true, 100};
    const Sanction watched{0.1, 0};
    law.impose(NightCap{90, Enforcement::inspection, watched, {}}, first);
    law.impose(EntireHomeBan{60, false, Duty::delists, none, {}}, first);
    law.impose(MinimumStay{3, Duty::none, watched, {}}, first);
    law.impose(HostPresence{30, 2, Duty::delists, none, {}}, first);
    law.impose(PriceCap{90, 1, Duty::none, watched, {}}, first);
    law.impose(PriceCap{50, 1, Duty::none, none, {}}, first); // nobody sees to it that it is kept
    law.impose(OccupancyTax{0.1, 1, Base::price_and_fee, Remitter::host, {}}, first);
    EXPECT_EQ(law.stated[0].nights, 60);
    EXPECT_EQ(law.counted[0].nights, 60);
    EXPECT_EQ(law.stated[0].minimum_nights, 30);
    EXPECT_EQ(law.counted[0].minimum_nights, 30);
    EXPECT_EQ(law.stated[0].guests, most_people);
    EXPECT_EQ(law.stated[0].price, 90);
    EXPECT_GT(law.counted[0].price, 1e300);
    EXPECT_EQ(law.levies[0].on_fee, 0.1);
    law.impose(OccupancyTax{0.1, 1, Base::price, Remitter::host, {}},
               {1, Kind::private_room, true, false, 100});
    EXPECT_FALSE(law.levies[1].any()); // does not declare
    EXPECT_EQ(law.stated[1].nights, no_cap);
    EXPECT_EQ(law.stated[1].minimum_nights, 1);
}

} // namespace
} // namespace models::home_sharing
