// SPDX-License-Identifier: Apache-2.0
#pragma once
// Threads that share out the blocks of a loop and sleep between loops. OpenMP's runtime lets them
// wait in a busy loop and lets each loop wait for all of them, started or not: on a machine that
// does other work two threads were then several times slower than one.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <thread>
#include <unordered_map>

namespace sim::detail {

/// What is to be done with each block; may not throw.
struct Blocks {
    void* body;
    void (*serve)(void* body, std::size_t block);
    std::size_t count;
};

/// Keeps, for one loop of the program, what helpers have saved against what it cost to call them
/// and to wait for them; where they cost more, the loop is served alone for a while. This bounds
/// what a second thread can lose on a busy machine to about a tenth.
class Account {
public:
    /// Whether the next time the loop should be served alone.
    [[nodiscard]] bool alone() const { return alone_ > 0; }
    /// Books a loop served alone, which took so many seconds.
    void served_alone(double seconds) { alone_ -= seconds; }
    /// Books a loop served together: the seconds that the blocks of the helpers would have taken,
    /// and those lost to calling and waiting for them.
    void served_together(double saved, double lost);

private:
    double balance_ = 0;
    double alone_ = 0;   ///< seconds still to be served alone
    double caution_ = 8; ///< times a loss that the loop is served alone after it
};

/// The caller and its helpers. A caller's team serves no other thread.
class Team {
public:
    Team() = default;
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;
    ~Team();

    /// The team of the calling thread; one that a fork left behind is replaced.
    static Team& mine();
    /// Whether the calling thread is serving a loop.
    [[nodiscard]] static bool busy();

    /// Serves each block once, on at most `members` threads of which the caller is one, and
    /// returns when all are done. Blocks are begun in order. `loop` names the loop in the books.
    void serve(int members, Blocks blocks, const void* loop);

private:
    /// Where one helper waits; on a cache line of its own.
    struct alignas(64) Seat {
        std::atomic<std::uint32_t> calls{0};
        std::thread helper;
    };

    std::size_t hire(std::size_t helpers);
    void open(Blocks blocks);
    std::size_t take_part();
    void wait_until_done(std::uint32_t count);
    void wait_for_calls(Seat& seat);

    std::deque<Seat> seats_;
    std::unordered_map<const void*, Account> accounts_;
    std::atomic<bool> over_{false};
    // The open loop. A helper that wakes late may read it while the next is being written: the
    // ticket, which holds the number of the loop and the next block, decides whether it counts.
    std::atomic<std::uint64_t> ticket_{0};
    std::atomic<void*> body_{nullptr};
    std::atomic<void (*)(void*, std::size_t)> serve_{nullptr};
    std::atomic<std::uint32_t> count_{0};
    alignas(64) std::atomic<std::uint32_t> done_{0};
};

} // namespace sim::detail
