// SPDX-License-Identifier: Apache-2.0
#pragma once
// A city as its tables tell it, before any world is drawn from it.

#include "models/home_sharing/parameters.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace models::home_sharing {

/// A neighbourhood on the map.
struct Place {
    std::string name;
    std::uint16_t borough = 0;
    double distance = 0;
    double weight = 0;
};

/// Listings of one kind in one neighbourhood, as counts and moments.
struct Cell {
    std::uint16_t place = 0;
    Kind kind = Kind::private_room;
    std::int64_t listings = 0;
    std::int64_t active = 0;
    double log_price_mean = 0;
    double log_price_spread = 0;
    std::vector<std::int64_t> minimum_nights; ///< listings by bin of `minimum_night_bins`
    double guests = 0;                        ///< that a listing sleeps, on average; 0: not known
    std::optional<std::int64_t> active_long;  ///< of the active, those of the last bin
};

/// The fewest nights that stand for each bin of a cell (1 to 5, 6-7, 8-14, 15-29, 30 and more, 90
/// and more where that is counted apart).
inline constexpr std::array<std::uint16_t, 10> minimum_night_bins{1, 2, 3, 4, 5, 7, 11, 21, 30, 92};

/// Hosts with so many listings, and of what kinds those are.
struct HostClass {
    std::int64_t listings_per_host = 1;
    std::int64_t hosts = 0;
    std::array<std::int64_t, kinds> listings{};
};

/// One listing of a listings file.
struct Offer {
    sim::Identity identity;
    sim::Identity host;
    std::uint16_t place = 0;
    Kind kind = Kind::private_room;
    double price = 0;
    std::uint16_t minimum_nights = 1;
    bool active = true;
    double guests = 0; ///< that such listings sleep, on average; 0: not known
};

/// Hotels of one tier in one borough.
struct HotelBlock {
    std::uint16_t borough = 0;
    std::uint8_t tier = 0;
    std::int64_t rooms = 0;
    double occupancy = 0;
    double rate = 0;
};

/// Demand and hotel rates through the year and the week; each index has mean one.
struct Season {
    std::array<double, 12> month{};
    std::array<double, 7> weekday{}; ///< from Monday
    std::array<double, 12> rate{};
};

/// Where the names of a scope lead: each place, yes or no, and the names that the city lacks.
struct Reach {
    std::vector<std::uint8_t> inside;
    std::vector<std::string> unknown;
};

/// Keeps what names came to, so that none is looked for twice; all worlds of a city share it.
class Reaches {
public:
    template <class Resolve>
    const Reach& of(const std::vector<std::string>& names, Resolve&& resolve) {
        const std::lock_guard hold(door_);
        const auto [known, fresh] = known_.try_emplace(names);
        if (fresh) known->second = resolve();
        return known->second;
    }

private:
    std::mutex door_;
    std::map<std::vector<std::string>, Reach> known_;
};

/// A city. Listings come as cells with host classes, or one by one as offers.
struct City {
    std::vector<std::string> boroughs;
    std::vector<double> households; ///< by borough
    std::vector<std::string> tiers;
    std::vector<Place> places; ///< in the order of their names
    std::vector<Cell> cells;
    std::vector<HostClass> host_classes;
    std::vector<Offer> offers;
    std::vector<HotelBlock> hotels;
    Season season;
    std::vector<std::string> remarks; ///< what the reader should know, such as rows left out

    std::shared_ptr<Reaches> reaches = std::make_shared<Reaches>(); ///< empty until all is read

    [[nodiscard]] std::size_t listings() const;
};

/// Reads the tables that a scenario names; throws ScenarioError with all problems.
City read_city(const Parameters& given);

/// The row of the place or borough names of a scope; problems for names that the city lacks.
const std::vector<std::uint8_t>& places_of(const Scope& scope, const City& city,
                                           sim::Problems& problems,
                                           std::string_view path = "regulation.applies_to.zones");

} // namespace models::home_sharing
