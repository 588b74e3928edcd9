// SPDX-License-Identifier: Apache-2.0
// The money of co-creation: books that prove themselves every day, royalties recomputed to the
// cent, rules that change who earns and not how much is paid, insolvency, and members who own the
// platform.

#include "tests/support/inventors.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace models::cocreation {
namespace {

TEST(CocreationMoney, BooksAddUpEveryDay) {
    for (const Production& production : {Production{Make{}}, Production{Licence{}}}) {
        Parameters given = busy_community();
        given.platform.production = production;
        given.platform.ownership = common::MemberOwned{};
        Lived one(given);
        Money result;
        for (int day = 0; day < 200; ++day) {
            one.live(1);
            one.market.ledger().prove();
            result += one.now().platform_result;
            ASSERT_EQ(sim::round_half_even(100 * given.platform.capital) + result,
                      one.market.parts().books.cash());
            ASSERT_GE(one.market.parts().books.cash().minor, 0);
        }
        EXPECT_GT(one.market.ledger().paid<&sim::Flow::ever>(Payment::royalty).minor, 0);
    }
}

// What is due by the terms, from what each product sold in the month.
Money due_by_hand(const Agents& agents, double direct_rate, double retail_rate) {
    Money sum;
    for (std::size_t row = 0; row < agents.ideas.size(); ++row) {
        const Idea idea = agents.ideas.row(row);
        sum += sim::round_half_even(static_cast<double>(idea.direct_due.minor) * direct_rate) +
               sim::round_half_even(static_cast<double>(idea.retail_due.minor) * retail_rate);
    }
    return sum;
}

TEST(CocreationMoney, RoyaltiesAreThoseOfTheTermsToTheCent) {
    Lived one(busy_community());
    Money all;
    for (int day = 0; day < 400; ++day) {
        const bool first = sim::date_of(one.day).day == 1;
        const Money due = due_by_hand(one.market.agents(), 0.3, 0.1);
        one.live(1);
        const Indicators now = one.now();
        ASSERT_EQ(now.royalties, first ? due : Money{});
        ASSERT_EQ(now.royalties, now.inventor_income + now.contributor_income);
        all += now.royalties;
    }
    EXPECT_GT(all.minor, 0);
    EXPECT_EQ(all, one.market.ledger().held(Sector::members));
}

// Nothing that members do follows from what they earn, so that only the rule differs.
Parameters indifferent(const common::Royalty& rule) {
    Parameters given = busy_community();
    given.motives.elasticity = 0;
    given.motives.quit = given.motives.back = 0;
    given.openness.returns = 0;
    given.royalties.shared = rule;
    return given;
}

TEST(CocreationMoney, TheRuleSaysWhoEarnsAndNotHowMuch) {
    std::vector<Money> paid;
    std::vector<Money> inventors;
    for (const common::Royalty& rule :
         std::vector<common::Royalty>{common::Influence{}, common::EqualShares{},
                                      common::InventorTakesAll{}, common::ShapleyValue{0.001}}) {
        Lived one(indifferent(rule));
        Money royalties;
        Money own;
        for (int day = 0; day < 250; ++day) {
            one.live(1);
            royalties += one.now().royalties;
            own += one.now().inventor_income;
        }
        paid.push_back(royalties);
        inventors.push_back(own);
    }
    for (const Money one : paid) EXPECT_EQ(one, paid.front());
    EXPECT_EQ(inventors[2], paid[2]);
    EXPECT_LT(inventors[0], inventors[2]);
    EXPECT_LT(inventors[1], inventors[0]);
    EXPECT_NE(inventors[3], inventors[0]);
}

TEST(CocreationMoney, APlatformThatCannotPayCloses) {
    Parameters given = busy_community();
    given.platform.capital = 500'000;
    given.platform.overhead = 150'000;
    Lived one(given);
    int days = 0;
    while (!one.now().insolvent && days < 400) {
        one.live(1);
        ++days;
    }
    ASSERT_LT(days, 400);
    EXPECT_EQ(sim::date_of(one.day - 1).day, 1U);
    const Money cash = one.market.parts().books.cash();
    const std::size_t ideas = one.market.agents().ideas.size();
    const Money paid = one.market.ledger().held(Sector::members);
    for (int day = 0; day < 70; ++day) {
        one.live(1);
        const Indicators now = one.now();
        EXPECT_EQ(now.ideas + now.votes + now.selected + now.units, 0);
        EXPECT_EQ(now.platform_result, Money{});
    }
    EXPECT_EQ(one.market.parts().books.cash(), cash);
    EXPECT_EQ(one.market.agents().ideas.size(), ideas);
    EXPECT_EQ(one.market.ledger().held(Sector::members), paid);
}

TEST(CocreationMoney, OwnersHaveBackWhatIsLeftOver) {
    for (const common::SharedBy by : {common::SharedBy::use, common::SharedBy::head}) {
        Parameters given = busy_community();
        given.platform.ownership = common::MemberOwned{by, 0.2};
        given.sales.units = 3'000;
        given.sales.spread = 1;
        given.development.cost = 300;
        given.platform.production = Make{0.2, 0.2, 0.5};
        given.royalties.direct = given.royalties.retail = 0.05;
        Lived one(given);
        Money back;
        for (int day = 0; day < 300; ++day) {
            one.live(1);
            const Indicators now = one.now();
            back += now.surplus_returned;
            if (now.surplus_returned.minor > 0) {
                // Capital and the retained share stay.
                EXPECT_GT(one.market.parts().books.cash(), Money{300'000'000});
            }
        }
        EXPECT_GT(back.minor, 0);
        EXPECT_EQ(back, one.market.ledger().paid<&sim::Flow::ever>(Payment::surplus));
    }
}

TEST(CocreationMoney, InvestorsHaveWhatIsPaidOutAndMembersNothing) {
    Parameters given = busy_community();
    given.platform.ownership = common::InvestorOwned{0.5};
    given.sales.units = 3'000;
    given.sales.spread = 1;
    given.development.cost = 300;
    given.platform.production = Make{0.2, 0.2, 0.5};
    given.royalties.direct = given.royalties.retail = 0.05;
    Lived paying(given);
    given.platform.ownership = common::InvestorOwned{0};
    Lived keeping(given);
    paying.live(300);
    keeping.live(300);
    const auto paid = [](const Lived& one, Sector to) {
        return one.market.ledger().flow<&sim::Flow::ever>(Sector::platform, to, Payment::surplus);
    };
    EXPECT_GT(paid(paying, Sector::investors), Money{});
    EXPECT_EQ(paid(paying, Sector::members), Money{});
    EXPECT_EQ(paid(keeping, Sector::investors), Money{});
    // Half of it stays, with the capital.
    EXPECT_GT(paying.market.parts().books.cash(), Money{300'000'000});
    EXPECT_LT(paying.market.parts().books.cash(), keeping.market.parts().books.cash());
}

TEST(CocreationMoney, LicensorsNeitherProduceNorHoldStock) {
    Parameters given = busy_community();
    given.platform.production = Licence{0.1, 0.2};
    Lived one(given);
    one.live(200);
    const auto& ledger = one.market.ledger();
    EXPECT_EQ(ledger.paid<&sim::Flow::ever>(Payment::production).minor, 0);
    const Money sales = ledger.paid<&sim::Flow::ever>(Payment::sale);
    const Money fees = ledger.paid<&sim::Flow::ever>(Payment::licence);
    // Each day's fee of each product is rounded.
    EXPECT_NEAR(static_cast<double>(fees.minor), 0.1 * static_cast<double>(sales.minor), 5'000);
    for (const std::uint32_t stock : one.market.agents().column<&Idea::stock>())
        EXPECT_EQ(stock, 0U);
}

TEST(CocreationMoney, MakersSellNoMoreThanTheyMade) {
    Lived one(busy_community());
    std::int64_t units = 0;
    for (int day = 0; day < 200; ++day) {
        one.live(1);
        units += one.now().units;
    }
    const double made = one.market.ledger().paid<&sim::Flow::ever>(Payment::production).major();
    // The dearer unit costs 9, the cheaper 6.
    EXPECT_GE(made, 6.0 * static_cast<double>(units));
    EXPECT_GT(units, 0);
}

} // namespace
} // namespace models::cocreation
