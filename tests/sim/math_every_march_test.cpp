// SPDX-License-Identifier: Apache-2.0
// One digest of many results, the same from every compiler, optimisation and instruction set.
// march.cmake builds this file once more for each level of x86-64.

#include "sim/base/identity.hpp"
#include "sim/base/math.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace {

bool processor_suffices() {
#if defined(__x86_64__) && defined(__AVX512F__)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#elif defined(__x86_64__) && defined(__AVX2__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return true;
#endif
}

// Static arrays, since the loop over them is what the levels vectorise differently.
constexpr std::size_t size = 100'003;
std::array<double, size> in, out;

template <class Function> std::uint64_t digest(double first, double last, Function function) {
    for (std::size_t i = 0; i < size; ++i) {
        const auto share = static_cast<double>(sim::scramble(i) >> 11) * 0x1p-53;
        in[i] = first + (last - first) * share;
    }
    for (std::size_t i = 0; i < size; ++i) out[i] = function(in[i]);
    std::uint64_t all = 0;
    for (const double value : out) all = sim::scramble(all ^ std::bit_cast<std::uint64_t>(value));
    return all;
}

} // namespace

TEST(MathEveryMarch, GivesTheSameBits) {
    if (!processor_suffices()) GTEST_SKIP() << "built for a newer processor";
    EXPECT_EQ(digest(0, 3, [](double x) { return sim::math::log(x); }), 17438279964932686215U);
    EXPECT_EQ(digest(-740, 709, [](double x) { return sim::math::exp(x); }), 8617223099477071326U);
    EXPECT_EQ(digest(-1e4, 1e4, [](double x) { return sim::math::sin(x); }), 4833655498960774644U);
    EXPECT_EQ(digest(-1e4, 1e4, [](double x) { return sim::math::cos(x); }), 8797887133320138956U);
    EXPECT_EQ(digest(0, 1, [](double p) { return sim::math::inverse_normal(p); }),
              72316618433708997U);
}
