// SPDX-License-Identifier: Apache-2.0
// Abusive guests: what they claim and break, what hosts do about it, who is refused because of it,
// and who comes back under another name.
#include "models/home_sharing/market.hpp"

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr Money severe{100'000}; // from which a damage counts as severe

double best_of(const Trip& trip) { return trip.options > 0 ? trip.best[0].utility : trip.outside; }

} // namespace

/// On the way out: an abusive guest may claim or break something, and a host may report a guest,
/// rightly or, where the stay went wrong, by mistake. Says what the guest did.
Harm Market::suffer(const Today& today, sim::Identity who, const Stay& stay, bool kept) {
    const Abuse& abuse = today.given.abuse;
    const bool abusive = agents_.column<&Traveller::abusive>()[stay.traveller.row] != 0;
    if (!abusive && (kept || abuse.sharing == Shared::none)) return {};
    Harm harm;
    if (abusive) {
        harm = harm_of(today, who, stay, kept);
        bear(today, stay, harm);
    }
    if (abuse.sharing == Shared::none) return harm;
    const double vigilance = today.given.safeguards.guarantee.vigilance(harm.loss());
    const double mistaken = kept ? 0 : abuse.mistaken_reports;
    const double chance = harm.abused ? abuse.reporting * vigilance : mistaken;
    if (today.draw(purpose("home_sharing.report"), who).chance(chance)) report(today, stay);
    return harm;
}

/// What an abusive guest does. A stay that went wrong gives no occasion to claim falsely.
Harm Market::harm_of(const Today& today, sim::Identity who, const Stay& stay, bool kept) {
    const Abuse& abuse = today.given.abuse;
    Harm harm;
    if (kept && today.draw(purpose("home_sharing.claim"), who).chance(abuse.false_claims)) {
        ++agents_.here(stay.listing.row).false_claims;
        harm.abused = true;
        answer_claim(today, who, share_of(stay.price, abuse.demand), harm);
    }
    sim::Stream luck = today.draw(purpose("home_sharing.damage"), who);
    if (luck.chance(abuse.damage)) {
        const double size = sim::math::exp(abuse.damage_spread * luck.normal());
        harm.abused = true;
        harm.damage = sim::round_half_even(100 * abuse.damage_cost * size);
    }
    return harm;
}

/// The host gives in, disputes or refuses; most who give in fear a bad review. A host who will be
/// repaid disputes less and gives in the more.
void Market::answer_claim(const Today& today, sim::Identity who, Money demanded, Harm& harm) const {
    const Abuse& abuse = today.given.abuse;
    sim::Stream luck = today.draw(purpose("home_sharing.claim_answer"), who);
    const double disputes = abuse.disputes * today.given.safeguards.guarantee.vigilance(demanded);
    sim::Stream threat = today.draw(purpose("home_sharing.threat"), who);
    const bool threatened = threat.chance(abuse.extortion);
    const double gives_in = abuse.gives_in * (threatened ? 1 : 1 - abuse.image_concern);
    const double mood = luck.uniform();
    if (mood < disputes) {
        harm.dispute = sim::round_half_even(100 * abuse.dispute_cost);
        if (!luck.chance(abuse.dispute_won)) harm.refund = demanded;
    } else if (mood < abuse.disputes + gives_in) {
        harm.refund = demanded;
    }
    harm.met = mood >= disputes && mood < abuse.disputes + gives_in;
    harm.avenged = threatened && !harm.met && threat.chance(abuse.revenge);
}

/// Moves the money of one harm: the host pays, the deposit and the guarantee pay back.
void Market::bear(const Today& today, const Stay& stay, const Harm& harm) {
    const auto& safe = today.given.safeguards;
    const std::uint32_t row = stay.listing.row;
    const Money deposit = safe.deposit.kept(harm.damage);
    const Money insured = share_of(harm.damage - deposit, law_.allowance_of(agents_, row).cover);
    const Money repaid = safe.guarantee.repaid(harm.loss() - deposit - insured);
    const HomeAccount home = agents_.account_of(row);
    books_.charge_host(home, Sector::guests, harm.refund, Payment::refund);
    books_.charge_host(home, Sector::suppliers, harm.damage, Payment::damage);
    books_.charge_host(home, Sector::suppliers, harm.dispute, Payment::dispute);
    books_.pay_host(home, Sector::guests, deposit, Payment::deposit);
    books_.pay_host(home, Sector::insurers, insured, Payment::cover);
    books_.pay_host(home, Sector::platform, repaid, Payment::guarantee);
    Indicators& here = home.here;
    here.claims_met += harm.met;
    here.severe_damages += harm.damage > severe;
    here.host_losses += harm.loss() + harm.dispute - deposit - insured - repaid;
    books_.credit_guest(stay.traveller, (harm.refund - deposit).major(), here);
}

/// A host's own record holds reports alone; the platform sees all stays of a guest.
void Market::report(const Today& today, const Stay& stay) {
    const bool shared = today.given.abuse.sharing == Shared::platform;
    const std::uint32_t keeper = shared ? sim::everybody : agents_.host_of(stay.listing.row);
    const std::uint32_t guest = stay.traveller.row;
    const std::uint32_t stays = shared ? agents_.column<&Traveller::stays>()[guest] : 0;
    Indicators& here = agents_.here(stay.listing.row);
    ++here.reports;
    if (!reports_.add(today.given.abuse.exclusion, keeper, guest, stays)) return;
    const bool abusive = agents_.column<&Traveller::abusive>()[guest] != 0;
    ++(abusive ? here.abusive_excluded : here.honest_excluded);
}

/// Guests whom the platform refuses see no homes, unless a new name is worth its cost to them: the
/// best home against the best that is left without homes.
void Market::turn_away(const Today& today, std::span<Trip> trips) {
    if (today.given.abuse.sharing != Shared::platform || reports_.empty()) return;
    for (Trip& trip : trips) {
        if (!reports_.excluded(sim::everybody, trip.traveller.row)) continue;
        Trip barred = trip;
        barred.options = 0;
        barred.barred = true;
        evaluate(today, barred);
        const double worth = (best_of(trip) - best_of(barred)) /
                             static_cast<double>(trip.price_coefficient) * trip.nights;
        const auto& cost = today.given.abuse.new_identity;
        if (cost && worth > *cost) {
            come_back(trip, *cost);
            continue;
        }
        if (worth > 0) count_refused(trip);
        trip = barred;
    }
}

/// Under another name, of which nothing is known.
void Market::come_back(const Trip& trip, double cost) {
    const std::uint32_t guest = trip.traveller.row;
    const Money price = sim::round_half_even(100 * cost);
    reports_.rename(sim::everybody, guest, agents_.column<&Traveller::stays>()[guest]);
    Indicators& here = agents_.tally[trip.zone];
    books_.pay(here, Sector::guests, Sector::suppliers, price, Payment::identity);
    ++here.new_identities;
    books_.credit_guest(trip.traveller, -price.major(), here);
}

/// Whether a host who answers requests himself refuses this guest because of earlier stays.
bool Market::remembers(std::uint32_t row, const Trip& trip) const {
    if (reports_.empty() || agents_.column<&Listing::instant>()[row] != 0) return false;
    return reports_.excluded(agents_.host_of(row), trip.traveller.row);
}

void Market::count_refused(const Trip& trip) {
    Indicators& here = agents_.tally[trip.zone];
    const bool abusive = agents_.column<&Traveller::abusive>()[trip.traveller.row] != 0;
    ++(abusive ? here.abusive_refused : here.honest_refused);
}

} // namespace models::home_sharing
