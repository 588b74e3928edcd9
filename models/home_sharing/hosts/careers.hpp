// SPDX-License-Identifier: Apache-2.0
#pragma once
// What brings hosts in, what drives them out, and what it is worth to run many homes.

#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"
#include "sim/trust/contacts.hpp"

namespace models::home_sharing {

namespace unit = sim::unit;
namespace bounds = sim::bounds;

/// From whom those who might let a home hear what it brings.
struct News {
    double weight = 0;
    sim::ContactNetwork network = sim::SmallWorld{3, 0.1};

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&News::weight>("Weight of what contacts take against what the zone takes, "
                                      "in the takings that bring hosts in.",
                                      unit::share, bounds::share, "assumed"),
            sim::given<&News::network>(
                "Who is acquainted with whom, among hosts in the order of their zones, so that "
                "neighbours on a circle are neighbours in town; made where news has a weight."),
        };
    }
};

/// What makes hosts stop.
struct Leaving {
    double after_incident = 1;
    double after_loss = 1;
    double monthly_cost = 0;

    /// How much likelier a host is to stop after such a month.
    [[nodiscard]] double hazard(bool incident, bool loss) const {
        return (incident ? after_incident : 1) * (loss ? after_loss : 1);
    }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Leaving::after_incident>(
                "Chance of closing in the month after guests did damage, claimed falsely, or had a "
                "stay that went wrong, against another month.",
                unit::none, {0, 100}, "assumed"),
            sim::given<&Leaving::after_loss>(
                "The same after a month in which the host paid more than they received.",
                unit::none, {0, 100}, "assumed"),
            sim::given<&Leaving::monthly_cost>(
                "What keeping a home on offer costs a month, let or not.", unit::money,
                bounds::not_negative, "assumed"),
        };
    }
};

/// What running many homes is worth.
struct Management {
    double growth = 0;
    double economies = 0;
    double professional_cost = 1;
    double professional_incidents = 1;

    /// What a night costs a host with so many homes on offer, against a casual host with one.
    [[nodiscard]] double cost(double homes, bool professional) const {
        const double size = homes > 1 ? sim::math::exp(-economies * sim::math::log(homes)) : 1;
        return size * (professional ? professional_cost : 1);
    }
    [[nodiscard]] bool changes_cost() const { return economies > 0 || professional_cost != 1; }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Management::growth>(
                "Rise of the chance that a closed home opens, for each home that its host has on "
                "offer already.",
                unit::none, {0, 10}, "assumed"),
            sim::given<&Management::economies>(
                "Elasticity by which the cost of a night falls with the homes of its host.",
                unit::none, {0, 1}, "assumed"),
            sim::given<&Management::professional_cost>(
                "Cost of a night of a professional against a casual host.", unit::none, {0, 5},
                "assumed"),
            sim::given<&Management::professional_incidents>(
                "Chance that a stay with a professional goes wrong against a casual host.",
                unit::none, bounds::share, "assumed"),
        };
    }
};

/// What a host remembers from month to month.
struct Career {
    sim::Money balance;
    std::uint16_t incidents = 0;
    float told = -1;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Career::balance>("Received less paid when the month began."),
            sim::state<&Career::incidents>("Bad stays since then.", sim::unit::stays),
            sim::state<&Career::told>(
                "Takings of a home on offer against what is usual in its zone, running mean over a "
                "quarter: what contacts hear. Negative for who has nothing to tell."),
        };
    }
};

} // namespace models::home_sharing
