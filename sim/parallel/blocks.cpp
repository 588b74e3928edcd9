// SPDX-License-Identifier: Apache-2.0
#include "sim/parallel/blocks.hpp"

#include "sim/base/identity.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#ifndef SHARESIM_STD_THREADS
#include <omp.h>
#endif

namespace sim {
namespace {

std::atomic<int> wanted{0};
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

#ifdef SHARESIM_STD_THREADS

// ThreadSanitizer cannot see into GCC's OpenMP runtime; the same loop on std::thread it can.
thread_local bool inside = false;

int hardware() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }
bool nested() { return inside; }

template <class Body> void spread(int team, std::size_t blocks, const Body& body) {
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> members;
    for (int member = 0; member < team; ++member)
        members.emplace_back([&] {
            inside = true;
            for (std::size_t i = next++; i < blocks; i = next++) body(i);
        });
    for (std::thread& member : members) member.join();
}

#else

int hardware() { return std::max(1, omp_get_num_procs()); }
bool nested() { return omp_in_parallel() != 0; }

template <class Body> void spread(int team, std::size_t blocks, const Body& body) {
#pragma omp parallel for num_threads(team) schedule(dynamic, 1)
    for (std::size_t i = 0; i < blocks; ++i) body(i);
}

#endif

} // namespace

void use_threads(int count) { wanted = count; }

int threads() {
    if (nested()) return 1;
    return wanted > 0 ? wanted.load() : hardware();
}

void use_block_order(BlockOrder order) { block_order = order; }

void detail::serve(std::size_t blocks, Work work) {
    if (blocks == 0) return;
    if (blocks == 1) return work.serve(work.body, 0);
    const std::vector<std::size_t> order = order_of(blocks);
    std::vector<std::exception_ptr> errors(blocks);
    const int team = static_cast<int>(std::min(static_cast<std::size_t>(threads()), blocks));
    const auto one = [&](std::size_t i) { serve_one(work, order[i], errors[order[i]]); };
    if (team == 1)
        for (std::size_t i = 0; i < blocks; ++i) one(i);
    else
        spread(team, blocks, one);
    rethrow_first(errors);
}

} // namespace sim
