// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/law/law.hpp"

#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

// Nobody knows before a quota begins who will get a licence.
bool foreseen(const Measure& measure) {
    return answered(measure) && !std::holds_alternative<LicenceQuota>(measure);
}

bool concerns(const Agents& agents, const Scope& scope, const std::vector<std::uint8_t>& places,
              std::uint32_t row) {
    if (scope.kind && *scope.kind != agents.column<&Listing::kind>()[row]) return false;
    return places[agents.column<&Listing::zone>()[row]] != 0;
}

// Those reckon anew when they learn that inspectors will come who break the law, or whom nobody
// kept to it before.
bool fears_inspectors(const Today& today, const Agents& agents, std::uint32_t row) {
    const ComplianceState standing = agents.column<&Listing::standing>()[row];
    if (breaks(standing)) return true;
    return standing == ComplianceState::compliant &&
           std::ranges::any_of(today.given.regulation.measures, [&](const auto& dated) {
               return dated.in_force(today.day) && enforced_by_inspectors(dated.measure) &&
                      reaches(agents, dated.measure, row);
           });
}

// Each host has a day of its own between announcement and start, keyed by the listing.
bool leaves_today(const Today& today, const Agents& agents, std::uint32_t row,
                  const sim::Dated<Measure>& dated) {
    sim::Stream stream(today.keys.chance, purpose("home_sharing.leaving_day"), dated.announced,
                       agents.listings.identities()[row]);
    return dated.announced + static_cast<int>(stream.below(
                                 static_cast<std::uint32_t>(dated.from - dated.announced))) ==
           today.day;
}

// Who broke a measure that nobody ever enforced is in line with the law all the time.
bool ever_enforced(const Today& today, const sim::Dated<Measure>& dated) {
    const auto overlaps = [&](const auto& other) {
        return std::holds_alternative<Inspection>(other.measure) && other.from < dated.until &&
               dated.from < other.until;
    };
    const bool inspected = std::ranges::any_of(today.given.regulation.measures, overlaps);
    return enforced(dated.measure, inspected ? 1 : 0);
}

} // namespace

std::vector<std::uint32_t> concerned(const Agents& agents, const Measure& measure) {
    const Scope& scope = scope_of(measure);
    sim::Problems none; // names were checked when the scenario was read
    const auto& places = places_of(scope, *agents.city, none);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < agents.listings.size(); ++row)
        if (concerns(agents, scope, places, row)) rows.push_back(row);
    return rows;
}

bool reaches(const Agents& agents, const Measure& measure, std::uint32_t row) {
    sim::Problems none; // names were checked when the scenario was read
    const Scope& scope = scope_of(measure);
    return concerns(agents, scope, places_of(scope, *agents.city, none), row);
}

void Law::check(const Parameters& given, sim::Problems& problems) {
    for (const auto& dated : given.regulation.measures)
        if (const auto* tax = std::get_if<ProgressiveTax>(&dated.measure))
            if (!std::ranges::is_sorted(tax->steps, std::ranges::less{}, &TaxStep::from))
                problems.add("regulation.progressive_tax.steps", "must rise in from");
}

void Law::restored(const Today& today, const Agents& agents, const sim::Sharing& terms) {
    mix_ = TripMix(today.given.segments);
    compile(today, agents, terms);
}

void Law::compile(const Today& today, const Agents& agents, const sim::Sharing& terms) {
    allowances_ = unregulated(agents.listings.size(), terms);
    for (const bool inspections : {true, false})
        for (const auto& dated : today.given.regulation.in_force(today.day))
            if (std::holds_alternative<Inspection>(dated.measure) == inspections)
                impose(agents, dated.measure);
    const auto whole = sim::Money{1'000'000};
    const sim::Money gets = share(allowances_.sharing, whole).provider_gets;
    provider_share_ = gets.major() / whole.major() - today.given.safeguards.guarantee.premium;
}

void Law::impose(const Agents& agents, const Measure& measure) {
    allowances_.impose_on_platform(measure);
    const auto host = agents.column<&Listing::host>();
    for (const std::uint32_t row : concerned(agents, measure))
        allowances_.impose(measure,
                           {row, agents.column<&Listing::kind>()[row],
                            agents.column<&Listing::primary>()[row] != 0,
                            agents.column<&Host::collects_tax>()[host[row].row] != 0,
                            static_cast<double>(agents.column<&Listing::reference_price>()[row])});
}

const Allowance& Law::allowance_of(const Agents& agents, std::uint32_t row) const {
    static const Allowance everything;
    switch (agents.column<&Listing::standing>()[row]) {
    case ComplianceState::compliant: return allowances_.stated[row];
    case ComplianceState::open_breach: return allowances_.counted[row];
    case ComplianceState::concealed:
    case ComplianceState::exited: break;
    }
    return everything;
}

sim::Sharing Law::terms_on(sim::Day day, const Parameters& given, const sim::Sharing& own) {
    Allowances platform = unregulated(0, own);
    for (const auto& dated : given.regulation.in_force(day))
        platform.impose_on_platform(dated.measure);
    return platform.sharing;
}

double Law::provider_share(const Today& today, const Agents& agents, std::uint32_t host) const {
    const auto* falling = std::get_if<sim::FallingCommission>(&allowances_.sharing);
    if (!falling) return provider_share_;
    return 1 - falling->share_at(agents.column<&Host::billed>()[host]) -
           today.given.safeguards.guarantee.premium;
}

void Law::obey(const Today& today, Agents& agents, const HostCareers& careers) {
    const auto& law = today.given.regulation;
    for (const auto& dated : law.measures)
        if (today.day == dated.until && binding(dated.measure)) end(today, agents, careers, dated);
    for (const bool quotas : {false, true})
        for (const auto& dated : law.measures)
            if (std::holds_alternative<LicenceQuota>(dated.measure) == quotas)
                begin(today, agents, careers, dated);
}

void Law::begin(const Today& today, Agents& agents, const HostCareers& careers,
                const sim::Dated<Measure>& dated) {
    if (today.day < dated.announced || today.day > dated.from || !binding(dated.measure)) return;
    if (today.day < dated.from && foreseen(dated.measure))
        for (const std::uint32_t row : concerned(agents, dated.measure))
            if (leaves_today(today, agents, row, dated) &&
                response(today, agents, careers, row, dated.measure) == ComplianceState::exited)
                answer(today, agents, careers, row, dated.measure);
    if (today.day < dated.from) return;
    if (std::holds_alternative<LicenceQuota>(dated.measure)) allot(today, agents, dated);
    const bool watch = std::holds_alternative<Inspection>(dated.measure);
    for (const std::uint32_t row : concerned(agents, dated.measure))
        if (!watch)
            answer(today, agents, careers, row, dated.measure);
        else if (fears_inspectors(today, agents, row))
            reopen(today, agents, careers, row);
}

void Law::end(const Today& today, Agents& agents, const HostCareers& careers,
              const sim::Dated<Measure>& dated) const {
    if (!answered(dated.measure) || !ever_enforced(today, dated)) return;
    const auto rows = concerned(agents, dated.measure);
    if (std::holds_alternative<LicenceQuota>(dated.measure))
        for (const std::uint32_t row : rows) {
            agents.column<&Listing::licence>()[row] = 0;
            agents.column<&Zone::licences>()[agents.column<&Listing::zone>()[row]] = 0;
        }
    for (const std::uint32_t row : rows) reopen(today, agents, careers, row);
}

// The measures that stay in force are answered anew.
void Law::reopen(const Today& today, Agents& agents, const HostCareers& careers,
                 std::uint32_t row) const {
    agents.column<&Listing::standing>()[row] = ComplianceState::compliant;
    for (const auto& dated : today.given.regulation.in_force(today.day))
        if (reaches(agents, dated.measure, row)) answer(today, agents, careers, row, dated.measure);
}

/// Whoever does not offer a home need not answer a quota; a licence may be free when he does.
void Law::answer(const Today& today, Agents& agents, const HostCareers& careers, std::uint32_t row,
                 const Measure& measure) const {
    std::uint8_t& active = agents.column<&Listing::active>()[row];
    if (std::holds_alternative<LicenceQuota>(measure) && !active) return;
    auto& standing = agents.column<&Listing::standing>()[row];
    const ComplianceState wish = response(today, agents, careers, row, measure);
    if (wish > standing) standing = wish; // the answer to the strictest measure stands
    if (standing == ComplianceState::exited) active = 0;
}

/// What a host expects of a listing in a year in which no rule binds.
ComplianceChoice Law::choice_of(const Today& today, const Agents& agents,
                                const HostCareers& careers, std::uint32_t row) const {
    const Listing listing = agents.listings.row(row);
    const std::uint32_t host = listing.host.row;
    ComplianceChoice choice;
    choice.gets = provider_share(today, agents, host);
    choice.nights = days_of_year * static_cast<double>(listing.occupancy);
    choice.profit = std::max(0.0, listing.price * choice.gets - careers.cost_of(agents, row));
    choice.primary = listing.primary != 0;
    if (listing.kind == Kind::entire_home)
        choice.other_use =
            static_cast<double>(agents.column<&Host::other_use>()[host]) * choice.yearly();
    const Compliance& given = today.given.compliance;
    choice.hidden_share = given.hidden_demand;
    choice.aversion =
        given.aversion * (0.5 + static_cast<double>(agents.column<&Host::propensity>()[host]));
    choice.kind = listing.kind;
    choice.home = agents.home_number[row];
    choice.homes = agents.column<&Host::listings>()[host];
    choice.minimum_nights = listing.minimum_nights;
    choice.sleeps = listing.sleeps;
    choice.licensed = listing.licence != 0;
    choice.price = listing.price;
    choice.reference_price = static_cast<double>(listing.reference_price);
    choice.foreign = today.given.demand.foreign;
    choice.inspected = allowances_.inspected_at(row);
    choice.mix = &mix_;
    return choice;
}

/// What a host gains a year from each way to answer, and which is best: obeying, breaking the rule
/// in the open, hiding, or putting the home to its next best use. A rule that does not bind is
/// obeyed. Nobody obeys because it is the law: where nobody sees to it that a rule is kept, all who
/// let go on as before, and nothing tells who breaks it from who obeys.
ComplianceState Law::response(const Today& today, const Agents& agents, const HostCareers& careers,
                              std::uint32_t row, const Measure& measure) const {
    const ComplianceChoice choice = choice_of(today, agents, careers, row);
    const ComplianceState best =
        std::visit([&](const auto& one) { return choice.answer(one); }, measure);
    const bool unseen =
        best == ComplianceState::open_breach && !enforced(measure, choice.inspected);
    return unseen ? ComplianceState::compliant : best;
}

} // namespace models::home_sharing
