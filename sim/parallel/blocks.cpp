// SPDX-License-Identifier: Apache-2.0
#include "sim/parallel/blocks.hpp"

#include "sim/base/identity.hpp"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>
#include <utility>

#ifdef SHARESIM_OPENMP
#include <omp.h>
#else
#include "sim/parallel/team.hpp"
#endif

namespace sim {
namespace {

// Of the calling thread: experiments on several threads of a program do not disturb each other.
thread_local int wanted = 0;
std::atomic<BlockOrder> block_order{BlockOrder::forward};

std::vector<std::size_t> order_of(std::size_t blocks) {
    std::vector<std::size_t> order(blocks);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (block_order == BlockOrder::backward) std::ranges::reverse(order);
    if (block_order == BlockOrder::shuffled)
        std::ranges::sort(order, {}, [](std::size_t block) { return scramble(block); });
    return order;
}

void rethrow_first(const std::vector<std::exception_ptr>& errors) {
    for (const auto& error : errors)
        if (error) std::rethrow_exception(error);
}

void serve_one(detail::Work work, std::size_t block, std::exception_ptr& error) {
    try {
        work.serve(work.body, block);
    } catch (...) {
        error = std::current_exception();
    }
}

/// Processors that this process may use, which is fewer than there are where it is pinned.
int hardware() {
    cpu_set_t mine;
    const int count = sched_getaffinity(0, sizeof mine, &mine) == 0
                          ? CPU_COUNT(&mine)
                          : static_cast<int>(std::thread::hardware_concurrency());
    return std::max(1, count);
}

#ifdef SHARESIM_OPENMP

bool nested() { return omp_in_parallel() != 0; }

template <class Body> void spread(int members, std::size_t blocks, Body& body, const void*) {
#pragma omp parallel for num_threads(members) schedule(dynamic, 1)
    for (std::size_t i = 0; i < blocks; ++i) body(i);
}

#else

bool nested() { return detail::Team::busy(); }

template <class Body> void spread(int members, std::size_t blocks, Body& body, const void* loop) {
    const auto one = [](void* at, std::size_t i) { (*static_cast<Body*>(at))(i); };
    detail::Team::mine().serve(members, {&body, one, blocks}, loop);
}

#endif

} // namespace

int use_threads(int count) { return std::exchange(wanted, count); }

int threads() {
    if (nested()) return 1;
    return wanted > 0 ? wanted : hardware();
}

WithThreads::WithThreads(int count) : before_(use_threads(count > 0 ? count : wanted)) {}

WithThreads::~WithThreads() { use_threads(before_); }

void use_block_order(BlockOrder order) { block_order = order; }

void detail::serve(std::size_t blocks, Work work) {
    if (blocks == 0) return;
    if (blocks == 1) return work.serve(work.body, 0);
    const std::vector<std::size_t> order = order_of(blocks);
    std::vector<std::exception_ptr> errors(blocks);
    const int members = static_cast<int>(std::min(static_cast<std::size_t>(threads()), blocks));
    auto one = [&](std::size_t i) { serve_one(work, order[i], errors[order[i]]); };
    if (members == 1)
        for (std::size_t i = 0; i < blocks; ++i) one(i);
    else // the loop is known by its body, a function of its own for each place in the program
        spread(members, blocks, one, reinterpret_cast<const void*>(work.serve));
    rethrow_first(errors);
}

} // namespace sim
