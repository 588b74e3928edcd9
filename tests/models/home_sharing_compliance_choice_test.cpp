// SPDX-License-Identifier: Apache-2.0
// How a host answers a measure, against answers worked out by hand.

#include "models/home_sharing/hosts/supply.hpp"
#include "models/home_sharing/law/measures.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::home_sharing {
namespace {

// 200 nights at 50 a night; half the guests find a hidden home; no other use.
ComplianceChoice host() { return {200, 50, 0, 0.5, 1, true}; }

ComplianceState capped(const ComplianceChoice& choice, double nights, Sanction sanction,
                       Enforcement how) {
    return choice.answer(NightCap{nights, how, sanction, {}});
}

TEST(HomeSharingProspect, ObeysACapThatDoesNotBind) {
    for (const auto how : {Enforcement::automatic, Enforcement::inspection}) {
        EXPECT_EQ(capped(host(), 200, {0, 0}, how), ComplianceState::compliant);
        EXPECT_EQ(capped(host(), 366, {0, 0}, how), ComplianceState::compliant);
        ComplianceChoice rich = host();
        rich.other_use = 1e9; // a rule that does not bind is no occasion to leave
        EXPECT_EQ(capped(rich, 200, {0, 0}, how), ComplianceState::compliant);
    }
}

TEST(HomeSharingProspect, TakesTheBestOfItsAnswersToACap) {
    // Obeying brings 50 a night for the cap; hiding 5,000; ignoring 10,000, less the expected fine.
    EXPECT_EQ(capped(host(), 101, {0, 0}, Enforcement::automatic), ComplianceState::compliant);
    EXPECT_EQ(capped(host(), 99, {0, 0}, Enforcement::automatic), ComplianceState::concealed);
    EXPECT_EQ(capped(host(), 99, {0.1, 600}, Enforcement::automatic), ComplianceState::compliant);
    EXPECT_EQ(capped(host(), 99, {0.1, 600}, Enforcement::inspection),
              ComplianceState::open_breach);
    EXPECT_EQ(capped(host(), 99, {0.5, 20'000}, Enforcement::inspection),
              ComplianceState::compliant);
    ComplianceChoice elsewhere = host();
    elsewhere.other_use = 5'100;
    EXPECT_EQ(capped(elsewhere, 99, {0, 0}, Enforcement::automatic), ComplianceState::exited);
    EXPECT_EQ(capped(elsewhere, 103, {0, 0}, Enforcement::automatic), ComplianceState::compliant);
}

TEST(HomeSharingProspect, RegistersWhereThatIsFreeAndAllowed) {
    ComplianceChoice second = host();
    second.primary = false;
    second.other_use = 1e9;
    EXPECT_EQ(second.answer(Registration{Duty::delists, Eligibility::everyone, 0, {}, {}}),
              ComplianceState::compliant);
    EXPECT_EQ(second.answer(Registration{}.null()), ComplianceState::compliant);
    EXPECT_EQ(second.answer(NightCap{}.null()), ComplianceState::compliant);
}

TEST(HomeSharingProspect, AnswersADutyToShowANumber) {
    // A number that costs 250 leaves 9,750; a false one is found by an inspection alone, and not
    // shown at all where the platform looks numbers up; hiding brings 5,000.
    const auto answer = [](const ComplianceChoice& choice, double cost, bool verified,
                           Duty platform, Sanction sanction) {
        return choice.answer(AdvertisedLicence{cost, verified, platform, sanction, {}});
    };
    const Sanction none{0, 0};
    EXPECT_EQ(answer(host(), 250, true, Duty::delists, none), ComplianceState::compliant);
    EXPECT_EQ(answer(host(), 250, false, Duty::delists, none), ComplianceState::open_breach);
    EXPECT_EQ(answer(host(), 250, true, Duty::none, none), ComplianceState::open_breach);
    EXPECT_EQ(answer(host(), 250, false, Duty::delists, {0.05, 5'001}), ComplianceState::compliant);
    EXPECT_EQ(answer(host(), 250, false, Duty::delists, {0.05, 4'999}),
              ComplianceState::open_breach);
    EXPECT_EQ(answer(host(), 5'001, true, Duty::delists, none), ComplianceState::concealed);
    ComplianceChoice licensed = host();
    licensed.licensed = true; // of a quota: the number is there already
    EXPECT_EQ(answer(licensed, 5'001, true, Duty::delists, none), ComplianceState::compliant);
}

TEST(HomeSharingProspect, AnswersADutyToRegister) {
    const Sanction none{0, 0};
    const Registration delisted{Duty::delists, Eligibility::primary_home, 250, none, {}};
    const Registration alone{Duty::none, Eligibility::primary_home, 250, none, {}};
    EXPECT_EQ(host().answer(delisted), ComplianceState::compliant); // 9,750 against 5,000
    EXPECT_EQ(host().answer(alone), ComplianceState::open_breach);  // against 10,000: nobody looks
    ComplianceChoice second = host();
    second.primary = false;
    EXPECT_EQ(second.answer(delisted),
              ComplianceState::concealed); // may not, and the platform would not list it
    EXPECT_EQ(second.answer(alone), ComplianceState::open_breach);
    const Registration strict{Duty::delists, Eligibility::primary_home, 250, {1, 6'000}, {}};
    EXPECT_EQ(second.answer(strict), ComplianceState::exited); // 5,000 less a fine of 6,000
}

// Revealed preference: whoever lets has no better use, so a law that nobody enforces moves nobody.
TEST(HomeSharingProspect, NobodyWhoLetsLeavesForALawThatNobodyEnforces) {
    const Sanction none{0, 0};
    for (const double worth : {0.0, 0.5, 0.99, 0.99999994})
        for (const double hidden : {0.0, 0.5, 1.0})
            for (const double profit : {0.0, 50.0}) {
                ComplianceChoice one = host();
                one.profit = profit;
                one.hidden_share = hidden;
                one.other_use = worth * one.yearly();
                one.primary = false;
                const Registration shut{Duty::none, Eligibility::primary_home, 250, none, {}};
                EXPECT_EQ(one.answer(shut), ComplianceState::open_breach) << worth << ' ' << hidden;
                EXPECT_EQ(capped(one, 10, none, Enforcement::inspection),
                          profit > 0 ? ComplianceState::open_breach : ComplianceState::compliant);
            }
}

TEST(HomeSharingProspect, ALawThatCostsMoreThanTheNextBestUseLeavesStillDrivesOut) {
    ComplianceChoice one = host();
    one.other_use = 0.9 * one.yearly();
    EXPECT_EQ(capped(one, 181, {0, 0}, Enforcement::automatic), ComplianceState::compliant);
    EXPECT_EQ(capped(one, 179, {0, 0}, Enforcement::automatic), ComplianceState::exited);
    EXPECT_EQ(one.answer(Registration{Duty::delists, Eligibility::everyone, 999, {0, 0}, {}}),
              ComplianceState::compliant);
    EXPECT_EQ(one.answer(Registration{Duty::delists, Eligibility::everyone, 1'001, {0, 0}, {}}),
              ComplianceState::exited);
}

TEST(HomeSharingProspect, TheNextBestUseIsLogNormalAmongThoseWhoLet) {
    const double log_median = std::log(0.6);
    const auto below = [&](double worth) {
        return std::erfc(-(std::log(worth) - log_median) / 0.5 / std::sqrt(2.0)) / 2;
    };
    Compliance given;
    for (double draws = 0.001; draws < 1; draws += 0.001) {
        const auto worth = static_cast<double>(given.next_best(draws));
        ASSERT_LT(worth, 1);
        EXPECT_NEAR(below(worth) / below(1), draws, 1e-6);
    }
    for (const double median : {0.0, 0.01, 1.0, 10.0}) {
        given.other_use = median;
        for (const double draws : {1e-16, 0.5, 1 - 1e-16}) {
            EXPECT_LT(given.next_best(draws), 1) << median;
            EXPECT_GE(given.next_best(draws), 0) << median;
        }
    }
}

TEST(HomeSharingProspect, DearerFinesNeverMakeAnybodyLessLawful) {
    const auto lawfulness = [](ComplianceState one) {
        return one == ComplianceState::compliant || one == ComplianceState::exited;
    };
    for (const auto how : {Enforcement::automatic, Enforcement::inspection})
        for (double aversion : {0.5, 1.0, 3.0}) {
            bool lawful = false;
            for (double fine = 0; fine < 40'000; fine += 500) {
                ComplianceChoice one = host();
                one.aversion = aversion;
                one.other_use = 4'000;
                const bool now = lawfulness(capped(one, 60, {0.5, fine}, how));
                EXPECT_TRUE(now || !lawful) << "fine " << fine;
                lawful = now;
            }
            EXPECT_TRUE(lawful) << "aversion " << aversion;
        }
}

TEST(HomeSharingProspect, MoreAversionIsAsADearerFine) {
    ComplianceChoice timid = host();
    timid.aversion = 2;
    for (double fine = 0; fine < 20'000; fine += 250)
        EXPECT_EQ(capped(timid, 60, {0.3, fine}, Enforcement::inspection),
                  capped(host(), 60, {0.3, 2 * fine}, Enforcement::inspection));
}

} // namespace
} // namespace models::home_sharing
