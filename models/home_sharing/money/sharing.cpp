// SPDX-License-Identifier: Apache-2.0
// Sharing rules beyond the split of one payment: a commission that falls with what a host has
// billed, and a platform that its hosts own, where what it has left over its costs goes back to
// them every month.
#include "models/home_sharing/money/platform_side.hpp"
#include "sim/ledger/divide.hpp"

#include <algorithm>
#include <numeric>

namespace models::home_sharing {
namespace {

// The listings, those of a host side by side.
std::vector<std::uint32_t> by_host(std::span<const Ref<Host>> host) {
    std::vector<std::uint32_t> rows(host.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return host[row].row; });
    return rows;
}

// A host's part, told apart by home, since it counts as takings of each.
void pay_member(Agents& agents, Books& books, Money part, std::span<const std::uint32_t> homes,
                std::span<const std::int64_t> weights) {
    std::vector<std::int64_t> mine;
    std::vector<sim::Identity> names;
    for (const std::uint32_t row : homes) {
        mine.push_back(weights[row]);
        names.push_back(agents.listings.identities()[row]);
    }
    const auto pieces = divide(part, mine, names);
    for (std::size_t i = 0; i < homes.size(); ++i)
        books.pay_host(agents.account_of(homes[i]), Sector::platform, pieces[i], Payment::surplus);
}

// Members are the hosts who offer a home today, with a share in the capital for each home; those
// who get a surplus back by use need not offer one any more.
bool pay_members(const sim::Cooperative& rule, Money back, Agents& agents, Books& books) {
    const auto host = agents.column<&Listing::host>();
    const auto fees = agents.column<&Listing::fees>();
    const auto active = agents.column<&Listing::active>();
    const bool by_use = rule.returned == sim::Returned::use;
    std::vector<std::int64_t> of_home(agents.listings.size());
    std::vector<std::int64_t> of_host(agents.hosts.size());
    for (std::size_t row = 0; row < of_home.size(); ++row) {
        of_home[row] = by_use ? fees[row].minor : active[row];
        std::int64_t& mine = of_host[host[row].row];
        mine = rule.returned == sim::Returned::head ? std::max(mine, of_home[row])
                                                    : mine + of_home[row];
    }
    if (std::ranges::none_of(of_host, [](std::int64_t one) { return one > 0; })) return false;
    const auto parts = divide(back, of_host, agents.hosts.identities());
    const auto rows = by_host(host);
    for (auto first = rows.begin(); first != rows.end();) {
        const std::uint32_t who = host[*first].row;
        const auto last = std::find_if(first, rows.end(),
                                       [&](std::uint32_t row) { return host[row].row != who; });
        if (parts[who] > Money{}) pay_member(agents, books, parts[who], {first, last}, of_home);
        first = last;
    }
    return true;
}

} // namespace

void PlatformSide::check(const Parameters& given, sim::Problems& problems) {
    const double fee = most_from_provider(given.platform.sharing);
    const auto& refund = given.safeguards.escrow.refund;
    if (refund && *refund + fee > 1 + 1e-12)
        problems.add("safeguards.escrow.refund",
                     sim::text("is ", *refund, ", more than is held after a fee of ", fee));
    const auto* falling = std::get_if<sim::FallingCommission>(&given.platform.sharing);
    if (!falling) return;
    if (!std::ranges::is_sorted(falling->steps, std::ranges::less{}, &sim::CommissionStep::billing))
        problems.add("platform.sharing.steps", "must rise in billing");
}

void PlatformSide::take_over(Agents& agents, const Books& books) {
    treasury_.column<&Treasury::reserve>()[0] = books.balance(Sector::platform);
    std::ranges::fill(agents.column<&Listing::fees>(), Money{});
}

void PlatformSide::return_surplus(const Today& today, Agents& agents, Books& books) {
    Money& reserve = treasury_.column<&Treasury::reserve>()[0];
    const Money held = books.balance(Sector::platform);
    const auto* rule = std::get_if<sim::Cooperative>(&today.given.platform.sharing);
    const Money back = rule ? rule->returns(held - reserve, held) : Money{};
    if (back == Money{} || pay_members(*rule, back, agents, books)) reserve = held - back;
    std::ranges::fill(agents.column<&Listing::fees>(), Money{});
}

} // namespace models::home_sharing
