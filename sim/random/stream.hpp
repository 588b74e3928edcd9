// SPDX-License-Identifier: Apache-2.0
#pragma once
// Randomness by identity: a stream is a pure function of (key, purpose, day, who), made on the spot
// and thrown away, so that neither threads nor reforms shift anyone's draws.

#include "sim/base/identity.hpp"
#include "sim/base/problems.hpp"
#include "sim/random/draws.hpp"
#include "sim/random/philox.hpp"

#include <cstdint>
#include <string_view>

namespace sim {

/// What makes one world or one run differ from another: a key of Philox.
class Key {
public:
    constexpr explicit Key(std::uint64_t words) : value(words) {}
    /// The two words Philox takes.
    [[nodiscard]] constexpr KeyWords words() const {
        return {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)};
    }
    friend constexpr auto operator<=>(Key, Key) = default;

    std::uint64_t value;
};

/// The two keys of a replicate: who lives there, and what befalls them.
struct Keys {
    Key world;
    Key chance;
};

/// Keys of a seed; the population depends on `world` only and daily draws on `chance` only, so that
/// the spread of results can be split between them.
constexpr Keys keys(std::uint64_t seed, std::uint32_t world, std::uint32_t chance) {
    // A key is itself a random number, so that neighbouring seeds and replicates are unrelated.
    const auto key = [seed](std::uint32_t index, std::uint32_t role) {
        const Counter words = philox({index, role, 0, 0}, Key(seed).words());
        return Key(std::uint64_t{words[1]} << 32 | words[0]);
    };
    return {key(world, 0), key(chance, 1)};
}

/// What a draw is for; two purposes of one person on one day are independent.
struct Purpose {
    std::uint32_t code;
    friend constexpr auto operator<=>(Purpose, Purpose) = default;
};

/// The purpose of a dotted label such as "market.search" (FNV-1a; uniqueness is a test).
consteval Purpose purpose(std::string_view label) {
    std::uint32_t hash = 2166136261U;
    for (const char letter : label) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return {hash};
}

namespace detail {

// Twenty bits of day: 2,870 years before numbers repeat; the other twelve count blocks.
constexpr Counter counter(Purpose why, Day when, Identity who) {
    return {why.code, static_cast<std::uint32_t>(when.value) << 12,
            static_cast<std::uint32_t>(who.value), static_cast<std::uint32_t>(who.value >> 32)};
}

} // namespace detail

/// The draws of one identity for one purpose on one day, in order; nothing is computed before the
/// first is asked for.
class Stream {
public:
    /// How many blocks of four words a stream holds.
    static constexpr std::uint32_t blocks = 4096;

    constexpr Stream(Key run, Purpose why, Day when, Identity who)
        : counter_(detail::counter(why, when, who)), key_(run.words()) {}

    /// The next 32 random bits.
    constexpr std::uint32_t bits() {
        if (next_ == words_.size()) refill();
        return words_[next_++];
    }
    /// Uniform on [0, 1), all 53 bits of a double.
    constexpr double uniform() {
        const std::uint32_t high = bits();
        return detail::uniform(high, bits());
    }
    /// Uniform on (0, 1): safe for logarithms and quantiles, symmetric about one half.
    constexpr double open_uniform() {
        const std::uint32_t high = bits();
        return detail::open_uniform(high, bits());
    }
    /// True with probability `p`.
    constexpr bool chance(double p) { return uniform() < p; }
    /// Uniform on 0 .. n-1, without bias; `n` is positive.
    constexpr std::uint32_t below(std::uint32_t n) { return sim::below(*this, n); }
    /// Standard normal.
    double normal() { return math::inverse_normal(open_uniform()); }
    /// Exponential waiting time at `rate`.
    double exponential(double rate) { return -math::log(open_uniform()) / rate; }
    /// Standard Gumbel, the error of a logit choice.
    double gumbel() { return detail::gumbel(open_uniform()); }
    /// Number of events when `mean` are expected.
    std::uint32_t poisson(double mean) { return sim::poisson(*this, mean); }

private:
    constexpr void refill() {
        if (drawn_ == blocks) exhausted();
        words_ = philox({counter_[0], counter_[1] | drawn_, counter_[2], counter_[3]}, key_);
        ++drawn_;
        next_ = 0;
    }
    // Apart, since `require` is not constexpr; more draws would be those of the next day.
    void exhausted() const {
        require(false, "the stream of purpose ", counter_[0], " holds ", blocks, " blocks only");
    }

    Counter counter_;
    KeyWords key_;
    Counter words_{};
    std::uint32_t drawn_ = 0;
    std::uint32_t next_ = 4;
};

} // namespace sim
