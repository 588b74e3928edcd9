// SPDX-License-Identifier: Apache-2.0
#pragma once
// Indirect reciprocity: who helps is helped by those whom he never helped.

#include "sim/base/fields.hpp"
#include "sim/trust/evidence.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace sim {

/// What an act says of the actor: the act alone, or also towards whom. Under the second, to let
/// down somebody of bad standing is no blemish (Leimar & Hammerstein 2001).
enum class Norm { first_order, second_order };
constexpr std::array<std::string_view, 2> names(Norm) { return {"first_order", "second_order"}; }

/// The image after an act towards somebody with that image: one up or down, from -5 to 5 (Nowak &
/// Sigmund 1998).
inline std::int8_t image_after(std::int8_t image, Promise act, std::int8_t towards, Norm norm) {
    constexpr int widest = 5;
    if (act == Promise::broken && norm == Norm::second_order && towards < 0) return image;
    const int step = act == Promise::kept ? 1 : -1;
    return static_cast<std::int8_t>(std::clamp(image + step, -widest, widest));
}

/// Believes whose image is good enough, and hardly anybody else.
struct ImageScore {
    std::int64_t threshold = 0;
    Norm norm = Norm::first_order;
    double believed = 0.99;
    double doubted = 0.5;

    static constexpr std::string_view label = "image_score";
    static constexpr std::string_view doc =
        "Image scoring (Nowak & Sigmund 1998): believes whose image is good enough, and "
        "hardly anybody else.";

    double operator()(const Evidence& about, const Believer&, Day) const {
        return about.image >= threshold ? believed : doubted;
    }
    static constexpr auto fields() {
        return Fields{
            given<&ImageScore::threshold>("Image from which a party is believed.", unit::none,
                                          {-5, 6}, "nowak1998"),
            given<&ImageScore::norm>("What an act says of the actor.", unit::none, bounds::any,
                                     "leimar2001"),
            given<&ImageScore::believed>("Reliability perceived of such a party.", unit::share,
                                         bounds::share, "assumed"),
            given<&ImageScore::doubted>("Reliability perceived of the others.", unit::share,
                                        bounds::share, "assumed"),
        };
    }
};

} // namespace sim
