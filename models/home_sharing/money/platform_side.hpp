// SPDX-License-Identifier: Apache-2.0
#pragma once
// The platform as a business: the terms it asks for, what it learns of demand, the fee it sets, and
// what it returns where its hosts own it.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/money/books.hpp"
#include "models/home_sharing/money/platform_fee.hpp"
#include "sim/ledger/split.hpp"

#include <cstdint>
#include <span>

namespace models::home_sharing {

/// What the platform has put by.
struct Treasury {
    Money reserve;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Treasury::reserve>("Earned in months past and not returned to members."),
        };
    }
};

/// The platform. What the law makes of its terms is the law's to say.
class PlatformSide {
public:
    PlatformSide();

    static void check(const Parameters& given, sim::Problems& problems);

    /// The sharing rule, with the fee that the platform has set.
    [[nodiscard]] sim::Sharing terms(const Parameters& given) const;

    /// What the platform learns of a search that ended in a home of that price, or in none.
    void learn_demand(const Money* price, int nights);
    /// At the New Year: sets the fee, if that is the rule, given the terms in force on the last day
    /// of the year and those of today. Says whether it did.
    bool set_fee(const Today& today, const sim::Sharing& last_year, const sim::Sharing& now);

    /// Until the first recorded day the platform has owners who keep what it earns, whatever the
    /// rule: so what is usual in the market, which entry and exit compare with, is what it was
    /// under them.
    void take_over(Agents& agents, const Books& books);
    /// On the first of a month: what the platform earned in the last. Owners who are not its hosts
    /// keep all of it; while a cooperative has no members, it waits.
    void return_surplus(const Today& today, Agents& agents, Books& books);

    static void walk_reserve(auto& self, auto& visit) { visit("platform", self.treasury_); }
    static void walk_demand(auto& self, auto& visit) { visit("platform_books", self.seen_); }

private:
    sim::Table<Treasury> treasury_;  // one row
    sim::Table<PlatformBooks> seen_; // one row
};

} // namespace models::home_sharing
