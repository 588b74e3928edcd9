// SPDX-License-Identifier: Apache-2.0
#pragma once
// Elementary functions with a stated error and the same bits on every processor, which the C
// library does not promise; plain arithmetic and selects, so that loops over columns vectorise.
// Compile with -ffp-contract=off (else the bits depend on the instruction set).

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sim::math {

/// The circle constant.
inline constexpr double pi = 0x1.921fb54442d18p+1;

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Adding this leaves an integer of up to 51 bits in the low bits: a rounding that needs no SSE4.1.
inline constexpr double rounder = 0x1.8p52;

// Conditions are made of integer arithmetic on the bits: comparisons become branches, or need more
// than SSE2, and then GCC 12 silently stops vectorising.
using Mask = std::uint64_t;

inline std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

inline double magnitude(double x) { return std::bit_cast<double>(bits(x) & ~(Mask{1} << 63)); }

inline Mask negative(double x) { return Mask{0} - (bits(x) >> 63); }

// Of two that are not negative; nan lies above infinity.
inline Mask less(double a, double b) { return Mask{0} - ((bits(a) - bits(b)) >> 63); }

inline Mask zero(double x) { return less(magnitude(x), std::numeric_limits<double>::denorm_min()); }

inline Mask finite(double x) { return less(magnitude(x), infinity); }

inline double pick(Mask where, double yes, double no) {
    return std::bit_cast<double>((bits(yes) & where) | (bits(no) & ~where));
}

inline double nearest_integer(double x) { return (x + rounder) - rounder; }

inline std::uint64_t low_bits(double integer) { return bits(integer + rounder); }

// Two to an integer power inside the normal range.
inline double power_of_two(double exponent) {
    return std::bit_cast<double>((low_bits(exponent) + 1023) << 52);
}

// The value of a polynomial, lowest coefficient first (Horner's rule, unrolled by recursion).
inline double polynomial(double, double constant) { return constant; }
template <class... More> double polynomial(double x, double constant, More... more) {
    return constant + x * polynomial(x, more...);
}

// An angle as quarter turns and a rest of at most an eighth of a turn (Cody & Waite 1980).
struct Angle {
    double rest;
    std::uint64_t quarters;
};

inline Angle reduced(double x) {
    const double quarters = nearest_integer(x * 0x1.45f306dc9c883p-1);
    // Half of pi in three parts; the products with the first two are exact up to 2^20 quarters.
    const double rest = ((x - quarters * 0x1.921fb54400000p+0) - quarters * 0x1.0b4611a600000p-34) -
                        quarters * 0x1.3198a2e037073p-69;
    return {rest, low_bits(quarters)};
}

// Sine of the angle, advanced by `quarters` more: the one body behind sin and cos.
inline double sine(Angle angle) {
    const double r = angle.rest;
    const double z = r * r;
    const double sine =
        r + r * z *
                polynomial(z, -0.16666666666666666, 0.008333333333330946, -0.0001984126983675497,
                           2.755731610068303e-06, -2.5051131455427943e-08, 1.5918101230273893e-10);
    const double half = 0.5 * z;
    const double most = 1.0 - half;
    const double rest =
        z * z *
        polynomial(z, 0.041666666666666664, -0.0013888888888887395, 2.4801587298763433e-05,
                   -2.7557317270560326e-07, 2.0876146024689743e-09, -1.1382614868556182e-11);
    const double cosine = most + (((1.0 - most) - half) + rest);
    const double size = pick(Mask{0} - (angle.quarters & 1), cosine, sine);
    const std::uint64_t sign = (angle.quarters & 2) << 62;
    return std::bit_cast<double>(bits(size) ^ sign);
}

// log(2^k m): 2 artanh s in the order of operations of fdlibm, which keeps the last bit.
inline double log_of(double k, double m) {
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double half = 0.5 * f * f;
    const double series =
        z * polynomial(z, 0.666666666666666667, 0.3999999999989938, 0.28571428626031065,
                       0.22222211125722807, 0.18182889786191203, 0.15331699633539508,
                       0.14616721179907316);
    const double low = k * 0x1.9ef35793c7673p-41;
    return k * 0x1.62e42fefa2000p-1 - ((half - (s * (half + series) + low)) - f);
}

// Beyond this the reduction above would return a wrong angle; not a number is honest.
inline constexpr double largest_angle = 1e6;

} // namespace detail

/// Natural logarithm, within 1 unit in the last place; log(0) = -infinity, of negatives nan.
inline double log(double x) {
    const detail::Mask tiny =
        detail::less(detail::magnitude(x), std::numeric_limits<double>::min());
    const double normal = x * detail::pick(tiny, 0x1p54, 1.0);
    // x = 2^k m with m between the square roots of one half and of two, by integer arithmetic.
    constexpr std::uint64_t bias = std::uint64_t{1023} << 52;
    const std::uint64_t exponent = (detail::bits(normal) - 0x3fe6a09e667f3bcdULL + bias) >> 52;
    const double m = std::bit_cast<double>(detail::bits(normal) - (exponent << 52) + bias);
    const double k = std::bit_cast<double>(exponent | 0x4330000000000000ULL) - (0x1p52 + 1023.0) -
                     detail::pick(tiny, 54.0, 0.0);
    const double value = detail::log_of(k, m);
    const double upward = detail::pick(detail::finite(x), value, x);
    const double real = detail::pick(detail::negative(x), detail::nan, upward);
    return detail::pick(detail::zero(x), -detail::infinity, real);
}

/// Exponential, within 1.2 units in the last place; overflows to infinity, underflows gradually.
inline double exp(double x) {
    const double bound = detail::pick(detail::negative(x), -746.0, 746.0);
    const double safe = detail::pick(detail::less(detail::magnitude(x), 746.0), x, bound);
    const double k = detail::nearest_integer(safe * 0x1.71547652b82fep+0);
    const double r = (safe - k * 0x1.62e42fefa2000p-1) - k * 0x1.9ef35793c7673p-41;
    const double series =
        detail::polynomial(r, 0.5, 0.16666666666666669, 0.04166666666662413, 0.008333333333330062,
                           0.0013888888917213717, 0.00019841269863053618, 2.4801521295954376e-05,
                           2.7557268459997064e-06, 2.7620088445409746e-07, 2.510038549551032e-08);
    const double value = 1.0 + (r + r * r * series);
    // In two steps, so that results below the normal range are rounded once.
    const double half = detail::nearest_integer(0.5 * k);
    const double scaled = value * detail::power_of_two(half) * detail::power_of_two(k - half);
    return detail::pick(detail::less(detail::infinity, detail::magnitude(x)), x, scaled);
}

/// Sine, within 1.5 units in the last place to pi and 2.5 to 1e5; nan beyond 1e6.
inline double sin(double x) {
    const double value = detail::sine(detail::reduced(x));
    return detail::pick(detail::less(detail::magnitude(x), detail::largest_angle), value,
                        detail::nan);
}

/// Cosine, within 1.5 units in the last place to pi and 2.5 to 1e5; nan beyond 1e6.
inline double cos(double x) {
    detail::Angle angle = detail::reduced(x);
    angle.quarters += 1;
    return detail::pick(detail::less(detail::magnitude(x), detail::largest_angle),
                        detail::sine(angle), detail::nan);
}

namespace detail {

struct Ratio {
    double top;
    double bottom;
};

inline Ratio pick(Mask where, Ratio yes, Ratio no) {
    return {pick(where, yes.top, no.top), pick(where, yes.bottom, no.bottom)};
}

// The three pieces of AS 241, by distance from the centre; without the factor q in the first.
inline Ratio quantile_centre(double c) {
    return {polynomial(c, 3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                       1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                       3.3430575583588128105e4, 2.5090809287301226727e3),
            polynomial(c, 1.0, 4.2313330701600911252e1, 6.8718700749205790830e2,
                       5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
                       2.8729085735721942674e4, 5.2264952788528545610e3)};
}

inline Ratio quantile_tail(double t) {
    return {
        polynomial(t, 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                   3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                   2.27238449892691845833e-2, 7.74545014278341407640e-4),
        polynomial(t, 1.0, 2.05319162663775882187e0, 1.67638483018380384940e0,
                   6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
                   5.47593808499534494600e-4, 1.05075007164441684324e-9)};
}

inline Ratio quantile_far(double f) {
    return {
        polynomial(f, 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                   2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                   2.71155556874348757815e-5, 2.01033439929228813265e-7),
        polynomial(f, 1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                   1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                   1.42151175831644588870e-7, 2.04426310338993978564e-15)};
}

} // namespace detail

/// The standard normal quantile of `p` (AS 241, Wichura 1988), relative error below 1e-15;
/// infinite at 0 and 1, nan outside.
// Forced inline, since Clang finds it too long and would not vectorise loops over it.
[[gnu::always_inline]] inline double inverse_normal(double p) {
    const double q = p - 0.5;
    const detail::Mask lower = detail::negative(q);
    const double tail = detail::pick(lower, p, 1.0 - p);
    const detail::Mask inside =
        detail::finite(tail) & ~detail::zero(tail) & ~detail::negative(tail);
    const double depth = std::sqrt(-log(detail::pick(inside, tail, 0.5)));
    const double c = 0.180625 - q * q;
    const detail::Mask central = ~detail::negative(c);
    // All three pieces are computed and one is picked: a branch would stop vectorisation.
    const detail::Ratio outer =
        detail::pick(detail::less(5.0, depth), detail::quantile_far(depth - 5.0),
                     detail::quantile_tail(depth - 1.6));
    const detail::Ratio chosen = detail::pick(central, detail::quantile_centre(c), outer);
    const double sign = detail::pick(lower, -1.0, 1.0);
    const double value = detail::pick(central, q, sign) * (chosen.top / chosen.bottom);
    const double edge = detail::pick(detail::zero(tail), sign * detail::infinity, detail::nan);
    return detail::pick(inside, value, edge);
}

/// The standard normal distribution function (Hart 1968, no. 5666, as in West 2005), absolute error
/// below 1e-15, in the lower tail relative error below 1e-8; 0 below -37.
inline double normal(double x) {
    const double size = std::abs(x);
    if (!(size <= 37)) return x > 0 ? 1.0 : x < 0 ? 0.0 : x;
    const double density = exp(-0.5 * size * size);
    const double near = detail::polynomial(size, 220.206867912376, 221.213596169931,
                                           112.079291497871, 33.912866078383, 6.37396220353165,
                                           0.700383064443688, 3.52624965998911e-02) /
                        detail::polynomial(size, 440.413735824752, 793.826512519948,
                                           637.333633378831, 296.564248779674, 86.7807322029461,
                                           16.064177579207, 1.75566716318264, 8.83883476483184e-02);
    const double far =
        1 / (2.506628274631 * (size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))))));
    const double tail = density * (size < 7.07106781186547 ? near : far);
    return x > 0 ? 1 - tail : tail;
}

} // namespace sim::math
