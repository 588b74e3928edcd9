// SPDX-License-Identifier: Apache-2.0
#pragma once
// The people, homes and stays of the lodging market, which all of its mechanisms share, and what
// the day adds up to in each zone. What one mechanism alone remembers stands with that mechanism.

#include "models/home_sharing/agents.hpp"
#include "models/home_sharing/city/city.hpp"
#include "models/home_sharing/parameters.hpp"
#include "models/home_sharing/report/indicators.hpp"
#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

namespace models::home_sharing {

using Today = sim::Today<Parameters>;

/// Where money that a home brings or costs is counted.
struct HomeAccount {
    std::uint32_t host = 0; ///< row
    Money& takings;         ///< of the home this month
    Indicators& here;       ///< of its zone today
};

/// The tables that mechanisms share. Columns are written by the mechanism they belong to.
struct Agents {
    sim::Day opened; ///< when the burn-in began
    std::shared_ptr<const City> city;
    sim::Table<Zone> zones;
    sim::Table<Host> hosts;
    sim::Table<Listing> listings; ///< those of a zone side by side
    sim::Table<Traveller> travellers;
    sim::Table<Stay> stays;
    std::vector<Indicators> tally; ///< by zone; nothing of it outlives the day

    // Derived from the above.
    std::vector<std::uint32_t> first_listing; ///< by zone, and one past the end
    std::vector<std::uint16_t> home_number;   ///< by listing: the first, second, ... of its host
    std::array<double, kinds> typical_price{};

    /// A new world, drawn from a city.
    Agents(const Today& dawn, const City& from);

private:
    template <class Self, class Row, class Value>
    [[nodiscard]] static auto& table_with(Self& self, Value Row::*) {
        if constexpr (std::is_same_v<Row, Zone>)
            return self.zones;
        else if constexpr (std::is_same_v<Row, Host>)
            return self.hosts;
        else if constexpr (std::is_same_v<Row, Listing>)
            return self.listings;
        else if constexpr (std::is_same_v<Row, Traveller>)
            return self.travellers;
        else
            return self.stays;
    }

public:
    /// Calls `visit(name, table)` for each table.
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("zones", self.zones);
        visit("hosts", self.hosts);
        visit("listings", self.listings);
        visit("travellers", self.travellers);
        visit("stays", self.stays);
    }

    /// The values of one member over all rows of the table whose row it belongs to.
    template <auto Member> [[nodiscard]] auto column() {
        return table_with(*this, Member).template column<Member>();
    }
    template <auto Member> [[nodiscard]] auto column() const {
        return table_with(*this, Member).template column<Member>();
    }

    [[nodiscard]] std::uint32_t host_of(std::uint32_t listing) const {
        return column<&Listing::host>()[listing].row;
    }
    /// What the zone of a listing reports of today.
    [[nodiscard]] Indicators& here(std::uint32_t listing) {
        return tally[column<&Listing::zone>()[listing]];
    }
    [[nodiscard]] HomeAccount account_of(std::uint32_t listing) {
        return {host_of(listing), column<&Listing::takings>()[listing], here(listing)};
    }
    /// Homes on offer by host.
    [[nodiscard]] std::vector<std::uint16_t> homes_on_offer() const;
};

/// The identities of a table's rows, for another table of the same.
template <class Row> std::vector<sim::Identity> identities(const sim::Table<Row>& table) {
    const auto known = table.identities();
    return {known.begin(), known.end()};
}

} // namespace models::home_sharing
