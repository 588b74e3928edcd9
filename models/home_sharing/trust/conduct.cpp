// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/trust/conduct.hpp"

#include "models/home_sharing/trust/reviews.hpp"

#include <algorithm>
#include <bit>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr Money severe{100'000}; // from which a damage counts as severe

std::uint8_t bit_of(const Trip& trip, std::uint32_t row) {
    const auto* found = std::ranges::find(trip.best, row, &Option::target);
    return static_cast<std::uint8_t>(1U << (found - trip.best.begin()));
}

// The host gives in, disputes or refuses; most who give in fear a bad review. A host who will be
// repaid disputes less and gives in the more.
void answer_claim(const Today& today, sim::Identity who, Money demanded, Harm& harm) {
    const Abuse& abuse = today.given.abuse;
    sim::Stream draws = today.draw(purpose("home_sharing.claim_answer"), who);
    const double disputes = abuse.disputes * today.given.safeguards.guarantee.vigilance(demanded);
    sim::Stream threat = today.draw(purpose("home_sharing.threat"), who);
    const bool threatened = threat.chance(abuse.extortion);
    const double gives_in = abuse.gives_in * (threatened ? 1 : 1 - abuse.image_concern);
    const double mood = draws.uniform();
    if (mood < disputes) {
        harm.dispute = sim::round_half_even(100 * abuse.dispute_cost);
        if (!draws.chance(abuse.dispute_won)) harm.refund = demanded;
    } else if (mood < abuse.disputes + gives_in) {
        harm.refund = demanded;
    }
    harm.met = mood >= disputes && mood < abuse.disputes + gives_in;
    harm.avenged = threatened && !harm.met && threat.chance(abuse.revenge);
}

// What an abusive guest does. A stay that went wrong gives no occasion to claim falsely.
Harm harm_of(const Today& today, Agents& agents, sim::Identity who, const Stay& stay, bool kept) {
    const Abuse& abuse = today.given.abuse;
    Harm harm;
    if (kept && today.draw(purpose("home_sharing.claim"), who).chance(abuse.false_claims)) {
        ++agents.here(stay.listing.row).false_claims;
        harm.abused = true;
        answer_claim(today, who, share_of(stay.price, abuse.demand), harm);
    }
    sim::Stream draws = today.draw(purpose("home_sharing.damage"), who);
    if (draws.chance(abuse.damage)) {
        const double size = sim::math::exp(abuse.damage_spread * draws.normal());
        harm.abused = true;
        harm.damage = sim::round_half_even(100 * abuse.damage_cost * size);
    }
    return harm;
}

// Moves the money of one harm: the host pays, the deposit and the guarantee pay back.
void bear(const Today& today, Agents& agents, Books& books, const Law& law, const Stay& stay,
          const Harm& harm) {
    const auto& safe = today.given.safeguards;
    const std::uint32_t row = stay.listing.row;
    const Money deposit = safe.deposit.kept(harm.damage);
    const Money insured = share_of(harm.damage - deposit, law.allowance_of(agents, row).cover);
    const Money repaid = safe.guarantee.repaid(harm.loss() - deposit - insured);
    const HomeAccount home = agents.account_of(row);
    books.charge_host(home, Sector::guests, harm.refund, Payment::refund);
    books.charge_host(home, Sector::suppliers, harm.damage, Payment::damage);
    books.charge_host(home, Sector::suppliers, harm.dispute, Payment::dispute);
    books.pay_host(home, Sector::guests, deposit, Payment::deposit);
    books.pay_host(home, Sector::insurers, insured, Payment::cover);
    books.pay_host(home, Sector::platform, repaid, Payment::guarantee);
    Indicators& here = home.here;
    here.claims_met += harm.met;
    here.severe_damages += harm.damage > severe;
    here.host_losses += harm.loss() + harm.dispute - deposit - insured - repaid;
    books.credit_guest(stay.traveller, (harm.refund - deposit).major(), here);
}

} // namespace

Harm Conduct::check_out(const Today& today, Agents& agents, Books& books, const Law& law,
                        sim::Identity who, const Stay& stay, bool kept) {
    const Abuse& abuse = today.given.abuse;
    const bool abusive = agents.column<&Traveller::abusive>()[stay.traveller.row] != 0;
    if (!abusive && (kept || abuse.sharing == Shared::none)) return {};
    Harm harm;
    if (abusive) {
        harm = harm_of(today, agents, who, stay, kept);
        bear(today, agents, books, law, stay, harm);
    }
    if (abuse.sharing == Shared::none) return harm;
    const double vigilance = today.given.safeguards.guarantee.vigilance(harm.loss());
    const double mistaken = kept ? 0 : abuse.mistaken_reports;
    const double chance = harm.abused ? abuse.reporting * vigilance : mistaken;
    if (today.draw(purpose("home_sharing.report"), who).chance(chance)) report(today, agents, stay);
    return harm;
}

/// A host's own record holds reports alone; the platform sees all stays of a guest.
void Conduct::report(const Today& today, Agents& agents, const Stay& stay) {
    const bool shared = today.given.abuse.sharing == Shared::platform;
    const std::uint32_t keeper = shared ? sim::everybody : agents.host_of(stay.listing.row);
    const std::uint32_t guest = stay.traveller.row;
    const std::uint32_t stays = shared ? agents.column<&Traveller::stays>()[guest] : 0;
    Indicators& here = agents.here(stay.listing.row);
    ++here.reports;
    if (!reports_.add(today.given.abuse.exclusion, keeper, guest, stays)) return;
    const bool abusive = agents.column<&Traveller::abusive>()[guest] != 0;
    ++(abusive ? here.abusive_excluded : here.honest_excluded);
}

void Conduct::reregister(Agents& agents, Books& books, const Trip& trip, double cost) {
    const std::uint32_t guest = trip.traveller.row;
    const Money price = sim::round_half_even(100 * cost);
    reports_.rename(sim::everybody, guest, agents.column<&Traveller::stays>()[guest]);
    Indicators& here = agents.tally[trip.zone];
    books.pay(here, Sector::guests, Sector::suppliers, price, Payment::identity);
    ++here.new_identities;
    books.credit_guest(trip.traveller, -price.major(), here);
}

bool Conduct::remembers(const Agents& agents, std::uint32_t row, const Trip& trip) const {
    if (reports_.empty() || agents.column<&Listing::instant>()[row] != 0) return false;
    return reports_.excluded(agents.host_of(row), trip.traveller.row);
}

void count_refused(Agents& agents, const Trip& trip) {
    Indicators& here = agents.tally[trip.zone];
    const bool abusive = agents.column<&Traveller::abusive>()[trip.traveller.row] != 0;
    ++(abusive ? here.abusive_refused : here.honest_refused);
}

bool Conduct::says_yes(const Today& today, const Agents& agents, Trip& trip,
                       std::uint32_t row) const {
    const std::uint8_t mark = bit_of(trip, row);
    trip.asked |= mark;
    if (remembers(agents, row, trip) || rated_too_low(today, agents, trip)) return false;
    sim::Stream stream = today.draw(purpose("home_sharing.answer"), trip.identity);
    if (!stream.chance(today.given.platform.acceptance)) return false;
    if (!turns_down(today, agents, trip, row)) return true;
    trip.turned_down |= mark;
    return false;
}

/// Each host thinks of each request alone, so the draws are those of the two together.
/// What he knows of the guest are stays, and reports that the platform shares.
bool Conduct::turns_down(const Today& today, const Agents& agents, const Trip& trip,
                         std::uint32_t row) const {
    const std::uint32_t guest = trip.traveller.row;
    const std::uint32_t host = agents.host_of(row);
    const sim::Request request{agents.column<&Traveller::minority>()[guest] != 0,
                               agents.column<&Host::biased>()[host] != 0};
    if (!request.minority || !request.biased) return false;
    const std::uint32_t stays = agents.column<&Traveller::stays>()[guest];
    return today.given.discrimination.turns_down(
        request, reports_.conduct(sim::everybody, guest, stays),
        today.draw(purpose("home_sharing.group_answer"),
                   pair(trip.identity, agents.listings.identities()[row])));
}

void Conduct::count_requests(Agents& agents, const Trip& trip, std::size_t got) {
    Indicators& here = agents.tally[trip.zone];
    const int asked = std::popcount(trip.asked);
    const bool accepted = got < trip.options && (trip.asked >> got & 1U) != 0;
    here.requests += asked;
    here.requests_accepted += accepted;
    if (agents.column<&Traveller::minority>()[trip.traveller.row]) {
        here.minority_requests += asked;
        here.minority_accepted += accepted;
    }
    for (std::size_t at = 0; at < trip.options; ++at) {
        if ((trip.turned_down >> at & 1U) == 0) continue;
        const std::uint32_t row = trip.best[at].target;
        refused_.append(pair(trip.identity, agents.listings.identities()[row]),
                        {{row}, trip.first, trip.nights});
    }
}

void Conduct::count_refills(const Today& today, Agents& agents) {
    if (refused_.size() == 0) return;
    const auto listing = refused_.column<&Refused::listing>();
    const auto first = refused_.column<&Refused::first>();
    const auto nights = refused_.column<&Refused::nights>();
    for (std::size_t at = 0; at < refused_.size(); ++at) {
        if (today.day < first[at] || today.day >= first[at] + nights[at]) continue;
        Indicators& here = agents.tally[agents.column<&Listing::zone>()[listing[at].row]];
        ++here.refused_nights;
        here.refilled_nights +=
            !agents.column<&Listing::calendar>()[listing[at].row].free(today.day, 1);
    }
    refused_.keep([&](std::size_t at) { return first[at] + nights[at] > today.day; });
}

} // namespace models::home_sharing
