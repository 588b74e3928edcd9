// SPDX-License-Identifier: Apache-2.0
#pragma once
// Measures about money: taxes, capped fees and prices, insurance, inspection.

#include "models/home_sharing/hosts/compliance_choice.hpp"
#include "models/home_sharing/law/measure_parts.hpp"
#include "models/home_sharing/units.hpp"

#include <algorithm>

namespace models::home_sharing {

/// What an occupancy tax is a share of.
enum class Base { price, price_and_fee };
constexpr std::array<std::string_view, 2> names(Base) { return {"price", "price_and_fee"}; }

/// Who pays a tax over to the government.
enum class Remitter { platform, host };
constexpr std::array<std::string_view, 2> names(Remitter) { return {"platform", "host"}; }

struct OccupancyTax {
    double rate = 0.1;
    double per_night = 0;
    Base base = Base::price;
    Remitter remitted = Remitter::platform;
    Scope applies_to;

    static constexpr std::string_view label = "occupancy_tax";
    static constexpr std::string_view doc =
        "A tax on nights in homes on top of the base tax. The platform remits that of every "
        "stay; hosts do if they declare what they let.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&OccupancyTax::rate>("Share of the base.", sim::unit::share,
                                            sim::bounds::share),
            sim::given<&OccupancyTax::per_night>("Flat amount a night.", sim::unit::money_per_night,
                                                 sim::bounds::amount),
            sim::given<&OccupancyTax::base>(
                "The host's price, or with it the fee that the guest pays."),
            sim::given<&OccupancyTax::remitted>(
                "Who pays it over: the platform, of every stay, or the hosts who declare."),
            scope_term<&OccupancyTax::applies_to>(),
        };
    }
    void tax(const Home& home, Levy& levy) const {
        if (remitted == Remitter::host && !home.collects_tax) return;
        levy.on_price += rate;
        if (base == Base::price_and_fee) levy.on_fee += rate;
        levy.per_night += per_night;
    }
    /// A tax of nothing.
    [[nodiscard]] OccupancyTax null() const {
        OccupancyTax loose = *this;
        loose.rate = 0;
        loose.per_night = 0;
        return loose;
    }
    friend bool operator==(const OccupancyTax&, const OccupancyTax&) = default;
};

/// A share that holds from so many nights, or so much taken, on.
struct TaxStep {
    double from = 0;
    double rate = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&TaxStep::from>(
                "Nights, or takings, of the calendar year from which it holds.", sim::unit::none,
                sim::bounds::not_negative),
            sim::given<&TaxStep::rate>("Share of what the host takes from there on.",
                                       sim::unit::share, sim::bounds::share),
        };
    }
    friend bool operator==(const TaxStep&, const TaxStep&) = default;
};

/// What the steps of a tax are counted in.
enum class Measured { nights, takings };
constexpr std::array<std::string_view, 2> names(Measured) { return {"nights", "takings"}; }

struct ProgressiveTax {
    Measured measured = Measured::nights;
    std::vector<TaxStep> steps{{90, 0.1}, {180, 0.25}};
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "progressive_tax";
    static constexpr std::string_view doc =
        "Hosts pay a share of what they take, which rises with what they have let in the "
        "calendar year, over all their homes. The platform tells the city of stays, so only "
        "who hides escapes it.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&ProgressiveTax::measured>("What the steps are counted in."),
            sim::given<&ProgressiveTax::steps>(
                "Shares by rising nights or takings; below the first, nothing."),
            sanction_term<&ProgressiveTax::sanction>(),
            scope_term<&ProgressiveTax::applies_to>(),
        };
    }
    /// The tax on takings of `amount` that move the count of the year from `before` by `added`.
    [[nodiscard]] double due(double before, double added, double amount) const {
        if (added <= 0) return 0;
        double tax = 0;
        for (std::size_t at = 0; at < steps.size(); ++at) {
            const double upto = at + 1 < steps.size() ? std::min(steps[at + 1].from, before + added)
                                                      : before + added;
            const double part = upto - std::max(steps[at].from, before);
            if (part > 0) tax += steps[at].rate * amount * part / added;
        }
        return tax;
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        const double nights = choice.homes * choice.nights;
        const double takings = nights * choice.price * choice.gets;
        const double counted = measured == Measured::nights ? nights : takings;
        return {true, choice.nights, 0, due(0, counted, takings) / choice.homes};
    }
    /// A tax without steps; nobody is inspected for it.
    [[nodiscard]] ProgressiveTax null() const {
        ProgressiveTax loose = *this;
        loose.steps.clear();
        return unwatched(loose);
    }
    friend bool operator==(const ProgressiveTax&, const ProgressiveTax&) = default;
};

struct CommissionCap {
    double most = 0.1;

    static constexpr std::string_view label = "commission_cap";
    static constexpr std::string_view doc =
        "The fees of the platform together are at most a share of the price; both fall in "
        "proportion.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&CommissionCap::most>(
                "Highest sum of the fees of host and guest, as a share of the price.",
                sim::unit::share, {0, 2}),
        };
    }
    /// More than any fees can be.
    [[nodiscard]] CommissionCap null() const {
        CommissionCap loose = *this;
        loose.most = 2;
        return loose;
    }
    friend bool operator==(const CommissionCap&, const CommissionCap&) = default;
};

/// More times its price in the data than any listing asks.
inline constexpr double no_price_cap = 1'000;

struct PriceCap {
    std::optional<double> amount;
    double over_reference = 1;
    Duty platform = Duty::delists;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "price_cap";
    static constexpr std::string_view doc =
        "An average night may cost at most so much; dearer nights of the season rise from "
        "there.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&PriceCap::amount>("Highest price.", sim::unit::money_per_night,
                                          sim::bounds::amount),
            sim::given<&PriceCap::over_reference>(
                "Highest price against the listing's price in the data; the lower of both holds.",
                sim::unit::none, {0, no_price_cap}),
            platform_term<&PriceCap::platform>(),
            sanction_term<&PriceCap::sanction>(),
            scope_term<&PriceCap::applies_to>(),
        };
    }
    [[nodiscard]] double highest(double reference) const {
        const double relative = over_reference * reference;
        return amount ? std::min(*amount, relative) : relative;
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        const double price = std::min(choice.price, highest(choice.reference_price));
        return {true, choice.nights, choice.gets * (price - choice.price), 0};
    }
    void limit(const Home& home, Allowance& may) const {
        may.price = std::min(may.price, highest(home.reference_price));
    }
    /// A price that nobody asks; nobody is inspected for it.
    [[nodiscard]] PriceCap null() const {
        PriceCap loose = *this;
        loose.amount.reset();
        loose.over_reference = no_price_cap;
        return unwatched(loose);
    }
    friend bool operator==(const PriceCap&, const PriceCap&) = default;
};

struct InsuranceMandate {
    double premium = 2;
    double cover = 0.8;
    Duty platform = Duty::delists;
    Sanction sanction;
    Scope applies_to;

    static constexpr std::string_view label = "insurance_mandate";
    static constexpr std::string_view doc =
        "Hosts must insure their guests' stays; insurers bear a share of what guests damage.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&InsuranceMandate::premium>("Paid by the host for a night let.",
                                                   sim::unit::money_per_night, sim::bounds::amount,
                                                   "assumed"),
            sim::given<&InsuranceMandate::cover>(
                "Share of a damage, after the deposit, that insurers pay.", sim::unit::share,
                sim::bounds::share, "assumed"),
            platform_term<&InsuranceMandate::platform>(),
            sanction_term<&InsuranceMandate::sanction>(),
            scope_term<&InsuranceMandate::applies_to>(),
        };
    }
    [[nodiscard]] IfComplied asks(const ComplianceChoice& choice) const {
        return {true, choice.nights, -premium, 0};
    }
    void limit(const Home&, Allowance& may) const {
        may.premium += premium;
        may.cover = 1 - (1 - may.cover) * (1 - cover);
    }
    /// An insurance that costs and pays nothing.
    [[nodiscard]] InsuranceMandate null() const {
        InsuranceMandate loose = *this;
        loose.premium = 0;
        loose.cover = 0;
        return unwatched(loose);
    }
    friend bool operator==(const InsuranceMandate&, const InsuranceMandate&) = default;
};

struct Inspection {
    double visits = 0.2;
    double detection = 0.8;
    double cost = 150;
    Scope applies_to;

    static constexpr std::string_view label = "inspection";
    static constexpr std::string_view doc =
        "Inspectors visit listings and may find a breach of any measure; each visit costs "
        "the government.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Inspection::visits>("Chance that a listing is visited in a year.",
                                            sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Inspection::detection>("Chance that a visit finds a breach.",
                                               sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Inspection::cost>("What a visit costs.", sim::unit::money,
                                          sim::bounds::amount, "assumed"),
            scope_term<&Inspection::applies_to>(),
        };
    }
    /// The chance that a breach is found in a year.
    [[nodiscard]] double finds() const { return visits * detection; }
    /// Nobody is visited.
    [[nodiscard]] Inspection null() const {
        Inspection loose = *this;
        loose.visits = 0;
        return loose;
    }
    friend bool operator==(const Inspection&, const Inspection&) = default;
};

} // namespace models::home_sharing
