// SPDX-License-Identifier: Apache-2.0
#pragma once
// Firms that makers go on with after they delivered: they sell, pay for work, grow or shrink, and
// close some day.

#include "models/crowdfunding/agent_tables.hpp"
#include "models/crowdfunding/money/books.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace models::crowdfunding {

/// Whether there is a firm.
enum class Standing : std::uint8_t { none, open, closed };
constexpr std::array<std::string_view, 3> names(Standing) { return {"none", "open", "closed"}; }

/// The firm of a maker, of whom each has one at most at a time.
struct Firm {
    Standing standing = Standing::none;
    std::uint32_t campaign = 0;
    sim::Day founded;
    sim::Day closed;
    double sales = 0;
    double jobs = 0;

    static constexpr auto fields() {
        using F = Firm;
        return sim::Fields{
            sim::state<&F::standing>("Whether there is one."),
            sim::state<&F::campaign>("Row of the campaign that it goes back to, of the latest "
                                     "delivered; 0 before there is a firm."),
            sim::state<&F::founded>("When it was founded.", sim::unit::dates),
            sim::state<&F::closed>("When it closed.", sim::unit::dates),
            sim::state<&F::sales>("Sales of a year, at the pace of this month.", sim::unit::money),
            sim::state<&F::jobs>("Full-time jobs that it pays, the maker's among them.",
                                 sim::unit::people),
        };
    }
};
static_assert(sim::Described<Firm>);

/// The chance that a firm with such sales closes within a month.
double closing_chance(const FirmRules& rules, double sales);

/// Full-time jobs that such sales pay.
double jobs_of(const Parameters& given, double sales);

/// The firms of all makers.
class Firms {
public:
    explicit Firms(const Agents& agents);

    /// A maker delivered and may found a firm, or sell more with the one that is there.
    void take_up(const Today& today, Agents& agents, std::uint32_t campaign);
    /// A month of business: firms close, or sell and pay.
    void trade(const Today& today, Agents& agents, Books& books);
    /// Adds firms and jobs that there are to what their categories report.
    void count(const Agents& agents, std::span<Indicators> by_category) const;

    [[nodiscard]] const sim::Table<Firm>& table() const { return firms_; }
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("firms", self.firms_);
    }

private:
    sim::Table<Firm> firms_; // by maker
};

} // namespace models::crowdfunding
