// SPDX-License-Identifier: Apache-2.0
// The stated errors against the C library's long double, over wide grids, and the edges.

#include "sim/base/math.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

// Distance in units in the last place of the exact value.
double error(double value, long double exact) {
    const double size = std::abs(static_cast<double>(exact));
    const double unit = std::nextafter(size, infinity) - size;
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact)) / unit;
}

template <class Function, class Exact>
double worst(double first, double last, int points, Function function, Exact exact) {
    double most = 0;
    for (int i = 0; i <= points; ++i) {
        // An irrational step keeps the grid off round numbers.
        const double x = first + (last - first) * (i + 0.2360679 * (i % 2)) / (points + 1);
        most = std::max(most, error(function(x), exact(static_cast<long double>(x))));
    }
    return most;
}

// The exact quantile by Newton's method in long double, from the value under test.
long double quantile(long double p, double start) {
    const long double tail = std::min(p, 1 - p);
    long double x = -std::abs(static_cast<long double>(start));
    for (int i = 0; i < 4; ++i) {
        const long double below = std::erfc(-x / std::sqrt(2.0L)) / 2;
        const long double density = std::exp(-x * x / 2) / std::sqrt(2 * std::acos(-1.0L));
        x -= (below - tail) / density;
    }
    return p < 0.5L ? x : -x;
}

const auto exact_log = [](long double x) { return std::log(x); };
const auto exact_exp = [](long double x) { return std::exp(x); };
const auto exact_sin = [](long double x) { return std::sin(x); };
const auto exact_cos = [](long double x) { return std::cos(x); };

} // namespace

TEST(Math, LogIsWithinOneUnit) {
    double most = worst(0.4, 2.5, 400'000, sim::math::log, exact_log);
    most = std::max(most, worst(1 - 1e-7, 1 + 1e-7, 100'000, sim::math::log, exact_log));
    for (int power = -1073; power < 1024; ++power) {
        const double scale = std::ldexp(1.0, power);
        most = std::max(most, worst(scale, 1.999 * scale, 200, sim::math::log, exact_log));
    }
    RecordProperty("units", std::to_string(most));
    EXPECT_LT(most, 1.0);
}

TEST(Math, LogAtTheEdges) {
    EXPECT_EQ(sim::math::log(1.0), 0.0);
    EXPECT_EQ(sim::math::log(0.0), -infinity);
    EXPECT_EQ(sim::math::log(-0.0), -infinity);
    EXPECT_EQ(sim::math::log(infinity), infinity);
    EXPECT_DOUBLE_EQ(sim::math::log(smallest), std::log(smallest));
    EXPECT_TRUE(std::isnan(sim::math::log(-1.0)));
    EXPECT_TRUE(std::isnan(sim::math::log(-smallest)));
    EXPECT_TRUE(std::isnan(sim::math::log(-infinity)));
    EXPECT_TRUE(std::isnan(sim::math::log(undefined)));
}

TEST(Math, ExpIsWithinItsError) {
    double most = worst(-1, 1, 400'000, sim::math::exp, exact_exp);
    most = std::max(most, worst(-708, 709.7, 400'000, sim::math::exp, exact_exp));
    most = std::max(most, worst(-745, -708, 100'000, sim::math::exp, exact_exp));
    RecordProperty("units", std::to_string(most));
    EXPECT_LT(most, 1.2);
}

TEST(Math, ExpAtTheEdges) {
    EXPECT_EQ(sim::math::exp(0.0), 1.0);
    EXPECT_EQ(sim::math::exp(-0.0), 1.0);
    EXPECT_EQ(sim::math::exp(smallest), 1.0);
    EXPECT_EQ(sim::math::exp(710.0), infinity);
    EXPECT_EQ(sim::math::exp(1e300), infinity);
    EXPECT_EQ(sim::math::exp(infinity), infinity);
    EXPECT_EQ(sim::math::exp(-746.0), 0.0);
    EXPECT_EQ(sim::math::exp(-infinity), 0.0);
    EXPECT_EQ(sim::math::exp(-745.0), smallest);
    EXPECT_TRUE(std::isnan(sim::math::exp(undefined)));
    EXPECT_TRUE(std::isnan(sim::math::exp(-undefined)));
}

TEST(Math, SineAndCosineAreWithinTheirError) {
    for (const double reach : {0.8, 3.2, 100.0, 1e5}) {
        const double bound = reach < 3.5 ? 1.5 : 2.5;
        EXPECT_LT(worst(-reach, reach, 400'000, sim::math::sin, exact_sin), bound) << reach;
        EXPECT_LT(worst(-reach, reach, 400'000, sim::math::cos, exact_cos), bound) << reach;
    }
}

TEST(Math, SineAndCosineAtTheEdges) {
    EXPECT_EQ(sim::math::sin(0.0), 0.0);
    EXPECT_EQ(sim::math::cos(0.0), 1.0);
    EXPECT_EQ(sim::math::sin(smallest), smallest);
    EXPECT_DOUBLE_EQ(sim::math::sin(sim::math::pi), std::sin(sim::math::pi));
    for (const double beyond : {2e6, -2e6, infinity, undefined}) {
        EXPECT_TRUE(std::isnan(sim::math::sin(beyond)));
        EXPECT_TRUE(std::isnan(sim::math::cos(beyond)));
    }
}

TEST(Math, InverseNormalIsWithinTheStatedError) {
    double most = 0;
    const auto check = [&](double p) {
        const double x = sim::math::inverse_normal(p);
        const long double exact = quantile(static_cast<long double>(p), x);
        if (p == 0.5) return;
        most = std::max(most, static_cast<double>(std::abs((x - exact) / exact)));
    };
    for (int i = 1; i < 100'000; ++i) check((i + 0.31) / 100'001.0);
    for (int i = -1070; i < -1; ++i) check(std::ldexp(1.37, i));
    for (int i = -52; i < -1; ++i) check(1 - std::ldexp(1.0, i));
    RecordProperty("relative", std::to_string(most * 1e16) + "e-16");
    EXPECT_LT(most, 1e-15);
}

TEST(Math, NormalIsWithinTheStatedErrors) {
    double most = 0;
    double relative = 0;
    for (double x = -36.9; x < 36.9; x += 0.0007) {
        const long double exact = std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L)) / 2;
        const auto off = static_cast<double>(std::abs(sim::math::normal(x) - exact));
        most = std::max(most, off);
        if (x < 0) relative = std::max(relative, off / static_cast<double>(exact));
    }
    EXPECT_LT(most, 1e-15);
    EXPECT_LT(relative, 1e-8);
}

TEST(Math, NormalAtTheEdges) {
    EXPECT_EQ(sim::math::normal(0), 0.5);
    EXPECT_EQ(sim::math::normal(infinity), 1);
    EXPECT_EQ(sim::math::normal(-infinity), 0);
    EXPECT_EQ(sim::math::normal(-38), 0);
    EXPECT_TRUE(std::isnan(sim::math::normal(undefined)));
    for (double p = 0.001; p < 1; p += 0.001)
        EXPECT_NEAR(sim::math::normal(sim::math::inverse_normal(p)), p, 1e-14);
}

TEST(Math, InverseNormalAtTheEdges) {
    EXPECT_EQ(sim::math::inverse_normal(0.5), 0.0);
    EXPECT_EQ(sim::math::inverse_normal(0.0), -infinity);
    EXPECT_EQ(sim::math::inverse_normal(-0.0), -infinity);
    EXPECT_EQ(sim::math::inverse_normal(1.0), infinity);
    EXPECT_NEAR(sim::math::inverse_normal(smallest), -38.46740561714434, 1e-12);
    for (const double outside : {-0.1, -smallest, 1.0000001, infinity, -infinity, undefined})
        EXPECT_TRUE(std::isnan(sim::math::inverse_normal(outside))) << outside;
    for (double p = 0.001; p < 0.5; p += 0.001)
        EXPECT_NEAR(sim::math::inverse_normal(p), -sim::math::inverse_normal(1 - p), 1e-13);
}
