// SPDX-License-Identifier: Apache-2.0
#include "models/maker_city/flows.hpp"

namespace models::maker_city {
namespace {

// Calls `visit(ledger)` for the ledger of each market that there is.
template <class Visit> void for_each_ledger(const Parts& parts, Visit&& visit) {
    if (parts.factory) visit(parts.factory->ledger());
    if (parts.platform) visit(parts.platform->ledger());
    if (parts.community) visit(parts.community->ledger());
}

} // namespace

std::array<Money, sectors> received_today(const Parts& parts) {
    std::array<Money, sectors> all{};
    for_each_ledger(parts, [&](const auto& ledger) {
        const auto flows = flows_of(ledger);
        for (std::size_t sector = 0; sector < sectors; ++sector)
            for (const Money amount : flows[sector]) all[sector] += amount;
    });
    return all;
}

std::array<Money, sectors> held(const Parts& parts) {
    std::array<Money, sectors> all{};
    for_each_ledger(parts, [&]<class Of, class Kind>(const sim::Ledger<Of, Kind>& ledger) {
        for (std::size_t sector = 0; sector < sim::Ledger<Of, Kind>::sectors; ++sector)
            all[static_cast<std::size_t>(sector_of(static_cast<Of>(sector)))] +=
                ledger.held(static_cast<Of>(sector));
    });
    return all;
}

} // namespace models::maker_city
