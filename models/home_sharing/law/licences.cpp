// SPDX-License-Identifier: Apache-2.0
// Who may still come in: licences of a quota, allotted when it begins and handed on when they are
// freed; and freezes, before which some hurry.
#include "models/home_sharing/law/law.hpp"

#include <algorithm>
#include <tuple>

namespace models::home_sharing {
namespace {

using sim::purpose;

// The zone that keeps the count of licences of a zone: itself, or the first of its borough.
std::size_t place_of(const Agents& agents, const LicenceQuota& quota, std::size_t zone) {
    if (quota.per == Counted::neighbourhood) return zone;
    const auto borough = agents.column<&Zone::borough>();
    return static_cast<std::size_t>(std::ranges::find(borough, borough[zone]) - borough.begin());
}

} // namespace

/// Lawful listings offered without a licence, by the place that counts, in the order in which the
/// quota serves them.
std::vector<std::vector<std::uint32_t>> Law::asking(const Today& today, const Agents& agents,
                                                    const LicenceQuota& quota) const {
    const auto standing = agents.column<&Listing::standing>();
    const auto active = agents.column<&Listing::active>();
    const auto licence = agents.column<&Listing::licence>();
    std::vector<std::vector<std::uint32_t>> queues(agents.zones.size());
    for (const std::uint32_t row : concerned(agents, quota))
        if (active[row] && !licence[row] && standing[row] == ComplianceState::compliant &&
            enforced(quota, allowances_.inspected_at(row)))
            queues[place_of(agents, quota, agents.column<&Listing::zone>()[row])].push_back(row);
    const auto rank = [&](std::uint32_t row) {
        const sim::Identity who = agents.listings.identities()[row];
        const bool by_nights = quota.allotment == Allotment::grandfathered;
        const double let = static_cast<double>(agents.column<&Listing::occupancy>()[row]);
        return std::tuple(by_nights ? -let : 0.0,
                          today.draw(purpose("home_sharing.licence"), who).uniform(), who);
    };
    for (auto& queue : queues) std::ranges::sort(queue, {}, rank);
    return queues;
}

/// On the first day of a quota. The number of licences of a place is kept with each of its zones.
void Law::allot(const Today& today, Agents& agents, const sim::Dated<Measure>& dated) const {
    const auto& quota = std::get<LicenceQuota>(dated.measure);
    const auto queues = asking(today, agents, quota);
    auto licences = agents.column<&Zone::licences>();
    for (const std::uint32_t row : concerned(agents, dated.measure)) {
        if (!enforced(quota, allowances_.inspected_at(row))) continue;
        const std::size_t zone = agents.column<&Listing::zone>()[row];
        const double offered = static_cast<double>(queues[place_of(agents, quota, zone)].size());
        licences[zone] = static_cast<std::int32_t>(
            std::min(quota.licences.value_or(quota.share * offered), 1e9));
    }
    for (const auto& queue : queues) {
        if (queue.empty()) continue;
        const auto zone = agents.column<&Listing::zone>()[queue.front()];
        const auto most = static_cast<std::size_t>(licences[zone]);
        for (std::size_t at = 0; at < std::min(most, queue.size()); ++at)
            agents.column<&Listing::licence>()[queue[at]] = 1;
    }
}

void Law::foresee_entry(const Today& today, const Agents& agents) {
    licences_left_.clear();
    rush_.clear();
    for (const auto& dated : today.given.regulation.measures) {
        const auto* freeze = std::get_if<Freeze>(&dated.measure);
        if (freeze && dated.announced <= today.day && today.day < dated.from)
            hurry(agents, *freeze);
        const auto* quota = std::get_if<LicenceQuota>(&dated.measure);
        if (quota && dated.in_force(today.day) && binding(dated.measure))
            count_left(agents, *quota);
    }
}

/// Who would have come in later comes in before the freeze.
void Law::hurry(const Agents& agents, const Freeze& freeze) {
    if (freeze.rush <= 0) return;
    rush_.resize(agents.listings.size(), 1);
    for (const std::uint32_t row : concerned(agents, freeze))
        rush_[row] = std::max(rush_[row], 1 + freeze.rush);
}

/// Licences that nobody holds; those of a lottery are not handed on.
void Law::count_left(const Agents& agents, const LicenceQuota& quota) {
    licences_left_.resize(agents.zones.size(), 0);
    if (quota.allotment == Allotment::lottery) return;
    const auto zone = agents.column<&Listing::zone>();
    const auto licence = agents.column<&Listing::licence>();
    const auto rows = concerned(agents, quota);
    for (const std::uint32_t row : rows)
        licences_left_[place_of(agents, quota, zone[row])] =
            agents.column<&Zone::licences>()[zone[row]];
    for (const std::uint32_t row : rows)
        licences_left_[place_of(agents, quota, zone[row])] -= licence[row];
}

void Law::settle_licences(const Today& today, Agents& agents) {
    for (const auto& dated : today.given.regulation.in_force(today.day)) {
        const auto* quota = std::get_if<LicenceQuota>(&dated.measure);
        if (quota && binding(dated.measure)) hand_on(today, agents, *quota);
    }
}

void Law::hand_on(const Today& today, Agents& agents, const LicenceQuota& quota) {
    const auto standing = agents.column<&Listing::standing>();
    auto active = agents.column<&Listing::active>();
    auto licence = agents.column<&Listing::licence>();
    for (const std::uint32_t row : concerned(agents, quota))
        if ((!active[row] || standing[row] != ComplianceState::compliant) &&
            enforced(quota, allowances_.inspected_at(row)))
            licence[row] = 0;
    const auto queues = asking(today, agents, quota);
    for (std::size_t place = 0; place < queues.size(); ++place)
        for (const std::uint32_t row : queues[place]) {
            const bool left = licences_left_[place]-- > 0;
            licence[row] = left ? 1 : 0;
            active[row] = left ? 1 : 0;
        }
}

bool Law::may_enter(const Today& today, const Agents& agents, const HostCareers& careers,
                    std::uint32_t row) const {
    if (agents.column<&Listing::standing>()[row] == ComplianceState::exited) return false;
    return std::ranges::all_of(today.given.regulation.measures, [&](const auto& dated) {
        return !dated.in_force(today.day) || !reaches(agents, dated.measure, row) ||
               admits(today, agents, careers, row, dated.measure);
    });
}

bool Law::admits(const Today& today, const Agents& agents, const HostCareers& careers,
                 std::uint32_t row, const Measure& measure) const {
    if (const auto* freeze = std::get_if<Freeze>(&measure))
        return !today.draw(purpose("home_sharing.freeze"), agents.listings.identities()[row])
                    .chance(freeze->refused);
    if (const auto* quota = std::get_if<LicenceQuota>(&measure))
        return !binding(measure) || !enforced(*quota, allowances_.inspected_at(row)) ||
               licences_left_[place_of(agents, *quota, agents.column<&Listing::zone>()[row])] > 0;
    return response(today, agents, careers, row, measure) < ComplianceState::concealed;
}

} // namespace models::home_sharing
