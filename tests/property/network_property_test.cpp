// SPDX-License-Identifier: Apache-2.0
// What holds for every network, whatever its rule, size and key.

#include "sim/network/makers.hpp"
#include "sim/parallel/blocks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <variant>

namespace sim {
namespace {

using Maker = std::variant<Ring, Lattice, RandomTies, SmallWorld, Preferential, Communities>;

Maker any_maker() {
    const auto small = *rc::gen::inRange<std::uint32_t>(1, 6);
    const double share = *rc::gen::inRange(0, 11) / 10.0;
    const auto brings = *rc::gen::element(Newcomer::fixed, Newcomer::up_to);
    const std::vector<Maker> all{Ring{small},
                                 Lattice{},
                                 RandomTies{share * 10},
                                 SmallWorld{small, share},
                                 Preferential{small, brings},
                                 Communities{small, 2 * small, share}};
    return *rc::gen::elementOf(all);
}

Graph made(const Maker& maker, std::size_t people, Key key) {
    return std::visit([&](const auto& one) { return one(people, key); }, maker);
}

RC_GTEST_PROP(Network, IsSimpleAndSymmetric, ()) {
    const Maker maker = any_maker();
    const auto people = *rc::gen::inRange<std::size_t>(2, 200);
    const auto fault = std::visit([&](const auto& one) { return one.fault(people); }, maker);
    RC_PRE(fault.empty());
    const Graph graph = made(maker, people, Key(*rc::gen::arbitrary<std::uint64_t>()));
    RC_ASSERT(graph.size() == people);
    std::size_t degrees = 0;
    for (std::uint32_t who = 0; who < people; ++who) {
        const auto around = graph.neighbours(who);
        degrees += around.size();
        RC_ASSERT(std::ranges::adjacent_find(around, std::greater_equal{}) == around.end());
        for (const std::uint32_t other : around) {
            RC_ASSERT(other != who && other < people);
            RC_ASSERT(graph.tied(other, who));
        }
    }
    RC_ASSERT(degrees == 2 * graph.ties());
}

RC_GTEST_PROP(Network, IsTheSameOnAnyNumberOfThreads, ()) {
    const auto share = *rc::gen::inRange(1, 11) / 10.0;
    const Key key(*rc::gen::arbitrary<std::uint64_t>());
    const std::size_t people = 3 * grain; // more than one block
    const int before = threads();
    std::vector<Graph> graphs;
    for (const int count : {1, 2, 8}) {
        use_threads(count);
        graphs.push_back(RandomTies{4 * share}(people, key));
    }
    use_threads(before);
    RC_ASSERT(graphs[0] == graphs[1] && graphs[1] == graphs[2]);
    RC_ASSERT(graphs[0] != RandomTies{4 * share}(people, Key(key.value + 1)));
}

} // namespace
} // namespace sim
