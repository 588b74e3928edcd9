// SPDX-License-Identifier: Apache-2.0
// Streams: what they are a function of, uniformity, and independence of neighbours.

#include "sim/random/stream.hpp"
#include "tests/sim/support/statistics.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <vector>

using namespace sim;

namespace {

constexpr Keys run = keys(20240229, 3, 5);
constexpr Purpose searching = purpose("test.search");
constexpr Purpose paying = purpose("test.pay");
constexpr Day today{19782};

Stream stream(std::uint64_t who, Day when = today, Purpose why = searching, Key key = run.chance) {
    return {key, why, when, Identity{who}};
}

template <class Draw> std::vector<double> draws(int count, Draw draw) {
    std::vector<double> all;
    for (int i = 0; i < count; ++i) all.push_back(draw(static_cast<std::uint64_t>(i)));
    return all;
}

// Constant expressions: streams exist at compile time.
constexpr std::uint32_t first_bits = Stream(Key(1), searching, today, Identity{9}).bits();

} // namespace

TEST(Stream, WordsAreThePhiloxBlocksOfItsCounter) {
    const Identity who{0x123456789abcdef0ULL};
    Stream draws(run.chance, searching, today, who);
    for (std::uint32_t block = 0; block < 3; ++block) {
        const Counter counter{searching.code, std::uint32_t{19782} << 12 | block, 0x9abcdef0U,
                              0x12345678U};
        for (const std::uint32_t word : philox(counter, run.chance.words()))
            EXPECT_EQ(draws.bits(), word);
    }
    EXPECT_EQ(Stream(Key(1), searching, today, Identity{9}).bits(), first_bits);
}

TEST(Stream, EndsWithAnErrorBeforeItRepeatsAnotherDay) {
    Stream draws = stream(1);
    for (std::uint32_t i = 0; i < 4 * Stream::blocks; ++i) draws.bits();
    EXPECT_THROW(draws.bits(), BrokenInvariant);
}

TEST(Stream, KeysOfWorldAndChanceAreSeparate) {
    const Keys base = keys(1, 2, 2);
    EXPECT_NE(base.world, base.chance);
    EXPECT_EQ(base.world, keys(1, 2, 7).world);
    EXPECT_EQ(base.chance, keys(1, 7, 2).chance);
    EXPECT_NE(base.world, keys(1, 3, 2).world);
    EXPECT_NE(base.chance, keys(2, 2, 2).chance);
    static_assert(purpose("a").code == 0xe40c292cU, "FNV-1a of its authors");
}

TEST(Stream, UniformsAreUniform) {
    const auto closed = draws(200'000, [](auto i) { return stream(i).uniform(); });
    EXPECT_LT(test::kolmogorov(closed, [](double u) { return u; }), test::kolmogorov_bound);
    const auto open = draws(200'000, [](auto i) { return stream(i).open_uniform(); });
    EXPECT_LT(test::kolmogorov(open, [](double u) { return u; }), test::kolmogorov_bound);
}

TEST(Stream, UniformsKeepTheirBounds) {
    constexpr std::uint32_t most = 0xffffffffU;
    EXPECT_EQ(detail::uniform(0, 0), 0.0);
    EXPECT_EQ(detail::uniform(most, most), 1.0 - 0x1p-53);
    EXPECT_EQ(detail::open_uniform(0, 0), 0x1p-53);
    EXPECT_EQ(detail::open_uniform(most, most), 1.0 - 0x1p-53);
    Stream words = stream(3), numbers = stream(3);
    for (int i = 0; i < 100; ++i) {
        const std::uint64_t high = words.bits();
        const std::uint64_t all = high << 32 | words.bits();
        EXPECT_EQ(numbers.uniform(), static_cast<double>(all >> 11) * 0x1p-53);
    }
}

TEST(Stream, EachBitIsSetHalfTheTime) {
    std::array<double, 32> set{};
    constexpr int count = 100'000;
    for (std::uint64_t i = 0; i < count; ++i)
        for (std::size_t bit = 0; bit < 32; ++bit) set[bit] += stream(i).bits() >> bit & 1;
    for (double times : set) EXPECT_LT(std::abs(times - count / 2.0), 4.5 * std::sqrt(count / 4.0));
}

TEST(Stream, NeighboursAreIndependent) {
    constexpr int count = 100'000;
    const auto base = draws(count, [](auto i) { return stream(i).uniform(); });
    const auto independent = [&](auto draw) {
        return std::abs(test::correlation(base, draws(count, draw))) < test::deviations_bound;
    };
    EXPECT_TRUE(independent([](auto i) { return stream(i + 1).uniform(); }));
    EXPECT_TRUE(independent([](auto i) { return stream(i + (std::uint64_t{1} << 32)).uniform(); }));
    EXPECT_TRUE(independent([](auto i) { return stream(i, today + 1).uniform(); }));
    EXPECT_TRUE(independent([](auto i) { return stream(i, today, paying).uniform(); }));
    EXPECT_TRUE(independent(
        [](auto i) { return stream(i, today, searching, keys(20240229, 3, 6).chance).uniform(); }));
    EXPECT_TRUE(
        independent([](auto i) { return stream(i, today, searching, run.world).uniform(); }));
    EXPECT_TRUE(independent([](auto i) {
        Stream draws = stream(i);
        draws.uniform();
        return draws.uniform();
    }));
}

TEST(Stream, PairsFillTheSquareEvenly) {
    std::vector<double> cells(32 * 32);
    constexpr int count = 200'000;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint32_t a = stream(i).bits() >> 27, b = stream(i + 1).bits() >> 27;
        ++cells[32 * a + b];
    }
    const std::vector<double> even(cells.size(), count / 1024.0);
    EXPECT_LT(std::abs(test::chi_square(cells, even)), test::deviations_bound);
}
