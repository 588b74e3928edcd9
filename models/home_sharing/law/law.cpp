// SPDX-License-Identifier: Apache-2.0
// The law at work: compiled to allowances when it changes, answered by hosts who obey, hide, ignore
// it or leave, and enforced by inspection.
#include "models/home_sharing/market.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

// Nobody knows before a quota begins who will get a licence.
bool foreseen(const Measure& measure) {
    return answered(measure) && !std::holds_alternative<LicenceQuota>(measure);
}

bool breaks(Standing standing) {
    return standing == Standing::ignoring || standing == Standing::hidden;
}

} // namespace

void Market::check_law(const Parameters& given, sim::Problems& problems) {
    for (const auto& dated : given.regulation.measures)
        if (const auto* tax = std::get_if<ProgressiveTax>(&dated.measure))
            if (!std::ranges::is_sorted(tax->steps, std::ranges::less{}, &TaxStep::from))
                problems.add("regulation.progressive_tax.steps", "must rise in from");
}

bool Market::concerns(const Scope& scope, const std::vector<std::uint8_t>& places,
                      std::uint32_t row) const {
    if (scope.kind && *scope.kind != listings_.column<&Listing::kind>()[row]) return false;
    return places[listings_.column<&Listing::zone>()[row]] != 0;
}

std::vector<std::uint32_t> Market::concerned(const Measure& measure) const {
    const Scope& scope = scope_of(measure);
    sim::Problems none; // names were checked when the scenario was read
    const auto& places = places_of(scope, *city_, none);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < listings_.size(); ++row)
        if (concerns(scope, places, row)) rows.push_back(row);
    return rows;
}

void Market::compile(const Today& today) {
    allowances_ = unregulated(listings_.size(), own_terms(today));
    for (const bool inspections : {true, false})
        for (const auto& dated : today.given.regulation.in_force(today.day))
            if (std::holds_alternative<Inspection>(dated.measure) == inspections)
                impose(dated.measure);
    const auto whole = sim::Money{1'000'000};
    const sim::Money gets = share(allowances_.sharing, whole).provider_gets;
    provider_share_ = gets.major() / whole.major() - today.given.safeguards.guarantee.premium;
}

void Market::impose(const Measure& measure) {
    allowances_.impose_on_platform(measure);
    const auto host = listings_.column<&Listing::host>();
    for (const std::uint32_t row : concerned(measure))
        allowances_.impose(
            measure, {row, listings_.column<&Listing::kind>()[row],
                      listings_.column<&Listing::primary>()[row] != 0,
                      hosts_.column<&Host::collects_tax>()[host[row].row] != 0,
                      static_cast<double>(listings_.column<&Listing::reference_price>()[row])});
}

/// Hosts answer a measure when it begins; those who will leave may do so from its announcement on.
/// When it ends, those who hid or ignored it are in line with the law again. Licences are allotted
/// last, to those whom all else lets stay.
void Market::obey(const Today& today) {
    const auto& law = today.given.regulation;
    for (const auto& dated : law.measures)
        if (today.day == dated.until && binding(dated.measure)) end(today, dated);
    for (const bool quotas : {false, true})
        for (const auto& dated : law.measures)
            if (std::holds_alternative<LicenceQuota>(dated.measure) == quotas) begin(today, dated);
}

void Market::begin(const Today& today, const sim::Dated<Measure>& dated) {
    if (today.day < dated.announced || today.day > dated.from || !binding(dated.measure)) return;
    if (today.day < dated.from && foreseen(dated.measure))
        for (const std::uint32_t row : concerned(dated.measure))
            if (leaves_today(today, row, dated) &&
                response(today, row, dated.measure) == Standing::withdrawn)
                answer(today, row, dated.measure);
    if (today.day < dated.from) return;
    if (std::holds_alternative<LicenceQuota>(dated.measure)) allot(today, dated);
    const bool watch = std::holds_alternative<Inspection>(dated.measure);
    for (const std::uint32_t row : concerned(dated.measure))
        if (!watch)
            answer(today, row, dated.measure);
        else if (fears_inspectors(today, row))
            reopen(today, row);
}

// Those reckon anew when they learn that inspectors will come who break the law, or whom nobody
// kept to it before.
bool Market::fears_inspectors(const Today& today, std::uint32_t row) const {
    const Standing standing = listings_.column<&Listing::standing>()[row];
    if (breaks(standing)) return true;
    return standing == Standing::open &&
           std::ranges::any_of(today.given.regulation.measures, [&](const auto& dated) {
               return dated.in_force(today.day) && enforced_by_inspectors(dated.measure) &&
                      reaches(dated.measure, row);
           });
}

bool Market::reaches(const Measure& measure, std::uint32_t row) const {
    sim::Problems none; // names were checked when the scenario was read
    const Scope& scope = scope_of(measure);
    return concerns(scope, places_of(scope, *city_, none), row);
}

void Market::end(const Today& today, const sim::Dated<Measure>& dated) {
    if (!answered(dated.measure) || !ever_enforced(today, dated)) return;
    const auto rows = concerned(dated.measure);
    if (std::holds_alternative<LicenceQuota>(dated.measure))
        for (const std::uint32_t row : rows) {
            listings_.column<&Listing::licence>()[row] = 0;
            zones_.column<&Zone::licences>()[listings_.column<&Listing::zone>()[row]] = 0;
        }
    for (const std::uint32_t row : rows) reopen(today, row);
}

// Who broke a measure that nobody ever enforced is in line with the law all the time.
bool Market::ever_enforced(const Today& today, const sim::Dated<Measure>& dated) {
    const auto overlaps = [&](const auto& other) {
        return std::holds_alternative<Inspection>(other.measure) && other.from < dated.until &&
               dated.from < other.until;
    };
    const bool inspected = std::ranges::any_of(today.given.regulation.measures, overlaps);
    return enforced(dated.measure, inspected ? 1 : 0);
}

// The measures that stay in force are answered anew.
void Market::reopen(const Today& today, std::uint32_t row) {
    listings_.column<&Listing::standing>()[row] = Standing::open;
    for (const auto& dated : today.given.regulation.in_force(today.day))
        if (reaches(dated.measure, row)) answer(today, row, dated.measure);
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

/// Whoever does not offer a home need not answer a quota; a licence may be free when he does.
void Market::answer(const Today& today, std::uint32_t row, const Measure& measure) {
    std::uint8_t& active = listings_.column<&Listing::active>()[row];
    if (std::holds_alternative<LicenceQuota>(measure) && !active) return;
    auto& standing = listings_.column<&Listing::standing>()[row];
    const Standing wish = response(today, row, measure);
    if (wish > standing) standing = wish; // the answer to the strictest measure stands
    if (standing == Standing::withdrawn) active = 0;
}

/// What a host expects of a listing in a year in which no rule binds.
Prospect Market::prospect_of(const Today& today, std::uint32_t row) const {
    const Listing listing = listings_.row(row);
    const std::uint32_t host = listing.host.row;
    Prospect prospect;
    prospect.gets = provider_share(today, host);
    prospect.nights = days_of_year * static_cast<double>(listing.occupancy);
    prospect.profit = std::max(0.0, listing.price * prospect.gets - cost_of(row));
    prospect.primary = listing.primary != 0;
    if (listing.kind == Kind::entire_home)
        prospect.other_use =
            static_cast<double>(hosts_.column<&Host::other_use>()[host]) * prospect.yearly();
    const Compliance& given = today.given.compliance;
    prospect.hidden_share = given.hidden_demand;
    prospect.aversion =
        given.aversion * (0.5 + static_cast<double>(hosts_.column<&Host::propensity>()[host]));
    prospect.kind = listing.kind;
    prospect.home = home_number_[row];
    prospect.homes = hosts_.column<&Host::listings>()[host];
    prospect.minimum_nights = listing.minimum_nights;
    prospect.sleeps = listing.sleeps;
    prospect.licensed = listing.licence != 0;
    prospect.price = listing.price;
    prospect.reference_price = static_cast<double>(listing.reference_price);
    prospect.foreign = today.given.demand.foreign;
    prospect.inspected = allowances_.inspected_at(row);
    prospect.mix = &mix_;
    return prospect;
}

/// What a host gains a year from each way to answer, and which is best: obeying, breaking the rule
/// in the open, hiding, or putting the home to its next best use. A rule that does not bind is
/// obeyed. Nobody obeys because it is the law: where nobody sees to it that a rule is kept, all who
/// let go on as before, and nothing tells who breaks it from who obeys.
Standing Market::response(const Today& today, std::uint32_t row, const Measure& measure) const {
    const Prospect prospect = prospect_of(today, row);
    const Standing best =
        std::visit([&](const auto& one) { return prospect.answer(one); }, measure);
    const bool unseen = best == Standing::ignoring && !enforced(measure, prospect.inspected);
    return unseen ? Standing::open : best;
}

/// Breaches are found at random; whoever is found pays and stops.
void Market::inspect(const Today& today) {
    const auto standing = listings_.column<&Listing::standing>();
    const auto active = listings_.column<&Listing::active>();
    const auto who = listings_.identities();
    for (std::uint32_t row = 0; row < listings_.size(); ++row) {
        if (!breaks(standing[row]) || !active[row] || allowances_.found[row] <= 0) continue;
        const double chance = static_cast<double>(allowances_.found[row]);
        if (today.draw(purpose("home_sharing.inspection"), who[row]).chance(chance)) punish(row);
    }
    if (!allowances_.inspected.empty()) visit_homes(today);
}

void Market::punish(std::uint32_t row) {
    const std::uint32_t owner = listings_.column<&Listing::host>()[row].row;
    const sim::Ref<sim::Account> host{host_accounts_.row + owner};
    ledger_.transfer(host, government_account_, allowances_.fine[row], Payment::fine);
    tally_[listings_.column<&Listing::zone>()[row]].fines += allowances_.fine[row];
    host_gains_.push_back({owner, {}, allowances_.fine[row]});
    listings_.column<&Listing::standing>()[row] = Standing::withdrawn;
    listings_.column<&Listing::active>()[row] = 0;
}

/// Inspectors come to listings by chance, lawful or not; the visit costs the government.
void Market::visit_homes(const Today& today) {
    const auto active = listings_.column<&Listing::active>();
    for (const auto& dated : today.given.regulation.in_force(today.day)) {
        const auto* inspection = std::get_if<Inspection>(&dated.measure);
        if (!inspection) continue;
        const Money cost = sim::round_half_even(100 * inspection->cost);
        for (const std::uint32_t row : concerned(dated.measure)) {
            if (!active[row]) continue;
            sim::Stream luck =
                today.draw(purpose("home_sharing.visit"), listings_.identities()[row]);
            if (!luck.chance(inspection->visits / days_of_year)) continue;
            ledger_.transfer(government_account_, supplier_account_, cost, Payment::enforcement);
            tally_[listings_.column<&Listing::zone>()[row]].enforcement_cost += cost;
            if (breaks(listings_.column<&Listing::standing>()[row]) &&
                luck.chance(inspection->detection))
                punish(row);
        }
    }
}

/// What the law takes of a stay when guests arrive: taxes on what the host takes, unless he hides,
/// and the premium of an insurance.
void Market::pay_dues(const Stay& stay, Money gets) {
    const std::uint32_t row = stay.listing.row;
    const std::uint32_t who = listings_.column<&Listing::host>()[row].row;
    std::int32_t& nights = hosts_.column<&Host::nights_this_year>()[who];
    Money& takings = hosts_.column<&Host::takings_this_year>()[who];
    const bool told = listings_.column<&Listing::standing>()[row] != Standing::hidden;
    Money tax;
    for (std::size_t at = 0; told && at < allowances_.host_taxes.size(); ++at) {
        const ProgressiveTax& one = allowances_.host_taxes[at];
        if ((allowances_.taxed_by[row] >> at & 1U) == 0) continue;
        const bool by_nights = one.measured == Measured::nights;
        tax += sim::round_half_even(100 * one.due(by_nights ? nights : takings.major(),
                                                  by_nights ? stay.nights : gets.major(),
                                                  gets.major()));
    }
    nights += stay.nights;
    takings += gets;
    const Money premium = sim::round_half_even(100 * allowance_of(row).premium * stay.nights);
    if (tax + premium == Money{}) return;
    const sim::Ref<sim::Account> host{host_accounts_.row + who};
    ledger_.transfer(host, government_account_, tax, Payment::tax);
    ledger_.transfer(host, insurer_account_, premium, Payment::insurance);
    listings_.column<&Listing::takings>()[row] -= tax + premium;
    Indicators& here = tally_[listings_.column<&Listing::zone>()[row]];
    here.tax += tax;
    here.host_taxes += tax;
    here.insurance_premiums += premium;
    here.host_income -= tax + premium;
    host_gains_.push_back({who, -(tax + premium), {}});
}

} // namespace models::home_sharing
