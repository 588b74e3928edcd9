// SPDX-License-Identifier: Apache-2.0
#pragma once
// One matrix of today's payments over all markets of the city: what each sector received less what
// it paid, for each purpose (Godley & Lavoie 2007). The same people pay and are paid in three
// ledgers; here they are one sector.

#include "models/maker_city/parts.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace models::maker_city {

/// Who pays and is paid in the city.
enum class Sector : std::uint8_t {
    people,
    factories,
    platform,
    community,
    escrow,
    owners, ///< with lenders
    suppliers,
    customers,
    government
};
constexpr std::array<std::string_view, 9> names(Sector) {
    return {"people", "factories", "platform",  "community", "escrow",
            "owners", "suppliers", "customers", "government"};
}
inline constexpr std::size_t sectors = names(Sector{}).size();

/// Where a sector of a market belongs.
constexpr Sector sector_of(makerspace::Sector one) {
    switch (one) {
    case makerspace::Sector::makers: return Sector::people;
    case makerspace::Sector::spaces: return Sector::factories;
    case makerspace::Sector::owners:
    case makerspace::Sector::lenders: return Sector::owners;
    case makerspace::Sector::suppliers: return Sector::suppliers;
    case makerspace::Sector::government: return Sector::government;
    case makerspace::Sector::customers: return Sector::customers;
    }
    return Sector::people;
}
constexpr Sector sector_of(crowdfunding::Sector one) {
    switch (one) {
    case crowdfunding::Sector::backers:
    case crowdfunding::Sector::makers: return Sector::people;
    case crowdfunding::Sector::platform: return Sector::platform;
    case crowdfunding::Sector::escrow: return Sector::escrow;
    case crowdfunding::Sector::customers: return Sector::customers;
    case crowdfunding::Sector::workers: // of makers' firms, whoever they are
    case crowdfunding::Sector::processors:
    case crowdfunding::Sector::suppliers:
    case crowdfunding::Sector::offices: return Sector::suppliers;
    }
    return Sector::people;
}
constexpr Sector sector_of(cocreation::Sector one) {
    switch (one) {
    case cocreation::Sector::members: return Sector::people;
    case cocreation::Sector::platform: return Sector::community;
    case cocreation::Sector::investors: return Sector::owners;
    case cocreation::Sector::customers:
    case cocreation::Sector::retailers: return Sector::customers;
    case cocreation::Sector::manufacturers:
    case cocreation::Sector::suppliers:
    case cocreation::Sector::staff: return Sector::suppliers;
    }
    return Sector::people;
}

/// Today's payments of one market: a row a sector of the city, a column a purpose of the market.
template <std::size_t Kinds> using Flows = std::array<std::array<Money, Kinds>, sectors>;

/// The part of the matrix that comes from one market's ledger.
template <class Of, class Kind>
Flows<sim::Ledger<Of, Kind>::kinds> flows_of(const sim::Ledger<Of, Kind>& ledger) {
    using Ledger = sim::Ledger<Of, Kind>;
    Flows<Ledger::kinds> all{};
    for (std::size_t sector = 0; sector < Ledger::sectors; ++sector)
        for (std::size_t kind = 0; kind < Ledger::kinds; ++kind)
            all[static_cast<std::size_t>(sector_of(static_cast<Of>(sector)))][kind] +=
                ledger.net(static_cast<Of>(sector), static_cast<Kind>(kind));
    return all;
}

/// What each sector of the city received less what it paid today: the last column of the matrix.
std::array<Money, sectors> received_today(const Parts& parts);
/// What each sector of the city has received less what it has paid, by its accounts.
std::array<Money, sectors> held(const Parts& parts);

} // namespace models::maker_city
