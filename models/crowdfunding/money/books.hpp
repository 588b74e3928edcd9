// SPDX-License-Identifier: Apache-2.0
#pragma once
// The books of crowdfunding: each payment is one call, from which follow the ledger, the indicators
// of the category and what the day brought to single people.

#include "models/common/sector_accounts.hpp"
#include "models/crowdfunding/agent_tables.hpp"
#include "models/crowdfunding/money/accounts.hpp"
#include "sim/ledger/ledger.hpp"

#include <cstdint>
#include <vector>

namespace models::crowdfunding {

/// Who paid whom for what, and what today brought single people.
class Books {
public:
    /// Opens an account for each backer and maker, and one for each other sector.
    explicit Books(const Agents& agents);

    /// Income counts in that month of the year, from 0.
    void begin_day(std::size_t month);
    /// Goes on within the day of other books of the same accounts.
    void take_up_day(const Books& before);

    /// A backer's money goes into the hands of the platform, which does not own it.
    void take_pledge(std::uint32_t backer, Money amount);
    /// It comes back, since it was not taken in the end.
    void return_pledge(std::uint32_t backer, Money amount);
    /// Pays the maker of a campaign.
    void pay_maker(Agents& agents, std::uint32_t campaign, Money amount, Payment why);
    /// Customers pay the maker of a campaign for what the firm sells.
    void sell(Agents& agents, std::uint32_t campaign, Money amount);
    /// Takes from the maker of a campaign.
    void charge_maker(Agents& agents, std::uint32_t campaign, Sector to, Money amount, Payment why);
    /// Takes from the maker of a campaign for one of its backers.
    void repay_by_maker(Agents& agents, std::uint32_t campaign, std::uint32_t backer, Money amount,
                        Payment why);
    /// Pays a backer of a campaign out of what is held of it, or by the platform.
    void repay(Agents& agents, std::uint32_t campaign, std::uint32_t backer, Sector from,
               Money amount, Payment why);
    /// Pays the platform or those who process payments out of what was pledged.
    void take_fee(Agents& agents, std::uint32_t campaign, Sector to, Money amount, Payment why);
    /// What a campaign is worth to a backer beyond what is paid, in major units.
    void credit_backer(Agents& agents, std::uint32_t campaign, std::uint32_t backer, double amount);

    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const { return accounts_.ledger(); }
    /// What somebody has received less paid.
    [[nodiscard]] Money balance(common::Party<Sector> who) const { return accounts_.balance(who); }

    /// Calls `visit(line, row, amount)` with what today brought makers and backers, by line of
    /// `Market::people`.
    template <class Visit> void for_each_gain(Visit&& visit) const {
        for (const MakerGain& gain : maker_gains_) visit(std::size_t{0}, gain.maker, gain.income);
        for (const BackerGain& gain : backer_gains_)
            visit(std::size_t{1}, gain.backer, gain.surplus);
        for (const Paid& paid : paid_) visit(std::size_t{2}, paid.backer, paid.amount);
    }
    template <class Visit> void for_each_table(Visit& visit) { accounts_.for_each_table(visit); }
    template <class Visit> void for_each_table(Visit& visit) const {
        accounts_.for_each_table(visit);
    }

private:
    struct MakerGain {
        std::uint32_t maker;
        Money income;
    };
    struct BackerGain {
        std::uint32_t backer;
        double surplus;
    };
    struct Paid {
        std::uint32_t backer;
        Money amount;
    };

    void earn(Agents& agents, std::uint32_t campaign, Money amount);

    common::SectorAccounts<Sector, Payment> accounts_;
    std::vector<MakerGain> maker_gains_;
    std::vector<BackerGain> backer_gains_;
    std::vector<Paid> paid_;
    std::size_t month_ = 0; // of the year, from 0
};

} // namespace models::crowdfunding
