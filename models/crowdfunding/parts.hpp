// SPDX-License-Identifier: Apache-2.0
#pragma once
// The components of a crowdfunding market, each with its own tables. What a day does with several
// of them stands in free functions that take these.

#include "models/crowdfunding/agent_tables.hpp"
#include "models/crowdfunding/discovery/showcase.hpp"
#include "models/crowdfunding/firms/firms.hpp"
#include "models/crowdfunding/history/record.hpp"
#include "models/crowdfunding/law/rules.hpp"
#include "models/crowdfunding/money/books.hpp"
#include "models/crowdfunding/pledges/weighing.hpp"
#include "sim/trust/beliefs.hpp"
#include "sim/trust/reports.hpp"

namespace models::crowdfunding {

/// A crowdfunding market.
struct Parts {
    Agents agents;
    Books books;
    Record record;
    Firms firms;
    sim::Beliefs beliefs; ///< about makers
    sim::Reports reports; ///< about backers
    Showcase showcase;    // derived, every morning
    Rules rules;          // derived, every morning
    Money small_success;  // derived: income of a year that makes one

    /// A new world.
    Parts(const Today& dawn, const Inputs& inputs);

    /// Works out what follows from the tables, the scenario and the day.
    void restored(const Today& today);
    /// Goes on within the day of a market of the same tables.
    void take_up_day(const Parts& before);
    /// What people decide by today.
    [[nodiscard]] Deciding deciding(const Today& today) const {
        return {today, agents, showcase, beliefs, reports, rules};
    }

    /// Calls `visit(name, table)` for each table that is saved; the order is that of saved files.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        Agents::walk(self.agents, visit);
        Record::walk(self.record, visit);
        Firms::walk(self.firms, visit);
        self.beliefs.for_each_table(visit);
        visit("reports", self.reports.table());
        self.books.for_each_table(visit);
    }
};

} // namespace models::crowdfunding
