// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parameters of what guests and hosts learn of each other before they meet.

#include "sim/base/fields.hpp"
#include "sim/trust/bought.hpp"
#include "sim/trust/contacts.hpp"
#include "sim/trust/review_system.hpp"
#include "sim/trust/signals.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace models::home_sharing {

/// What a reputation belongs to: to the home, or to the host, whom it follows from home to home.
enum class Holder : std::uint8_t { listing, host };
constexpr std::array<std::string_view, 2> names(Holder) { return {"listing", "host"}; }

/// How guests and hosts learn of each other.
struct Reputation {
    Holder holder = Holder::listing;
    sim::ReviewSystem system = sim::OneSided{};
    double history = 365;
    double coupon = 0;
    double similarity = 0;
    std::optional<double> least_stars;
    sim::Contacts contacts;
    sim::Signals signals;
    sim::BoughtReviews bought;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Reputation::holder>(
                "What a reputation belongs to: the listing, or the host with all listings."),
            sim::given<&Reputation::system>("Who reviews whom, and who sees what when.",
                                            sim::unit::none, sim::bounds::any, "bolton2013"),
            sim::given<&Reputation::history>(
                "Days before the market opens from which stays are known; 0: nobody is known then.",
                sim::unit::days, {0, 3650}, "assumed"),
            sim::given<&Reputation::coupon>(
                "Share of guests who would keep silent and review for a coupon.", sim::unit::share,
                sim::bounds::share, "assumed"),
            sim::given<&Reputation::similarity>(
                "Share of a guest's trust in a stranger that goes by how alike the two are.",
                sim::unit::share, sim::bounds::share, "abrahao2017"),
            sim::given<&Reputation::least_stars>(
                "Mean stars below which hosts who answer requests turn a reviewed guest down; if "
                "left out, they do not look.",
                sim::unit::stars, {1, 5}, "assumed"),
            sim::given<&Reputation::contacts>("Which guests know each other."),
            sim::given<&Reputation::signals>("What hosts show of themselves."),
            sim::given<&Reputation::bought>("Reviews that hosts buy.", sim::unit::none,
                                            sim::bounds::any, "luca2016"),
        };
    }
};

} // namespace models::home_sharing
