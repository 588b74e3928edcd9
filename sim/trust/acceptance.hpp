// SPDX-License-Identifier: Apache-2.0
#pragma once
// Acceptance by those who are asked: some providers turn down customers of a visible group, unless
// they do not see it or know enough of the customer.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/random/stream.hpp"
#include "sim/trust/exclusion.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sim {

/// What those who are asked see of a customer before they answer.
enum class Shown : std::uint8_t {
    visible, ///< name and photo, and so the group
    hidden,  ///< neither until the answer is given
};
constexpr std::array<std::string_view, 2> names(Shown) { return {"visible", "hidden"}; }

/// Who asks whom: whether the one is of the group, and the other biased against it.
struct Request {
    bool minority = false;
    bool biased = false;
};

/// Discrimination against a visible group by some of those who are asked (Edelman, Luca & Svirsky
/// 2017), over and above whatever else an answer depends on. Information about the customer takes
/// the place of the group (Cui, Li & Zhang 2020), and so does not seeing it.
struct Discrimination {
    double minority = 0;
    double biased = 0;
    double refusal = 0;
    std::optional<std::int64_t> reviews_needed;
    Shown names = Shown::visible;

    /// Whether a request is at risk, given how the customer behaved under the name that is seen.
    [[nodiscard]] bool looks_at_group(const Request& one, const Conduct& known) const {
        if (!one.minority || !one.biased || names == Shown::hidden) return false;
        return !reviews_needed || known.good < *reviews_needed;
    }
    /// Whether the request is turned down for the group alone, by draws of its own.
    [[nodiscard]] bool turns_down(const Request& one, const Conduct& known, Stream draws) const {
        return looks_at_group(one, known) && draws.chance(refusal);
    }
    static constexpr auto fields() {
        return Fields{
            given<&Discrimination::minority>("Share of customers who are of the visible group.",
                                             unit::share, bounds::share, "assumed"),
            given<&Discrimination::biased>("Share of providers who are biased against it.",
                                           unit::share, bounds::share, "assumed"),
            given<&Discrimination::refusal>(
                "Chance that one of them turns down for the group a request that they would "
                "accept. "
                "Only its product with the share of the biased is known: 0.16 in the audit.",
                unit::share, bounds::share, "edelman2017"),
            given<&Discrimination::reviews_needed>(
                "Deals without a report from which the group matters no more; if left out, it "
                "always does.",
                unit::none, {0, 1'000'000}, "cui2020"),
            given<&Discrimination::names>(
                "Whether those who are asked see the group before they answer."),
        };
    }
};
static_assert(Described<Discrimination>);

} // namespace sim
