// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sharing rules: what the parties to a transaction, the platform and the community get of its
// price, in parts that add up exactly.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

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

struct Commission {
    double from_provider = 0.03;
    double from_customer = 0.14;

    static constexpr std::string_view label = "commission";
    static constexpr std::string_view doc =
        "The platform adds a share to the price for the customer and keeps a share of the "
        "provider's.";

    [[nodiscard]] Split operator()(Money asked) const {
        const Money pays = asked + share_of(asked, from_customer);
        const Money gets = asked - share_of(asked, from_provider);
        return {pays, gets, pays - gets, {}};
    }
    static constexpr auto fields() {
        return Fields{
            given<&Commission::from_provider>("Share of the asking price kept from the provider.",
                                              unit::share, bounds::share, "airbnb2019"),
            given<&Commission::from_customer>("Share of the asking price added for the customer.",
                                              unit::share, bounds::share, "airbnb2019"),
        };
    }
};

struct CommunityDividend {
    double from_provider = 0.03;
    double from_customer = 0.14;
    double dividend = 0.2;

    static constexpr std::string_view label = "community_dividend";
    static constexpr std::string_view doc =
        "A commission of which residents of the zone get a share (platform cooperativism; "
        "Scholz 2016).";

    [[nodiscard]] Split operator()(Money asked) const {
        Split split = Commission{from_provider, from_customer}(asked);
        split.community_gets = share_of(split.platform_keeps, dividend);
        split.platform_keeps -= split.community_gets;
        return split;
    }
    static constexpr auto fields() {
        return Fields{
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

/// By what members of a cooperative share its surplus.
enum class Returned : std::uint8_t {
    use,     ///< in proportion to the fees that each brought
    capital, ///< in proportion to what each has put in
    head,    ///< the same to each
};
constexpr std::array<std::string_view, 3> names(Returned) { return {"use", "capital", "head"}; }

struct Cooperative {
    double from_provider = 0.03;
    double from_customer = 0.14;
    Returned returned = Returned::use;
    double retained = 0.15;

    static constexpr std::string_view label = "cooperative";
    static constexpr std::string_view doc =
        "The providers own the platform (platform cooperativism; Scholz 2016). A payment is "
        "split as under a commission; what the platform has left over its costs goes back to "
        "them later.";

    [[nodiscard]] Split operator()(Money asked) const {
        return Commission{from_provider, from_customer}(asked);
    }
    /// What members get back of a period's surplus. A loss is borne by the reserve, and made up
    /// before anything is returned again: nobody gets more than the platform holds.
    [[nodiscard]] Money returns(Money earned, Money held) const {
        const Money surplus = std::max(std::min(earned, held), Money{});
        return surplus - share_of(surplus, retained);
    }
    static constexpr auto fields() {
        return Fields{
            given<&Cooperative::from_provider>("Share of the asking price kept from the provider.",
                                               unit::share, bounds::share, "airbnb2019"),
            given<&Cooperative::from_customer>("Share of the asking price added for the customer.",
                                               unit::share, bounds::share, "airbnb2019"),
            given<&Cooperative::returned>(
                "By what members share the surplus: use (the fees they brought), capital (what "
                "they hold), or head."),
            given<&Cooperative::retained>("Share of a surplus that is kept as reserve.",
                                          unit::share, bounds::share, "sce2003"),
        };
    }
};

/// A share of the price that holds from so much billing on.
struct CommissionStep {
    double billing = 0;
    double from_provider = 0;

    static constexpr auto fields() {
        return Fields{
            given<&CommissionStep::billing>("Asking prices billed so far from which it holds.",
                                            unit::money, bounds::not_negative, "upwork2016"),
            given<&CommissionStep::from_provider>(
                "Share of the asking price kept from the provider from there on.", unit::share,
                bounds::share, "upwork2016"),
        };
    }
};

struct FallingCommission {
    double from_provider = 0.2;
    double from_customer = 0.0275;
    std::vector<CommissionStep> steps{{500, 0.1}, {10'000, 0.05}};

    static constexpr std::string_view label = "falling_commission";
    static constexpr std::string_view doc =
        "A commission that falls with all that the provider has billed so far, as on "
        "platforms for work: each part of a payment pays the share of the step that it lies "
        "on.";

    [[nodiscard]] Split operator()(Money asked) const { return (*this)(asked, {}); }
    [[nodiscard]] Split operator()(Money asked, Money billed) const {
        const Money end = billed + asked;
        Money fee;
        double from = from_provider;
        for (const CommissionStep& step : steps) {
            const Money upto = std::clamp(begin(step), billed, end);
            fee += share_of(upto - billed, from);
            billed = upto;
            from = step.from_provider;
        }
        fee += share_of(end - billed, from);
        const Money added = share_of(asked, from_customer);
        return {asked + added, asked - fee, added + fee, {}};
    }
    /// The share kept of the next cent of a provider who has billed so much.
    [[nodiscard]] double share_at(Money billed) const {
        double from = from_provider;
        for (const CommissionStep& step : steps)
            if (begin(step) <= billed) from = step.from_provider;
        return from;
    }
    static constexpr auto fields() {
        return Fields{
            given<&FallingCommission::from_provider>(
                "Share of the asking price kept from a provider who begins.", unit::share,
                bounds::share, "upwork2016"),
            given<&FallingCommission::from_customer>(
                "Share of the asking price added for the customer.", unit::share, bounds::share,
                "upwork2016"),
            given<&FallingCommission::steps>("Shares that follow, by rising billing."),
        };
    }

private:
    static Money begin(const CommissionStep& step) { return round_half_even(100 * step.billing); }
};

/// The sharing rules that a scenario may choose from.
using Sharing = std::variant<Commission, CommunityDividend, Cooperative, FallingCommission>;

static_assert(SharingRule<Commission> && SharingRule<CommunityDividend> &&
              SharingRule<Cooperative> && SharingRule<FallingCommission> && Choice<Sharing>);

/// The split under whichever rule is in force, for a provider who has billed so much before; what
/// customers pay depends on no billing. Visit once outside a loop where speed matters.
inline Split share(const Sharing& sharing, Money asked, Money billed = {}) {
    return std::visit(
        [asked, billed](const auto& rule) {
            if constexpr (requires { rule(asked, billed); })
                return rule(asked, billed);
            else
                return rule(asked);
        },
        sharing);
}

/// The highest share of the asking price that is kept from any provider.
inline double most_from_provider(const Sharing& sharing) {
    const auto* falling = std::get_if<FallingCommission>(&sharing);
    double most = std::visit([](const auto& rule) { return rule.from_provider; }, sharing);
    if (falling)
        for (const CommissionStep& step : falling->steps) most = std::max(most, step.from_provider);
    return most;
}

} // namespace sim
