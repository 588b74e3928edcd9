// SPDX-License-Identifier: Apache-2.0
#pragma once
// The books of co-creation: each payment is one call, from which follow the ledger, the indicators
// of the category and what the day brought to single members.

#include "models/cocreation/agent_tables.hpp"
#include "models/cocreation/money/accounts.hpp"
#include "models/common/sector_accounts.hpp"
#include "sim/ledger/ledger.hpp"

#include <cstdint>
#include <vector>

namespace models::cocreation {

/// Who paid whom for what, and what today brought single members.
class Books {
public:
    /// Opens an account for each member, and one for each other sector.
    explicit Books(const Agents& agents);

    /// Income counts in that month of the year, from 0.
    void begin_day(std::size_t month);
    /// Goes on within the day of other books of the same accounts.
    void take_up_day(const Books& before);

    /// Investors pay in the capital.
    void pay_in(Money capital);
    /// The platform, or a manufacturer, is paid for a product.
    void sell(Indicators& here, Sector from, Sector to, Money amount);
    /// A manufacturer pays the platform for a licence.
    void take_fee(Indicators& here, Money amount);
    /// The platform pays its owners a part of what it has earned, which is no cost.
    void pay_investors(Money surplus);
    /// The platform pays others.
    void spend(Indicators& here, Sector to, Money amount, Payment why);
    /// The platform pays a member.
    void pay_member(Agents& agents, Indicators& here, std::uint32_t member, Money amount,
                    Payment why);

    [[nodiscard]] Money cash() const { return accounts_.balance(Sector::platform); }
    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const { return accounts_.ledger(); }
    /// What somebody has received less paid.
    [[nodiscard]] Money balance(common::Party<Sector> who) const { return accounts_.balance(who); }

    /// Notes that a member did something.
    void note_act(std::uint32_t member) { acts_.push_back(member); }

    /// Calls `visit(line, row, amount)` with what today brought members, by line of
    /// `Market::people`.
    template <class Visit> void for_each_gain(Visit&& visit) const {
        for (const Gain& gain : gains_) visit(std::size_t{0}, gain.member, gain.income);
        for (const std::uint32_t member : acts_) visit(std::size_t{1}, member, 1.0);
    }
    template <class Visit> void for_each_table(Visit& visit) { accounts_.for_each_table(visit); }
    template <class Visit> void for_each_table(Visit& visit) const {
        accounts_.for_each_table(visit);
    }

private:
    struct Gain {
        std::uint32_t member;
        Money income;
    };

    common::SectorAccounts<Sector, Payment> accounts_;
    std::vector<Gain> gains_;
    std::vector<std::uint32_t> acts_; // comments, contributions and ideas, by who made them
    std::size_t month_ = 0;           // of the year, from 0
};

} // namespace models::cocreation
