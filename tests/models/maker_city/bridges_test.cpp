// SPDX-License-Identifier: Apache-2.0
// What ties the markets of the city together, piece by piece: promises by hand, campaigns kept for
// prototypes, budgets, trust, and owners.

#include "models/makerspace/people/project.hpp"
#include "tests/support/maker_town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace models::maker_city {
namespace {

Town lived(const Parameters& given, int days) {
    Town town(given);
    town.live(days);
    return town;
}

std::int64_t sent(const Town& town, Route route) {
    return std::ranges::count(town.parts().prototypes.column<&Prototype::route>(), route);
}

TEST(MakerCityPromises, AreWhatEachMarketTellsOfItself) {
    Town town;
    town.live(120);
    const Parameters& given = *town.given;
    const Parts& parts = town.parts();
    const auto& campaigns = parts.platform->agents();
    int both = 0;
    for (std::uint32_t person = 0; person < 1'000; ++person) {
        const Promises all = promises_of(town.today(), parts, person, Money{12'345});
        EXPECT_EQ(all.single, 123.45);
        if (all.campaign) {
            const auto kept = campaigns.kept_for(parts.maker_of[person]);
            ASSERT_NE(kept, nobody);
            // 0.8 of its cost, a margin and fees on top, 1.15 of the goal raised.
            const double cost = 0.8 * campaigns.campaigns.row(kept).cost.major();
            const auto& terms = given.crowdfunding;
            const double fees = terms.platform.fee + terms.platform.processing;
            const double goal = cost * (1 + terms.makers.margin) / (1 - fees);
            const double gain = 1.15 * goal * (1 - fees - terms.delivery.unit_cost) -
                                terms.delivery.fixed_cost * cost;
            const double chance =
                parts.platform->parts().record.goal_chance(sim::math::log(goal / 800));
            EXPECT_NEAR(*all.campaign, chance * gain, 1e-9 * std::abs(gain));
        }
        const auto& members = parts.community->agents();
        const bool gone = members.column<&cocreation::Member::gone>()[person] != 0;
        ASSERT_EQ(all.community.has_value(), !gone);
        if (!gone) {
            const auto& community = parts.community->parts();
            EXPECT_EQ(
                *all.community,
                community.pot * community.inventor_share *
                    static_cast<double>(members.column<&cocreation::Member::outlook>()[person]));
        }
        both += all.campaign && all.community;
    }
    EXPECT_GT(both, 500);
}

TEST(MakerCityPromises, DecideWhereMakersChooseByIncomeAlone) {
    Parameters given = busy_town();
    given.pipeline.noise = 0.01;
    given.pipeline.intent = 1;
    given.crowdfunding.delivery.fixed_cost = 2; // campaigns promise losses
    given.cocreation.royalties.direct = 1;
    given.cocreation.learning.direct_per_idea = 1e7;
    const Town to_community = lived(given, 100);
    EXPECT_EQ(sent(to_community, Route::campaign), 0);
    EXPECT_GT(sent(to_community, Route::community), 20);
    given.cocreation.royalties.direct = 0;
    given.cocreation.royalties.retail = 0;
    const Town nowhere = lived(given, 100);
    EXPECT_EQ(nowhere.parts().prototypes.size(), 0U);
    given.crowdfunding.delivery.fixed_cost = 0;
    given.crowdfunding.delivery.unit_cost = 0;
    given.makerspace.projects.value = 1; // more than nothing, which the community pays
    given.makerspace.projects.value_spread = 0;
    given.makerspace.people.taste = 10'000; // who comes then comes for the place
    const Town to_campaigns = lived(given, 100);
    EXPECT_EQ(sent(to_campaigns, Route::community), 0);
    EXPECT_GT(sent(to_campaigns, Route::campaign), 5);
}

TEST(MakerCityPromises, OfSinglePiecesOnlyNothingGoesAnywhere) {
    Parameters given = busy_town();
    given.pipeline.intent = 0;
    const Town town = lived(given, 200);
    EXPECT_EQ(town.parts().prototypes.size(), 0U);
    using F = sim::Flow;
    EXPECT_GT(town.parts().factory->ledger().paid<&F::ever>(makerspace::Payment::product), Money{});
}

TEST(MakerCityCampaigns, AreBetterAndCheaperWithAPrototypeAndNeverMoreThanKept) {
    Parameters given = busy_town();
    given.pipeline.campaigns = 1;
    const Town town = lived(given, 400);
    const Parts& parts = town.parts();
    const Town unlived(given);
    const Parts& before = unlived.parts();
    const auto& now = parts.platform->agents();
    std::size_t brought = 0;
    for (std::uint32_t row = 0; row < parts.prototypes.size(); ++row) {
        const Prototype one = parts.prototypes.row(row);
        if (one.route != Route::campaign) continue;
        ++brought;
        const auto drawn = before.platform->agents().campaigns.row(one.place);
        const auto launched = now.campaigns.row(one.place);
        EXPECT_EQ(drawn.launch, crowdfunding::never);
        EXPECT_EQ(launched.cost, share_of(drawn.cost, 0.8));
        // 0.3 to be shown, and the logarithm of a mastery between 1 and that of today.
        const auto gained = static_cast<double>(launched.quality - drawn.quality);
        EXPECT_GE(gained, 0.3 - 1e-6);
        EXPECT_LE(gained, 0.3 + sim::math::log(mastery_of(town.today(), parts, one.person)) + 1e-6);
    }
    EXPECT_GT(brought, 50U);
    std::vector<int> by_person(parts.persons.size());
    for (std::uint32_t row = 0; row < parts.prototypes.size(); ++row) {
        const Prototype one = parts.prototypes.row(row);
        by_person[one.person] += one.route == Route::campaign;
        ASSERT_LE(by_person[one.person], 1);
    }
    // Nobody else's campaign has moved.
    for (std::uint32_t row = 0; row < now.campaigns.size(); ++row) {
        const auto drawn = before.platform->agents().campaigns.row(row);
        if (drawn.launch == crowdfunding::never) continue;
        ASSERT_EQ(drawn.launch, now.campaigns.row(row).launch);
        ASSERT_EQ(drawn.cost, now.campaigns.row(row).cost);
    }
}

TEST(MakerCityBudgets, FollowLastMonthsIncomeToTheCent) {
    Parameters given = busy_town();
    given.persons.budget = 0.5;
    Town town(given);
    town.live(1 + 31 + 29); // to 1 March 2016
    std::vector<Money> february;
    for (std::uint32_t row = 0; row < town.parts().persons.size(); ++row)
        february.push_back(town.parts().persons.row(row).income[1]);
    town.live(1);
    const auto& means = town.parts().platform->agents().means;
    ASSERT_EQ(means.size(), 1'200U);
    int wider = 0;
    int narrower = 0;
    for (std::uint32_t row = 0; row < means.size(); ++row) {
        ASSERT_EQ(means[row], share_of(february[row], 0.5));
        wider += means[row] > Money{};
        narrower += means[row] < Money{};
    }
    EXPECT_GT(wider, 10);
    EXPECT_GT(narrower, 10);
}

TEST(MakerCityBudgets, LetPeoplePledgeWhatTheyEarn) {
    Parameters given = busy_town();
    given.crowdfunding.backers.budget = 0.05; // hardly a reward
    given.persons.budget = 0;
    const Town apart = lived(given, 200);
    given.persons.budget = 1;
    const Town together = lived(given, 200);
    const auto pledged = [](const Town& town) {
        Money all;
        for (const Money one : town.parts().persons.column<&Person::pledged>()) all += one;
        return all;
    };
    EXPECT_GT(pledged(together), pledged(apart));
}

TEST(MakerCityTrust, MovesToTheMeanOfTwoDeviations) {
    const TwoTrusts usual{0.9, 0.7};
    const TwoTrusts same = carried(0, usual, {0.8, 0.9});
    EXPECT_NEAR(same.one, 0.8, 1e-12);
    EXPECT_NEAR(same.other, 0.9, 1e-12);
    // Odds of 4 against 9, and of 9 against 7/3: deviations of ln(4/9) and ln(27/7).
    const double mean = (std::log(4.0 / 9) + std::log(27.0 / 7)) / 2;
    const TwoTrusts one = carried(1, usual, {0.8, 0.9});
    EXPECT_NEAR(std::log(one.one / (1 - one.one)), std::log(9.0) + mean, 1e-12);
    EXPECT_NEAR(std::log(one.other / (1 - one.other)), std::log(7.0 / 3) + mean, 1e-12);
    const TwoTrusts half = carried(0.5, usual, {0.8, 0.9});
    EXPECT_NEAR(std::log(half.one / (1 - half.one)), std::log(9.0) + (std::log(4.0 / 9) + mean) / 2,
                1e-12);
}

// Who was not credited in the community trusts makers less, where trust is portable.
TEST(MakerCityTrust, LostInTheCommunityIsLostOnThePlatform) {
    Parameters given = busy_town();
    given.cocreation.credit.appropriated = 1;
    given.cocreation.credit.step = 0.5;
    given.crowdfunding.delivery.failure = 0;
    given.crowdfunding.makers.dishonest = 0;
    const Town apart = lived(given, 300);
    given.persons.portability = 0.5;
    const Town together = lived(given, 300);
    EXPECT_LT(together.now().trust_sum, apart.now().trust_sum - 1);
}

// What products pay is split in whole cents that add up, whichever rule; who has them is the
// rule's.
TEST(MakerCitySharing, OfRoyaltiesDecidesWhoEarnsAndLosesNoCent) {
    using F = sim::Flow;
    struct Told {
        Money paid;
        Money inventors;
        Money contributors;
    };
    const auto told = [](const common::Royalty& rule) {
        Parameters given = busy_town();
        given.cocreation.royalties.shared = rule;
        given.cocreation.motives.elasticity = 0; // people do the same whatever it pays
        given.cocreation.motives.value = 1e9;
        Town town(given);
        Told all;
        for (int day = 0; day < 200; ++day) {
            town.live(1);
            for (const auto& category : town.parts().community->agents().tally) {
                all.inventors += category.inventor_income;
                all.contributors += category.contributor_income;
            }
        }
        all.paid = town.parts().community->ledger().paid<&F::ever>(cocreation::Payment::royalty);
        return all;
    };
    const Told most = told(common::InventorTakesAll{});
    const Told equal = told(common::EqualShares{});
    const Told influence = told(common::Influence{});
    for (const Told& one : {most, equal, influence})
        EXPECT_EQ(one.inventors + one.contributors, one.paid);
    EXPECT_EQ(most.contributors, Money{});
    EXPECT_GT(equal.contributors, influence.contributors);
    EXPECT_GT(influence.contributors, Money{});
}

// Pledges are taken by the rule: given back, held or paid out, to the cent.
TEST(MakerCitySharing, OfPledgesDecidesWhetherMakersOrBackersHaveThem) {
    using F = sim::Flow;
    using crowdfunding::Payment;
    using crowdfunding::Sector;
    struct Told {
        Money returned;
        Money paid_out;
    };
    const auto told = [](const common::Settlement& rule) {
        Parameters given = busy_town();
        given.crowdfunding.platform.settlement = rule;
        const Town town = lived(given, 200);
        const auto& ledger = town.parts().platform->ledger();
        Money left = ledger.held(Sector::escrow);
        for (const Payment why : {Payment::returned, Payment::payout, Payment::fee,
                                  Payment::processing, Payment::refund})
            left -= ledger.net<&F::ever>(Sector::escrow, why);
        EXPECT_EQ(left, ledger.paid<&F::ever>(Payment::pledge));
        return Told{ledger.paid<&F::ever>(Payment::returned),
                    ledger.paid<&F::ever>(Payment::payout)};
    };
    const Told all_or_nothing = told(common::AllOrNothing{});
    EXPECT_GT(all_or_nothing.returned, Money{});
    const Told keep_it_all = told(common::KeepItAll{});
    EXPECT_EQ(keep_it_all.returned, Money{});
    EXPECT_GT(keep_it_all.paid_out, Money{});
    EXPECT_LT(told(common::Milestones{}).paid_out, all_or_nothing.paid_out);
}

TEST(MakerCityOwnership, OfTheFactoryDecidesWhoHasItsProfit) {
    Parameters given = busy_town();
    given.makerspace.finance.wages = 0;
    given.makerspace.finance.wages_per_member = 0;
    given.makerspace.finance.rent = 500;
    given.makerspace.finance.capital = 10'000;
    const Town investors = lived(given, 400);
    given.makerspace.finance.ownership = common::MemberOwned{};
    const Town members = lived(given, 400);
    using F = sim::Flow;
    using makerspace::Payment;
    using makerspace::Sector;
    const auto got = [](const Town& town, Sector sector) {
        return town.parts().factory->ledger().net<&F::ever>(sector, Payment::surplus);
    };
    EXPECT_GT(got(investors, Sector::owners), Money{});
    EXPECT_EQ(got(investors, Sector::makers), Money{});
    EXPECT_EQ(got(members, Sector::owners), Money{});
    EXPECT_GT(got(members, Sector::makers), Money{});
    EXPECT_EQ(got(members, Sector::makers), -got(members, Sector::spaces));
    Money mine;
    Money theirs;
    for (const Money one : members.parts().persons.column<&Person::earned>()) mine += one;
    for (const Money one : investors.parts().persons.column<&Person::earned>()) theirs += one;
    EXPECT_GT(mine, theirs);
}

} // namespace
} // namespace models::maker_city
