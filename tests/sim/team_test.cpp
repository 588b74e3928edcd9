// SPDX-License-Identifier: Apache-2.0
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/team.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <numeric>
#include <thread>
#include <vector>

namespace sim {
namespace {

using detail::Account;
using detail::Team;

/// Restores the number of threads.
class TeamOfThreads : public testing::Test {
protected:
    void TearDown() override { use_threads(0); }
};

/// Whether loops of many sizes, on so many threads, serve each row once.
bool serves_each_row_once(int members) {
    use_threads(members);
    for (std::size_t blocks = 2; blocks < 40; ++blocks) {
        std::vector<int> served(blocks);
        for_each_task(blocks, [&](std::size_t task) { ++served[task]; });
        if (served != std::vector<int>(blocks, 1)) return false;
    }
    return true;
}

// A helper that wakes when its loop is over must not serve a block of another twice or not at all.
TEST_F(TeamOfThreads, ServesEachBlockOnceThoughHelpersComeLate) {
    for (int again = 0; again < 50; ++again)
        for (const int members : {2, 5, 3, 8}) ASSERT_TRUE(serves_each_row_once(members));
}

TEST_F(TeamOfThreads, ServesCallersSideBySide) {
    std::vector<long> sums(4);
    std::vector<std::thread> callers;
    for (long& sum : sums)
        callers.emplace_back([&sum] {
            use_threads(3);
            for (int again = 0; again < 200; ++again) {
                std::vector<long> parts(17);
                for_each_task(parts.size(),
                              [&](std::size_t task) { parts[task] = static_cast<long>(task); });
                sum += std::accumulate(parts.begin(), parts.end(), 0L);
            }
        });
    for (std::thread& caller : callers) caller.join();
    EXPECT_EQ(sums, std::vector<long>(4, 200L * 17 * 16 / 2));
}

// Notebooks fork: process pools on Linux begin with a copy of a process that has run loops.
TEST_F(TeamOfThreads, WorksInAForkedChild) {
#ifdef __SANITIZE_THREAD__
    GTEST_SKIP() << "ThreadSanitizer starts no threads in a child of a process that had some";
#endif
    ASSERT_TRUE(serves_each_row_once(3));
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) _exit(serves_each_row_once(3) ? 0 : 1);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST(TeamAccount, GoesOnWhileHelpersSaveTime) {
    Account account;
    for (int loop = 0; loop < 100; ++loop) {
        account.served_together(50e-6, 10e-6);
        EXPECT_FALSE(account.alone());
    }
    // What has been saved pays for being held up now and then, but not for a whole second.
    account.served_together(50e-6, 1e-3);
    EXPECT_FALSE(account.alone());
    account.served_together(50e-6, 1);
    EXPECT_TRUE(account.alone());
}

// Wherever helpers cost what they save, the loss is bounded by what is served alone in between.
TEST(TeamAccount, LosesLittleWhereHelpersCostMoreThanTheySave) {
    Account account;
    double all = 0;
    double lost = 0;
    for (int loop = 0; loop < 100'000; ++loop) {
        if (account.alone()) {
            account.served_alone(100e-6);
            all += 100e-6;
        } else {
            account.served_together(0, 300e-6);
            all += 400e-6;
            lost += 300e-6;
        }
    }
    EXPECT_LT(lost, 0.1 * all);
    EXPECT_GT(lost, 0) << "must try again now and then";
}

} // namespace
} // namespace sim
