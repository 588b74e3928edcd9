// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sharing rules: what the parties to a transaction, the platform and the community get of its
// price, in parts that add up exactly.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <concepts>
#include <string_view>
#include <tuple>
#include <variant>

namespace sim {

/// Who pays and who gets: the first is the sum of the others, to the cent.
struct Split {
    Money customer_pays;
    Money provider_gets;
    Money platform_keeps;
    Money community_gets;
    friend constexpr bool operator==(const Split&, const Split&) = default;
};

/// A sharing rule turns the provider's asking price into a split.
template <class R>
concept SharingRule = Labelled<R> && requires(const R& rule, Money asked) {
    { rule(asked) } -> std::same_as<Split>;
};

/// The platform adds a share to the price for the customer and keeps a share of the provider's.
struct Commission {
    double from_provider = 0.03;
    double from_customer = 0.14;

    static constexpr std::string_view label = "commission";

    [[nodiscard]] Split operator()(Money asked) const {
        const Money pays = asked + share_of(asked, from_customer);
        const Money gets = asked - share_of(asked, from_provider);
        return {pays, gets, pays - gets, {}};
    }
    static constexpr auto fields() {
        return std::tuple{
            given<&Commission::from_provider>("Share of the asking price kept from the provider.",
                                              unit::share, bounds::share, "airbnb2019"),
            given<&Commission::from_customer>("Share of the asking price added for the customer.",
                                              unit::share, bounds::share, "airbnb2019"),
        };
    }
};

/// A commission of which residents of the zone get a share (platform cooperativism; Scholz 2016).
struct CommunityDividend {
    double from_provider = 0.03;
    double from_customer = 0.14;
    double dividend = 0.2;

    static constexpr std::string_view label = "community_dividend";

    [[nodiscard]] Split operator()(Money asked) const {
        Split split = Commission{from_provider, from_customer}(asked);
        split.community_gets = share_of(split.platform_keeps, dividend);
        split.platform_keeps -= split.community_gets;
        return split;
    }
    static constexpr auto fields() {
        return std::tuple{
            given<&CommunityDividend::from_provider>(
                "Share of the asking price kept from the provider.", unit::share, bounds::share,
                "airbnb2019"),
            given<&CommunityDividend::from_customer>(
                "Share of the asking price added for the customer.", unit::share, bounds::share,
                "airbnb2019"),
            given<&CommunityDividend::dividend>(
                "Share of every fee that goes to the zone's residents.", unit::share, bounds::share,
                "assumed"),
        };
    }
};

/// The sharing rules that a scenario may choose from.
using Sharing = std::variant<Commission, CommunityDividend>;

static_assert(SharingRule<Commission> && SharingRule<CommunityDividend> && Choice<Sharing>);

/// The split under whichever rule is in force; visit once outside a loop where speed matters.
inline Split share(const Sharing& sharing, Money asked) {
    return std::visit([asked](const auto& rule) { return rule(asked); }, sharing);
}

} // namespace sim
