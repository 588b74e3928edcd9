// SPDX-License-Identifier: Apache-2.0
#include "sim/parallel/team.hpp"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <system_error>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sim::detail {
namespace {

using Clock = std::chrono::steady_clock;

/// How long a thread looks out for work before it sleeps: a few times what waking it costs, so
/// that it stays awake between the loops of a day and sleeps when another program could run.
constexpr std::chrono::microseconds patience{50};
/// The most that a loop may have saved up, in seconds: about a turn of the scheduler.
constexpr double most_saved = 2e-3;
constexpr double least_caution = 8;
constexpr double most_caution = 128;

constexpr std::uint64_t one_loop = std::uint64_t{1} << 32;
constexpr std::uint64_t block_bits = one_loop - 1;

// Children made by fork() have none of their parent's threads.
std::atomic<unsigned> forks{0};
[[maybe_unused]] const int watching_forks = pthread_atfork(nullptr, nullptr, [] { ++forks; });

thread_local bool serving = false;

double seconds(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

void relax() {
#if defined(__x86_64__)
    _mm_pause();
#else
    std::this_thread::yield();
#endif
}

/// Looks until `holds()`, or until patience ends; tells whether it held.
template <class Condition> bool look_out(const Condition& holds) {
    const auto until = Clock::now() + patience;
    do {
        for (int i = 0; i < 32; ++i) {
            if (holds()) return true;
            relax();
        }
    } while (Clock::now() < until);
    return holds();
}

/// The team of one thread, which goes with it.
struct Mine {
    std::unique_ptr<Team> team;
    unsigned forks_then = 0;

    ~Mine() { leave_behind(); }

    /// A child of fork() cannot join threads that it does not have.
    void leave_behind() {
        if (forks_then != forks) static_cast<void>(team.release());
    }
};

} // namespace

void Account::served_together(double saved, double lost) {
    balance_ = std::min(balance_ + saved - lost, most_saved);
    if (balance_ >= 0) {
        if (saved > lost) caution_ = std::max(least_caution, caution_ / 2);
        return;
    }
    alone_ = -balance_ * caution_;
    caution_ = std::min(most_caution, caution_ * 2);
    balance_ = 0;
}

Team& Team::mine() {
    thread_local Mine mine;
    mine.leave_behind();
    if (!mine.team) {
        mine.team = std::make_unique<Team>();
        mine.forks_then = forks;
    }
    return *mine.team;
}

bool Team::busy() { return serving; }

Team::~Team() {
    over_ = true;
    for (Seat& seat : seats_) {
        ++seat.calls;
        seat.calls.notify_one();
    }
    for (Seat& seat : seats_) seat.helper.join();
}

/// Sees to it that there are so many helpers; tells how many there are, since a machine may refuse.
std::size_t Team::hire(std::size_t helpers) {
    while (seats_.size() < helpers) try {
            Seat& seat = seats_.emplace_back();
            seat.helper = std::thread([this, &seat] { wait_for_calls(seat); });
        } catch (const std::system_error&) {
            seats_.pop_back();
            break;
        }
    return std::min(helpers, seats_.size());
}

void Team::open(Blocks blocks) {
    // Nobody may take a block while the loop is written: the number of its last block is past all.
    const std::uint64_t number = (ticket_ >> 32) + 1;
    ticket_ = number * one_loop | block_bits;
    body_ = blocks.body;
    serve_ = blocks.serve;
    count_ = static_cast<std::uint32_t>(blocks.count);
    done_ = 0;
    ticket_ = (number + 1) * one_loop;
}

/// Serves blocks as long as there are any; returns how many.
std::size_t Team::take_part() {
    std::size_t served = 0;
    while (true) {
        std::uint64_t ticket = ticket_;
        const auto block = static_cast<std::uint32_t>(ticket & block_bits);
        void* const body = body_;
        const auto serve = serve_.load();
        const std::uint32_t count = count_;
        if (block >= count) return served;
        if (!ticket_.compare_exchange_weak(ticket, ticket + 1)) continue;
        serve(body, block);
        ++served;
        if (++done_ == count) done_.notify_one();
    }
}

void Team::wait_until_done(std::uint32_t count) {
    if (look_out([&] { return done_ == count; })) return;
    for (std::uint32_t done = done_; done != count; done = done_) done_.wait(done);
}

void Team::wait_for_calls(Seat& seat) {
    serving = true;
    std::uint32_t heard = 0;
    while (true) {
        if (!look_out([&] { return seat.calls != heard; })) seat.calls.wait(heard);
        heard = seat.calls;
        if (over_) return;
        take_part();
    }
}

void Team::serve(int members, Blocks blocks, const void* loop) {
    Account& account = accounts_[loop];
    const bool alone = account.alone();
    serving = true;
    const auto began = Clock::now();
    if (alone) {
        for (std::size_t block = 0; block < blocks.count; ++block) blocks.serve(blocks.body, block);
        serving = false;
        return account.served_alone(seconds(Clock::now() - began));
    }
    const auto wanted = std::min(static_cast<std::size_t>(members), blocks.count) - 1;
    const std::size_t helpers = hire(wanted);
    open(blocks);
    for (std::size_t i = 0; i < helpers; ++i) {
        ++seats_[i].calls;
        seats_[i].calls.notify_one();
    }
    const auto called = Clock::now();
    const auto own = static_cast<double>(take_part());
    const auto own_done = Clock::now();
    wait_until_done(static_cast<std::uint32_t>(blocks.count));
    serving = false;
    if (own == 0) return; // held up before its first block: nothing to tell what one would take
    const double saved =
        (static_cast<double>(blocks.count) - own) / own * seconds(own_done - called);
    account.served_together(saved, seconds(called - began) + seconds(Clock::now() - own_done));
}

} // namespace sim::detail
