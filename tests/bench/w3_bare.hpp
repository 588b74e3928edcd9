// SPDX-License-Identifier: Apache-2.0
#pragma once
// The work of models/minimal_market without an engine: flat arrays of floats, plain loops, threads
// by hand. It is timed beside the model, so that the price of the engine can be read off.

#include "sim/base/math.hpp"
#include "sim/base/target_clones.hpp"
#include "sim/random/philox.hpp"

#include <algorithm>
#include <array>
#include <barrier>
#include <bit>
#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

namespace bare {

inline constexpr std::uint32_t guests = 100'000;
inline constexpr std::uint32_t hosts = 20'000;
inline constexpr std::uint32_t looks = 10;
inline constexpr std::size_t lanes = 256;
inline constexpr std::uint32_t waking = 6554; // of 65536: a tenth

template <class Value> using Lane = std::array<Value, lanes>;
using Words = std::array<Lane<std::uint32_t>, 4>;

/// Random words of `count` counters (number[i], day, block, phase).
SIM_EVERY_MARCH
inline void fill(const std::uint32_t* number, std::size_t count, std::uint32_t day,
                 std::uint32_t block, std::uint32_t phase, Words& out) {
    for (std::size_t i = 0; i < count; ++i) {
        sim::detail::PhiloxWords<std::uint64_t> words{number[i], day, block, phase};
        sim::detail::philox(words, sim::KeyWords{20190101, 7});
        out[0][i] = static_cast<std::uint32_t>(words.w0);
        out[1][i] = static_cast<std::uint32_t>(words.w1);
        out[2][i] = static_cast<std::uint32_t>(words.w2);
        out[3][i] = static_cast<std::uint32_t>(words.w3);
    }
}

/// One bit for each guest, eight to a group: set where the guest's 16 random bits wake it.
SIM_EVERY_MARCH
inline void screen(const Words& words, std::size_t groups,
                   std::array<std::uint64_t, lanes / 8>& out) {
    std::array<std::uint8_t, lanes> byte{};
    for (std::size_t i = 0; i < groups; ++i) {
        std::uint32_t bits = 0;
        for (std::uint32_t bit = 0; bit < 8; ++bit) {
            const std::uint32_t half = words[bit / 2][i] >> (bit % 2 * 16) & 0xffffU;
            bits |= (half - waking) >> 31 << bit;
        }
        byte[i] = static_cast<std::uint8_t>(bits);
    }
    std::memcpy(out.data(), byte.data(), sizeof byte);
}

struct Market {
    std::vector<float> quality = std::vector<float>(hosts);
    std::vector<float> price = std::vector<float>(hosts, 1.0F);
    std::vector<float> reputation = std::vector<float>(hosts);
    std::vector<float> weight = std::vector<float>(hosts);
    std::vector<std::int32_t> ratings = std::vector<std::int32_t>(hosts);
    std::vector<std::uint64_t> first = std::vector<std::uint64_t>(hosts);
    std::vector<std::int32_t> trips = std::vector<std::int32_t>(guests);
};

/// The hosts looked at and the place among them that is chosen, 0 for none.
struct Choice {
    std::array<Lane<std::uint32_t>, looks> seen;
    Lane<std::uint32_t> chosen;
    Lane<std::uint32_t> priority;
};

SIM_EVERY_MARCH
inline void choose(const std::array<Words, 3>& words, std::size_t count, const float* weight,
                   Choice& out) {
    std::array<Lane<float>, looks> before;
    Lane<float> sum;
    sum.fill(1.0F);
    for (std::size_t k = 0; k < looks; ++k)
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t word = words[k / 4][k % 4][i];
            out.seen[k][i] = static_cast<std::uint32_t>((std::uint64_t{word} * hosts) >> 32);
            before[k][i] = sum[i];
            sum[i] += weight[out.seen[k][i]];
        }
    out.chosen.fill(0);
    for (std::size_t i = 0; i < count; ++i)
        sum[i] *= static_cast<float>(words[2][2][i] >> 8) * 0x1p-24F;
    for (std::size_t k = 0; k < looks; ++k)
        for (std::size_t i = 0; i < count; ++i) out.chosen[i] += before[k][i] <= sum[i] ? 1U : 0U;
    out.priority = words[2][3];
}

SIM_EVERY_MARCH
inline void errors(const Words& words, std::size_t count, float* out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = static_cast<float>(sim::math::inverse_normal((words[0][i] + 0.5) * 0x1p-32));
}

SIM_EVERY_MARCH
inline void weigh(const float* reputation, const float* price, std::size_t count, float* weight) {
    for (std::size_t i = 0; i < count; ++i)
        weight[i] = static_cast<float>(sim::math::exp(double{reputation[i]} - double{price[i]}));
}

struct Proposal {
    std::uint32_t host;
    std::uint64_t place;
};

/// One of the threads: it owns a range of guests and a range of hosts.
class Worker {
public:
    Worker(Market& market, std::uint32_t number, std::uint32_t team)
        : market_(market), first_guest_(guests / team * number),
          last_guest_(guests / team * (number + 1)), first_host_(hosts / team * number),
          last_host_(hosts / team * (number + 1)), hosts_each_(hosts / team), proposals(team) {}

    void endow() {
        for (std::uint32_t from = first_host_; from < last_host_; from += lanes) {
            const std::size_t count = std::min<std::size_t>(lanes, last_host_ - from);
            for (std::size_t i = 0; i < count; ++i)
                number_[i] = from + static_cast<std::uint32_t>(i);
            fill(number_.data(), count, 0, 0, 0, words_[0]);
            errors(words_[0], count, &market_.quality[from]);
        }
        reweigh();
    }

    void ask(std::uint32_t day) {
        for (auto& list : proposals) list.clear();
        Words words;
        for (std::uint32_t from = first_guest_; from < last_guest_; from += 8 * lanes) {
            const std::uint32_t groups =
                std::min<std::uint32_t>(lanes, (last_guest_ - from + 7) / 8);
            Lane<std::uint32_t> group;
            for (std::uint32_t i = 0; i < groups; ++i) group[i] = from / 8 + i;
            fill(group.data(), groups, day, 0, 1, words);
            std::array<std::uint64_t, lanes / 8> bits{};
            screen(words, groups, bits);
            for (std::uint32_t i = 0; 8 * i < groups; ++i) wake(from + 64 * i, bits[i], day);
        }
        propose(day);
    }

    void serve(std::uint32_t day, std::vector<Worker>& team, std::uint32_t self) {
        std::fill(&market_.first[first_host_], &market_.first[0] + last_host_, ~std::uint64_t{0});
        for (const Worker& worker : team)
            for (const Proposal& one : worker.proposals[self])
                market_.first[one.host] = std::min(market_.first[one.host], one.place);
        size_ = 0;
        for (std::uint32_t host = first_host_; host < last_host_; ++host) {
            const bool booked = market_.first[host] != ~std::uint64_t{0};
            bookings += booked ? 1 : 0;
            market_.price[host] =
                std::clamp(market_.price[host] * (booked ? 1.02F : 0.98F), 0.1F, 10.0F);
            number_[size_] = host;
            if (booked && ++size_ == lanes) rate(day);
        }
        rate(day);
        reweigh();
    }

    std::int64_t awake = 0;
    std::int64_t bookings = 0;

private:
    void wake(std::uint32_t guest, std::uint64_t awake_bits, std::uint32_t day) {
        for (; awake_bits != 0; awake_bits &= awake_bits - 1) {
            number_[size_] = guest + static_cast<std::uint32_t>(std::countr_zero(awake_bits));
            if (++size_ == lanes) propose(day);
        }
    }

    void propose(std::uint32_t day) {
        for (std::uint32_t block = 0; block < 3; ++block)
            fill(number_.data(), size_, day, block, 2, words_[block]);
        choose(words_, size_, market_.weight.data(), choice_);
        for (std::size_t i = 0; i < size_; ++i) {
            if (choice_.chosen[i] == 0) continue;
            const std::uint32_t host = choice_.seen[choice_.chosen[i] - 1][i];
            const std::size_t owner =
                std::min<std::size_t>(host / hosts_each_, proposals.size() - 1);
            proposals[owner].push_back(
                {host, std::uint64_t{choice_.priority[i]} << 32 | number_[i]});
        }
        awake += static_cast<std::int64_t>(size_);
        size_ = 0;
    }

    void rate(std::uint32_t day) {
        fill(number_.data(), size_, day, 0, 3, words_[0]);
        Lane<float> error;
        errors(words_[0], size_, error.data());
        for (std::size_t i = 0; i < size_; ++i) {
            const std::uint32_t host = number_[i];
            const float seen = market_.quality[host] + 0.5F * error[i];
            float& reputation = market_.reputation[host];
            reputation += (seen - reputation) / static_cast<float>(++market_.ratings[host]);
            ++market_.trips[market_.first[host] & 0xffffffffU];
        }
        size_ = 0;
    }

    void reweigh() {
        weigh(&market_.reputation[first_host_], &market_.price[first_host_],
              last_host_ - first_host_, &market_.weight[first_host_]);
    }

    Market& market_;
    std::uint32_t first_guest_, last_guest_, first_host_, last_host_, hosts_each_;
    std::size_t size_ = 0;
    Lane<std::uint32_t> number_{};
    std::array<Words, 3> words_{};
    Choice choice_{};
    std::vector<std::vector<Proposal>> proposals; // by owner of the host
};

/// What a year came to.
struct Year {
    std::int64_t awake = 0;
    std::int64_t bookings = 0;
    double price = 0;
};

/// 365 days on that many threads, two barriers a day.
inline Year simulate(Market& market, std::uint32_t threads) {
    std::vector<Worker> team;
    for (std::uint32_t i = 0; i < threads; ++i) team.emplace_back(market, i, threads);
    std::barrier day_break(static_cast<std::ptrdiff_t>(threads));
    const auto work = [&](std::uint32_t self) {
        team[self].endow();
        for (std::uint32_t day = 0; day < 365; ++day) {
            day_break.arrive_and_wait();
            team[self].ask(day);
            day_break.arrive_and_wait();
            team[self].serve(day, team, self);
        }
    };
    std::vector<std::thread> others;
    for (std::uint32_t i = 1; i < threads; ++i) others.emplace_back(work, i);
    work(0);
    for (std::thread& other : others) other.join();
    Year year;
    for (const Worker& worker : team) {
        year.awake += worker.awake;
        year.bookings += worker.bookings;
    }
    for (const float price : market.price) year.price += double{price} / hosts;
    return year;
}

} // namespace bare
