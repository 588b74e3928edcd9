// SPDX-License-Identifier: Apache-2.0
#pragma once
// What guests and hosts learn of each other: reviews of both, bought ones, signals and badges, and
// what guests pass on.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "models/home_sharing/law/law.hpp"
#include "models/home_sharing/money/books.hpp"
#include "models/home_sharing/trust/abuse.hpp"
#include "sim/trust/beliefs.hpp"

#include <cstdint>
#include <optional>

namespace models::home_sharing {

/// Reputations of homes or hosts, and what moves them.
class Reviews {
public:
    Reviews(const Today& dawn, const Agents& agents);

    static void check(const Parameters& given, sim::Problems& problems);
    void restored(const Today& today);

    [[nodiscard]] const sim::Beliefs& beliefs() const { return beliefs_; }
    /// The row in the table of reputations that a listing goes by.
    [[nodiscard]] std::uint32_t party_of(const Agents& agents, std::uint32_t row) const {
        return by_host_ ? agents.host_of(row) : row;
    }
    /// How a stay ended, as guests get to know it.
    void record(const Today& today, const Agents& agents, const Stay& stay, sim::Promise promise,
                bool abused);
    /// How a stay before the market opened ended, and the stars it was given.
    void record_past(const Today& today, Agents& agents, std::uint32_t row, bool kept,
                     std::optional<int> stars, sim::Day when);
    /// Both sides of a stay may say how it was.
    void review(const Today& today, Agents& agents, sim::Identity who, const Stay& stay, bool kept,
                const Harm& harm);

    /// On Mondays: a host who would cheat buys a review where it pays, one a listing and week.
    void buy_reviews(const Today& today, Agents& agents, Books& books, const Law& law);
    /// On Mondays: what global trust makes of who was pleased with whom.
    void weigh_trust(const Today& today) { beliefs_.reflect(today.given.trust); }
    /// On the first of a month: guests hear of their contacts' experiences with strangers.
    void talk(const Today& today, Agents& agents) const;

    template <class Visit> static void walk(auto& self, Visit& visit) {
        self.beliefs_.for_each_table(visit);
    }

private:
    [[nodiscard]] bool worth_buying(const Today& today, const Agents& agents, const Law& law,
                                    std::uint32_t row) const;
    void buy_review(const Today& today, Agents& agents, Books& books, std::uint32_t row);
    void rate_home(Agents& agents, std::uint32_t row, int stars, sim::Day day);

    bool by_host_ = false; // what reputations belong to
    sim::Beliefs beliefs_; // of hosts, by listing or by host
};

/// How people review on a day: leniency drifts.
sim::Reviewing as_lenient_as(const Today& today, sim::Day day);

/// What everybody can make of a home by its record: the rule's opinion, from priors that signals
/// have moved.
sim::Opinion opinion_of(const Today& today, const Agents& agents, const sim::Evidence& about,
                        std::uint32_t host);

/// How alike a guest and a home's host are, 0 to 1. Outlooks lie on a circle, so that nobody is
/// more like everybody than others are.
double likeness(const Agents& agents, Ref<Traveller> guest, std::uint32_t row);

/// The trust of a guest in a stranger like this one; what is known of the home outweighs it the
/// more the more is known.
double trust_in(const Today& today, const Agents& agents, const Trip& trip, std::uint32_t row);

/// Whether hosts who answer requests look at a guest's stars and find them too few.
bool rated_too_low(const Today& today, const Agents& agents, const Trip& trip);

/// On the first day of a quarter: the badge goes by the four quarters past; the new one begins.
void award_badges(const Today& today, Agents& agents);

/// At the New Year: hosts who let something pay for what they show of themselves.
void pay_for_signals(const Today& today, Agents& agents, Books& books);

} // namespace models::home_sharing
