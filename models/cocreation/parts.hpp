// SPDX-License-Identifier: Apache-2.0
#pragma once
// The components of a co-creation market, each with its own tables. What a day does with several of
// them stands in free functions that take these.

#include "models/cocreation/agent_tables.hpp"
#include "models/cocreation/history/record.hpp"
#include "models/cocreation/ideas/ranking.hpp"
#include "models/cocreation/law/measures.hpp"
#include "models/cocreation/money/books.hpp"

namespace models::cocreation {

/// A co-creation market.
struct Parts {
    Agents agents;
    Books books;
    Record record;
    Ranking ranking;           // derived, every morning
    Rules rules;               // derived, every morning
    double pot = 0;            // derived, every morning: royalties believed to come of an idea
    double inventor_share = 0; // derived, every morning: of that, as an inventor expects
    Money small_success;       // derived: income of a year that makes one

    /// A new world.
    explicit Parts(const Today& dawn);

    /// Works out what follows from the tables, the scenario and the day.
    void restored(const Today& today);
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Parts& before);
    /// The law of the day holds, and members know what ideas pay.
    void begin_day(const Today& today);

    /// Calls `visit(name, table)` for each table that is saved; the order is that of saved files.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        Agents::walk(self.agents, visit);
        visit("record", self.record.table());
        self.books.for_each_table(visit);
    }
};

/// How much of what a member would do for the reference royalty is done for another one.
double incentive_of(const Motives& motives, double royalty);

} // namespace models::cocreation
