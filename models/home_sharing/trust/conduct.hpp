// SPDX-License-Identifier: Apache-2.0
#pragma once
// How guests behave and whom hosts take: what abusive guests claim and break, who is refused
// because of it or of a visible group, and who comes back under another name.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "models/home_sharing/law/law.hpp"
#include "models/home_sharing/money/books.hpp"
#include "models/home_sharing/trust/abuse.hpp"
#include "sim/trust/reports.hpp"

#include <cstddef>
#include <cstdint>

namespace models::home_sharing {

/// What is known of guests' conduct, and the requests that were turned down.
class Conduct {
public:
    void restored() { reports_.restored(); }

    [[nodiscard]] const sim::Reports& reports() const { return reports_; }
    /// Whether the platform shows a guest no homes.
    [[nodiscard]] bool bars(const Today& today, Ref<Traveller> guest) const {
        return today.given.abuse.sharing == Shared::platform && !reports_.empty() &&
               reports_.excluded(sim::everybody, guest.row);
    }
    /// Whether a host who answers requests refuses this guest because of earlier stays.
    [[nodiscard]] bool remembers(const Agents& agents, std::uint32_t row, const Trip& trip) const;

    /// On the way out: an abusive guest may claim or break something, and a host may report a
    /// guest, rightly or, where the stay went wrong, by mistake. Says what the guest did.
    Harm check_out(const Today& today, Agents& agents, Books& books, const Law& law,
                   sim::Identity who, const Stay& stay, bool kept);
    /// A guest pays to be under another name, of which nothing is known.
    void reregister(Agents& agents, Books& books, const Trip& trip, double cost);

    /// What a host answers: no to a guest of whom he has had enough or others say ill; else yes if
    /// the host likes the request, and the guest's group. It is noted on the trip alone, since many
    /// hosts answer at the same time.
    bool says_yes(const Today& today, const Agents& agents, Trip& trip, std::uint32_t row) const;
    /// Counts the requests of a search of which the option numbered `got` was booked, if there is
    /// one.
    void count_requests(Agents& agents, const Trip& trip, std::size_t got);
    /// Each night that was refused to somebody is looked at in its evening, when nobody can book it
    /// any more.
    void count_refills(const Today& today, Agents& agents);

    static void walk_reports(auto& self, auto& visit) {
        visit("guest_records", self.reports_.table());
    }
    static void walk_refused(auto& self, auto& visit) { visit("refused", self.refused_); }

private:
    void report(const Today& today, Agents& agents, const Stay& stay);
    [[nodiscard]] bool turns_down(const Today& today, const Agents& agents, const Trip& trip,
                                  std::uint32_t row) const;

    sim::Reports reports_; // of guests
    sim::Table<Refused> refused_;
};

/// Counts a guest who was refused because of earlier stays.
void count_refused(Agents& agents, const Trip& trip);

} // namespace models::home_sharing
