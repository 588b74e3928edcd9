// SPDX-License-Identifier: Apache-2.0
// The law at work: compiled to allowances when it changes, answered by hosts who obey, hide, ignore
// it or leave, and enforced by inspection.
#include "models/home_sharing/market.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr double days_of_year = 365.0;

struct Imposition {
    Allowances& on;
    std::size_t row;

    void operator()(const NightCap& cap) const {
        const auto nights = static_cast<std::int16_t>(cap.nights);
        on.stated_cap[row] = std::min(on.stated_cap[row], nights);
        if (cap.enforcement == Enforcement::automatic)
            on.counted_cap[row] = std::min(on.counted_cap[row], nights);
        threaten(cap.sanction);
    }
    void operator()(const Registration& registration) const { threaten(registration.sanction); }

private:
    // Breaches of several measures are found independently; the dearest fine is paid.
    void threaten(const Sanction& sanction) const {
        const double found = sanction.inspections / days_of_year;
        on.found[row] =
            static_cast<float>(1 - (1 - static_cast<double>(on.found[row])) * (1 - found));
        on.fine[row] = std::max(on.fine[row], sim::round_half_even(100 * sanction.fine));
    }
};

const Scope& scope_of(const Measure& measure) {
    return std::visit([](const auto& one) -> const Scope& { return one.applies_to; }, measure);
}

// A measure in its null form has driven nobody out, so its end brings nobody back.
bool binding(const Measure& measure) {
    return std::visit([](const auto& one) { return !(one == one.null()); }, measure);
}

} // namespace

bool Market::concerns(const Scope& scope, const std::vector<std::uint8_t>& places,
                      std::uint32_t row) const {
    if (scope.kind && *scope.kind != listings_.column<&Listing::kind>()[row]) return false;
    return places[listings_.column<&Listing::zone>()[row]] != 0;
}

template <class Visit> void Market::for_concerned(const Measure& measure, Visit&& visit) const {
    const Scope& scope = scope_of(measure);
    sim::Problems none; // names were checked when the scenario was read
    const auto places = places_of(scope, *city_, none);
    for (std::uint32_t row = 0; row < listings_.size(); ++row)
        if (concerns(scope, places, row)) visit(row);
}

void Market::compile(const Today& today) {
    allowances_ = unregulated(listings_.size());
    for (const auto& dated : today.given.regulation.in_force(today.day))
        for_concerned(dated.measure, [&](std::uint32_t row) {
            std::visit(Imposition{allowances_, row}, dated.measure);
        });
}

/// Hosts answer a measure when it begins; those who will leave may do so from its announcement on.
/// When it ends, those who hid or ignored it are in line with the law again.
void Market::obey(const Today& today) {
    const auto& law = today.given.regulation;
    if (law.changes_on(today.day)) compile(today);
    for (const auto& dated : law.measures)
        if (today.day == dated.until && binding(dated.measure))
            for_concerned(dated.measure, [&](std::uint32_t row) { reopen(today, row); });
    for (const auto& dated : law.measures) {
        if (today.day == dated.from)
            for_concerned(dated.measure,
                          [&](std::uint32_t row) { answer(today, row, dated.measure); });
        else if (dated.announced <= today.day && today.day < dated.from)
            for_concerned(dated.measure, [&](std::uint32_t row) {
                if (leaves_today(today, row, dated) &&
                    response(today, row, dated.measure) == Standing::withdrawn)
                    answer(today, row, dated.measure);
            });
    }
}

// The measures that stay in force are answered anew.
void Market::reopen(const Today& today, std::uint32_t row) {
    listings_.column<&Listing::standing>()[row] = Standing::open;
    sim::Problems none;
    for (const auto& dated : today.given.regulation.in_force(today.day))
        if (const Scope& scope = scope_of(dated.measure);
            concerns(scope, places_of(scope, *city_, none), row))
            answer(today, row, dated.measure);
}

// Each host has a day of its own between announcement and start, keyed by the listing.
bool Market::leaves_today(const Today& today, std::uint32_t row,
                          const sim::Dated<Measure>& dated) const {
    sim::Stream stream(today.keys.chance, purpose("home_sharing.leaving_day"), dated.announced,
                       listings_.identities()[row]);
    return dated.announced + static_cast<int>(stream.below(
                                 static_cast<std::uint32_t>(dated.from - dated.announced))) ==
           today.day;
}

void Market::answer(const Today& today, std::uint32_t row, const Measure& measure) {
    auto& standing = listings_.column<&Listing::standing>()[row];
    const Standing wish = response(today, row, measure);
    if (wish > standing) standing = wish; // the answer to the strictest measure stands
    if (standing == Standing::withdrawn) listings_.column<&Listing::active>()[row] = 0;
}

/// What a host gains a year from each way to answer, and which is best: obeying, breaking the rule
/// in the open, hiding, or putting the home to its next best use. A rule that does not bind is
/// obeyed.
Standing Market::response(const Today& today, std::uint32_t row, const Measure& measure) const {
    const auto host = listings_.column<&Listing::host>()[row].row;
    const double occupancy = static_cast<double>(listings_.column<&Listing::occupancy>()[row]);
    Prospect prospect;
    prospect.nights = days_of_year * occupancy;
    prospect.profit =
        std::max(0.0, listings_.column<&Listing::price>()[row] * provider_share(today, host) -
                          static_cast<double>(listings_.column<&Listing::cost>()[row]));
    prospect.primary = listings_.column<&Listing::primary>()[row] != 0;
    if (listings_.column<&Listing::kind>()[row] == Kind::entire_home)
        prospect.other_use =
            static_cast<double>(hosts_.column<&Host::other_use>()[host]) * prospect.yearly();
    const Compliance& given = today.given.compliance;
    prospect.hidden_share = given.hidden_demand;
    prospect.aversion =
        given.aversion * (0.5 + static_cast<double>(hosts_.column<&Host::propensity>()[host]));
    return std::visit([&](const auto& one) { return prospect.answer(one); }, measure);
}

/// A listing that the law in force would drive out, or into hiding, does not come in.
bool Market::may_enter(const Today& today, std::uint32_t row) const {
    if (listings_.column<&Listing::standing>()[row] == Standing::withdrawn) return false;
    for (const auto& dated : today.given.regulation.measures) {
        if (!dated.in_force(today.day)) continue;
        sim::Problems none;
        const Scope& scope = scope_of(dated.measure);
        if (!concerns(scope, places_of(scope, *city_, none), row)) continue;
        if (response(today, row, dated.measure) >= Standing::hidden) return false;
    }
    return true;
}

/// Breaches are found at random; whoever is found pays and stops.
void Market::inspect(const Today& today) {
    auto standing = listings_.column<&Listing::standing>();
    auto active = listings_.column<&Listing::active>();
    const auto who = listings_.identities();
    for (std::uint32_t row = 0; row < listings_.size(); ++row) {
        const bool breach =
            standing[row] == Standing::ignoring || standing[row] == Standing::hidden;
        if (!breach || !active[row] || allowances_.found[row] <= 0) continue;
        const double chance = static_cast<double>(allowances_.found[row]);
        if (!today.draw(purpose("home_sharing.inspection"), who[row]).chance(chance)) continue;
        const std::uint32_t owner = listings_.column<&Listing::host>()[row].row;
        const sim::Ref<sim::Account> host{host_accounts_.row + owner};
        ledger_.transfer(host, government_account_, allowances_.fine[row], Payment::fine);
        tally_[listings_.column<&Listing::zone>()[row]].fines += allowances_.fine[row];
        host_gains_.push_back({owner, {}, allowances_.fine[row]});
        standing[row] = Standing::withdrawn;
        active[row] = 0;
    }
}

} // namespace models::home_sharing
