// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who reviews whom after a deal, and what each side knows of the other's review when it writes its
// own (Bolton, Greiner & Ockenfels 2013; Fradkin, Grewal & Holtz 2021).

#include "sim/base/fields.hpp"
#include "sim/trust/review.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace sim {

/// What both sides say of a deal; nothing where a side keeps silent.
struct ReviewPair {
    std::optional<int> by_customer;
    std::optional<int> by_provider;
    bool retaliated = false; ///< whether one is an answer in kind to a bad one
};

/// Stars up to which a review is taken for a bad one.
inline constexpr int bad_stars = 3;

/// The two sides' draws: each its own, so that what one does moves nothing of the other's.
struct ReviewDraws {
    Stream customer;
    Stream provider;
    Stream order;
};

struct OneSided {
    static constexpr std::string_view label = "one_sided";
    static constexpr std::string_view doc = "Customers review providers; nobody reviews customers.";

    ReviewPair operator()(const Reviewing& customer, ReviewDraws draws, double satisfied,
                          double) const {
        return {customer(draws.customer, satisfied), std::nullopt, false};
    }
    static constexpr auto fields() { return Fields{}; }
};

struct Simultaneous {
    double provider_propensity = 0.72;
    double curiosity = 0.1;
    double courtesy = 0;

    static constexpr std::string_view label = "simultaneous";
    static constexpr std::string_view doc =
        "Both review, and neither sees the other's review before both are in or it is too "
        "late. Who wants to see it has one reason more to write.";

    ReviewPair operator()(const Reviewing& customer, ReviewDraws draws, double satisfied,
                          double pleased) const {
        const Reviewing provider = customer.with_propensity(provider_propensity);
        ReviewPair both;
        if (customer.speaks(draws.customer, satisfied, curiosity))
            both.by_customer = customer.stars(draws.customer, satisfied + courtesy);
        if (provider.speaks(draws.provider, pleased, curiosity))
            both.by_provider = provider.stars(draws.provider, pleased + courtesy);
        return both;
    }
    static constexpr auto fields() {
        return Fields{
            given<&Simultaneous::provider_propensity>("Share of customers whom providers review.",
                                                      unit::share, {0.001, 0.999}, "fradkin2021"),
            given<&Simultaneous::curiosity>(
                "How much the wish to see the other's review moves the decision to write one "
                "(probit).",
                unit::none, {0, 5}, "assumed"),
            given<&Simultaneous::courtesy>(
                "Added to satisfaction of those who know that they are reviewed too.", unit::none,
                {-5, 5}, "assumed"),
        };
    }
};

struct Sequential {
    double provider_propensity = 0.72;
    double customer_first = 0.5;
    double fear = 0.3;
    double retaliation = 0.4;
    double reciprocity = 0.3;
    double courtesy = 0;

    static constexpr std::string_view label = "sequential";
    static constexpr std::string_view doc =
        "Both review, and each review is shown at once: who comes second may answer in kind, "
        "and who comes first may fear it.";

    ReviewPair operator()(const Reviewing& customer, ReviewDraws draws, double satisfied,
                          double pleased) const {
        const Reviewing provider = customer.with_propensity(provider_propensity);
        ReviewPair both;
        if (draws.order.chance(customer_first)) {
            both.by_customer = opens(customer, draws.customer, draws.order, satisfied);
            both.by_provider =
                answers(provider, draws.provider, draws.order, pleased, both.by_customer, both);
        } else {
            both.by_provider = opens(provider, draws.provider, draws.order, pleased);
            both.by_customer =
                answers(customer, draws.customer, draws.order, satisfied, both.by_provider, both);
        }
        return both;
    }
    static constexpr auto fields() {
        return Fields{
            given<&Sequential::provider_propensity>("Share of customers whom providers review.",
                                                    unit::share, {0.001, 0.999}, "fradkin2021"),
            given<&Sequential::customer_first>("Chance that the customer comes first.", unit::share,
                                               bounds::share, "assumed"),
            given<&Sequential::fear>("Chance that who comes first and would give a bad review "
                                     "keeps silent for fear of the answer.",
                                     unit::share, bounds::share, "assumed"),
            given<&Sequential::retaliation>("Chance that a bad review is answered with one star.",
                                            unit::share, bounds::share, "assumed"),
            given<&Sequential::reciprocity>(
                "Added to satisfaction, and to the wish to write (probit), of who was given five "
                "stars.",
                unit::none, {0, 5}, "assumed"),
            given<&Sequential::courtesy>(
                "Added to satisfaction of those who know that they are reviewed too.", unit::none,
                {-5, 5}, "assumed"),
        };
    }

private:
    [[nodiscard]] std::optional<int> opens(const Reviewing& who, Stream own, Stream& order,
                                           double felt) const {
        const bool fears = order.chance(fear);
        if (!who.speaks(own, felt)) return std::nullopt;
        const int stars = who.stars(own, felt + courtesy);
        if (stars <= bad_stars && fears) return std::nullopt;
        return stars;
    }

    [[nodiscard]] std::optional<int> answers(const Reviewing& who, Stream own, Stream& order,
                                             double felt, std::optional<int> seen,
                                             ReviewPair& both) const {
        const bool strikes_back = order.chance(retaliation);
        if (seen && *seen <= bad_stars && strikes_back) {
            both.retaliated = true;
            return 1;
        }
        const double moved = seen && *seen == 5 ? reciprocity : 0;
        if (!who.speaks(own, felt, moved)) return std::nullopt;
        return who.stars(own, felt + courtesy + moved);
    }
};

/// The review systems that a scenario may choose from.
using ReviewSystem = std::variant<OneSided, Simultaneous, Sequential>;
static_assert(Choice<ReviewSystem>);

/// Both sides' reviews under whichever system is in force.
inline ReviewPair review(const ReviewSystem& system, const Reviewing& customer,
                         const ReviewDraws& draws, double satisfied, double pleased) {
    return std::visit([&](const auto& rule) { return rule(customer, draws, satisfied, pleased); },
                      system);
}

} // namespace sim
