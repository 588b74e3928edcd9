// SPDX-License-Identifier: Apache-2.0
// What it costs to ask a trust rule about a party; the counter `each` is the time of one answer.
// Parties have been dealt with thirty times on average, a believer has ten contacts and looks at
// twenty parties at once, as a guest does.

#include "sim/trust/beliefs.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <vector>

namespace {

using sim::Beliefs;
using sim::Day;
using sim::Identity;
using sim::Trust;

constexpr std::uint32_t parties = 10'000;
constexpr std::uint32_t crowd = 50'000;
constexpr std::size_t list = 20;
constexpr Day today{18'000};
const sim::Key key{3};

void beta(std::int64_t rows, const double* good, const double* bad, const double*, const double*,
          const double*, const double*, const double* prior, double* reliability) {
    for (std::int64_t i = 0; i < rows; ++i)
        reliability[i] = (2 * prior[i] + good[i]) / (2 + good[i] + bad[i]);
}

std::vector<Identity> identities() {
    std::vector<Identity> who(parties);
    for (std::uint32_t row = 0; row < parties; ++row) who[row] = {row};
    return who;
}

Beliefs lived(const Trust& trust) {
    sim::use_trust_compiler([](const sim::Custom&) { return &beta; });
    Beliefs all(identities(), crowd, trust, today - 1);
    all.restored(trust, {}, key);
    for (std::uint64_t deal = 0; deal < 30 * parties; ++deal) {
        sim::Stream luck(key, sim::purpose("bench.deals"), today, {deal});
        const std::uint32_t believer = luck.below(crowd);
        const std::uint32_t party = luck.below(parties);
        const auto promise = luck.chance(0.95) ? sim::Promise::kept : sim::Promise::broken;
        all.add(trust, {believer, party, promise, false}, today - 1);
        all.rate(party, 1 + static_cast<int>(luck.below(5)));
    }
    all.reflect(trust);
    return all;
}

void each(benchmark::State& state, double answers) {
    using benchmark::Counter;
    state.counters["each"] =
        Counter(answers, Counter::kIsIterationInvariantRate | Counter::kInvert);
}

// What everybody may know: one evaluation a party, from its record to the perceived reliability.
template <class Rule> void record(benchmark::State& state, const Rule& rule) {
    const Beliefs all = lived(rule);
    std::vector<sim::Evidence> about;
    for (std::uint32_t party = 0; party < parties; ++party) about.push_back(all.about(party));
    double sum = 0;
    for (auto _ : state) {
        for (const sim::Evidence& one : about) sum += rule(one, {0.9}, today);
        benchmark::DoNotOptimize(sum);
    }
    each(state, parties);
}

// The same by a compiled rule of the user's, in blocks as guests ask.
void compiled(benchmark::State& state) {
    const sim::CompiledRule rule{{"rules.py", "beta"}, &beta};
    const Beliefs all = lived(rule.rule);
    std::vector<sim::Evidence> about;
    for (std::uint32_t party = 0; party < parties; ++party) about.push_back(all.about(party));
    std::array<double, list> reliability;
    double sum = 0;
    for (auto _ : state) {
        for (std::size_t first = 0; first + list <= parties; first += list) {
            reliability.fill(0.9);
            believe(rule, std::span(about).subspan(first, list), today, reliability);
            for (const double one : reliability) sum += one;
        }
        benchmark::DoNotOptimize(sum);
    }
    each(state, parties);
}

// Twenty parties by what acquaintances tell of them.
void hearsay(benchmark::State& state, const sim::Social& rule) {
    const Trust trust = rule;
    const Beliefs all = lived(trust);
    std::uint32_t who = 0;
    double sum = 0;
    for (auto _ : state) {
        who = (who + 101) % crowd;
        const sim::Hearsay told = all.hearsay(trust, who);
        for (std::uint32_t party = 0; party < list; ++party)
            sum += sim::revised(0.9, told.about((who + party) % parties));
        benchmark::DoNotOptimize(sum);
    }
    each(state, list);
}

// Global trust of everybody, made anew each week.
void reflection(benchmark::State& state) {
    const Trust trust = sim::EigenTrust{};
    Beliefs all = lived(trust);
    for (auto _ : state) all.reflect(trust);
    each(state, parties);
}

BENCHMARK_CAPTURE(record, blind, sim::Blind{});
BENCHMARK_CAPTURE(record, reviews, sim::Reviews{});
BENCHMARK_CAPTURE(record, reviews_forgetting_nothing, sim::Reviews{1e9, 2});
BENCHMARK_CAPTURE(record, stars, sim::Stars{});
BENCHMARK_CAPTURE(record, social, sim::Social{});
BENCHMARK_CAPTURE(record, eigentrust, sim::EigenTrust{});
BENCHMARK_CAPTURE(record, image_score, sim::ImageScore{});
BENCHMARK(compiled);
BENCHMARK_CAPTURE(hearsay, alike, sim::Social{});
BENCHMARK_CAPTURE(hearsay, by_overlap, sim::Social{.closeness = sim::Closeness::overlap});
BENCHMARK(reflection)->Unit(benchmark::kMillisecond);

} // namespace
