// SPDX-License-Identifier: Apache-2.0
#pragma once
// The books of the lodging market: each payment is one call, from which follow the ledger, the
// indicators of the zone, the takings of the home and what the day brought the host. An amount can
// therefore not be paid and left out of one of them.

#include "models/common/sector_accounts.hpp"
#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/money/accounts.hpp"

#include <cstdint>
#include <vector>

namespace models::home_sharing {

/// Who paid whom for what, and what today brought single people.
class Books {
public:
    /// Opens an account for each host and the residents of each zone, and one for each other
    /// sector.
    explicit Books(const Agents& agents);

    void begin_day();
    /// Goes on within the day of other books of the same accounts.
    void take_up_day(const Books& before);

    /// Pays the host of a home.
    void pay_host(const HomeAccount& home, Sector from, Money amount, Payment why);
    /// Takes from the host of a home.
    void charge_host(const HomeAccount& home, Sector to, Money amount, Payment why);
    /// Pays the residents of a zone.
    void pay_residents(std::size_t zone, Indicators& here, Sector from, Money amount, Payment why);
    /// Moves money between sectors that have one account each.
    void pay(Indicators& here, Sector from, Sector to, Money amount, Payment why);
    /// What a booking is worth to a guest over staying away, or what else changed for the guest, in
    /// major units.
    void credit_guest(Ref<Traveller> who, double amount, Indicators& here);

    [[nodiscard]] Money balance_of_host(std::uint32_t host) const {
        return accounts_.balance({Sector::hosts, host});
    }
    /// Of a sector that has one account.
    [[nodiscard]] Money balance(Sector sector) const { return accounts_.balance(sector); }
    [[nodiscard]] const sim::Ledger<Sector, Payment>& ledger() const { return accounts_.ledger(); }

    /// Calls `visit(line, row, amount)` with what today brought hosts and travellers, by line of
    /// `Market::people`.
    template <class Visit> void for_each_gain(Visit&& visit) const {
        for (const HostGain& gain : host_gains_) {
            visit(std::size_t{0}, gain.host, gain.income);
            visit(std::size_t{1}, gain.host, gain.income - gain.fine);
        }
        for (const GuestGain& gain : guest_gains_)
            visit(std::size_t{2}, gain.traveller, gain.surplus);
    }
    template <class Visit> void for_each_table(Visit& visit) { accounts_.for_each_table(visit); }
    template <class Visit> void for_each_table(Visit& visit) const {
        accounts_.for_each_table(visit);
    }

private:
    common::SectorAccounts<Sector, Payment> accounts_;
    std::vector<HostGain> host_gains_;
    std::vector<GuestGain> guest_gains_;
};

} // namespace models::home_sharing
