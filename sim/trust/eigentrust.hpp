// SPDX-License-Identifier: Apache-2.0
#pragma once
// Global trust: a peer is trusted who is trusted by those who are trusted (Kamvar, Schlosser &
// Garcia-Molina 2003).

#include "sim/base/fields.hpp"
#include "sim/trust/evidence.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sim {

/// How satisfied one peer is with another: deals that went right less those that went wrong.
struct LocalTrust {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double weight = 0; ///< nothing below zero counts
};

/// The global trust of each peer; all add up to one. It solves t = (1 - restart) C' t + restart p,
/// where C has the weights of each peer as shares and p is `pretrust`, which must add up to one; a
/// peer who trusts nobody trusts as p does. By power iteration, until a step moves less than
/// 1e-12 in sum; the same on any number of threads.
std::vector<double> global_trust(std::span<const LocalTrust> opinions,
                                 std::span<const double> pretrust, double restart);

/// Believes by global trust against the mean: a party of mean trust to 1 / (1 + doubt).
struct EigenTrust {
    double restart = 0.15;
    double doubt = 0.05;

    static constexpr std::string_view label = "eigentrust";
    static constexpr std::string_view doc =
        "Global trust (EigenTrust; Kamvar, Schlosser & Garcia-Molina 2003) against the mean: "
        "a party of mean trust is believed to 1 / (1 + doubt).";

    double operator()(const Evidence& about, const Believer& by, Day) const {
        const auto esteem = static_cast<double>(about.esteem);
        return esteem < 0 ? by.prior : esteem / (esteem + doubt);
    }
    static constexpr auto fields() {
        return Fields{
            given<&EigenTrust::restart>("Weight of trust that nobody has to earn, in every step.",
                                        unit::share, {0.001, 1}, "kamvar2003"),
            given<&EigenTrust::doubt>("Global trust, against the mean, of a party believed to one "
                                      "half.",
                                      unit::none, bounds::positive, "assumed"),
        };
    }
};

} // namespace sim
