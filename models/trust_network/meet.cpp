// SPDX-License-Identifier: Apache-2.0
// Who looks at whom for a deal, and who takes it. All see the morning's ratings, so everybody looks
// at the same time.
#include "models/trust_network/market.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::trust_network {
namespace {

constexpr sim::Purpose wishing = sim::purpose("trust_network.wishing");
constexpr sim::Purpose looking = sim::purpose("trust_network.looking");

constexpr std::uint32_t nobody = Book::none;
constexpr std::uint32_t most_attempts = 100;

} // namespace

void Market::meet(const Today& today) {
    met_ = sim::collect<Meeting>(
        present_.size(), [&](std::vector<Meeting>& mine, std::size_t first, std::size_t last) {
            for (std::size_t at = first; at < last; ++at) seek(today, present_[at], mine);
        });
}

/// Who comes looks for one deal at least.
void Market::seek(const Today& today, std::uint32_t seeker, std::vector<Meeting>& met) const {
    const sim::Identity who = people_.identities()[seeker];
    const double activity = people_.column<&Person::activity>()[seeker];
    const bool comes = people_.column<&Person::comes>()[seeker] == today.day;
    const std::uint32_t wished = today.draw(wishing, who).poisson(activity) + (comes ? 1 : 0);
    const std::uint32_t attempts = std::min(wished, most_attempts);
    for (std::uint32_t attempt = 0; attempt < attempts; ++attempt)
        met.push_back(look_around(today, seeker, attempt));
}

/// Looks at one after the other until both want the deal.
Meeting Market::look_around(const Today& today, std::uint32_t seeker, std::uint32_t attempt) const {
    Meeting meeting{seeker, seeker, attempt, 0, false};
    sim::Stream draws = today.draw(looking, sim::child(people_.identities()[seeker], attempt));
    const sim::Hearsay heard = beliefs_.hearsay(today.given.trust, seeker);
    for (std::int64_t looks = 0; looks < today.given.search.looks; ++looks) {
        const std::uint32_t other = look(today, draws, seeker);
        if (other == nobody || other == seeker) continue;
        meeting.agreed = takes(today, draws, other, heard) &&
                         takes(today, draws, seeker, beliefs_.hearsay(today.given.trust, other));
        meeting.partner = other;
        if (meeting.agreed) return meeting;
        ++meeting.refused;
    }
    return meeting;
}

/// Whom a look falls on. One that falls on somebody who left turns to those who are there.
std::uint32_t Market::look(const Today& today, sim::Stream& draws, std::uint32_t seeker) const {
    const Search& given = today.given.search;
    const double kind = draws.uniform();
    std::uint32_t other = nobody;
    if (kind < given.again + given.friends) other = look_at_partner(draws, seeker);
    if (other != nobody && kind >= given.again) other = look_at_partner(draws, other);
    if (other != nobody && other != seeker && present(other, today.day)) return other;
    return present_[sim::categorical(draws, seen_)];
}

std::uint32_t Market::look_at_partner(sim::Stream& draws, std::uint32_t of) const {
    const auto partners = book_.partners(of);
    if (partners.empty()) return nobody;
    return partners[draws.below(static_cast<std::uint32_t>(partners.size()))];
}

/// A logit of the deal's expected worth.
bool Market::takes(const Today& today, sim::Stream& draws, std::uint32_t party,
                   const sim::Hearsay& heard) const {
    const Deals& given = today.given.deals;
    const double kept = reliability(today, party, heard);
    const double worth = kept * given.gain - (1 - kept) * given.loss;
    return draws.chance(1 / (1 + sim::math::exp(-worth / given.noise)));
}

/// What is believed of a party under the rule in force.
double Market::reliability(const Today& today, std::uint32_t party,
                           const sim::Hearsay& heard) const {
    double kept = sim::opinion(today.given.trust, beliefs_.about(party), today.day)
                      .to(today.given.deals.prior);
    beliefs_.personalise(std::span(&party, 1), heard, today.day, std::span(&kept, 1));
    return kept;
}

} // namespace models::trust_network
