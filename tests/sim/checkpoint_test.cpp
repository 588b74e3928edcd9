// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/record/checkpoint.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/saved_run.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace {

class Checkpoint : public testing::Test {
protected:
    static std::shared_ptr<const sim::Prepared> scenario(const sim::Catalogue& catalogue) {
        return catalogue.front()->prepare(
            sim::Node::table_of({{"model", "toy"}, {"days", 40}, {"burn_in", 5}}));
    }

    sim::FolderForATest folder_;
    std::string file_ = folder_.path("checkpoint.h5");
};

TEST_F(Checkpoint, ARunTakenUpEndsLikeOneThatNeverStopped) {
    const auto catalogue = toy::catalogue();
    const auto prepared = scenario(catalogue);
    const sim::World world{7, 3};
    const auto straight = prepared->start(keys_of(world));
    straight->advance(straight->end());
    const auto halfway = prepared->start(keys_of(world));
    halfway->advance(halfway->end() - 17);
    save_run(file_, *prepared, world, *halfway);

    const sim::SavedRun saved = sim::load_run(file_, catalogue);
    EXPECT_EQ(saved.world.seed, 7U);
    EXPECT_EQ(saved.world.replicate, 3U);
    EXPECT_EQ(saved.run->day(), halfway->day());
    EXPECT_EQ(sim::digests(saved.run->tables()), sim::digests(halfway->tables()));
    saved.run->advance(saved.run->end());
    EXPECT_EQ(sim::digest(saved.run->tables()), sim::digest(straight->tables()));
    const auto days = straight->series().daily();
    EXPECT_TRUE(std::equal(days.begin(), days.end(), saved.run->series().daily().begin()));
}

TEST_F(Checkpoint, KeepsTheScenario) {
    const auto catalogue = toy::catalogue();
    const auto prepared = scenario(catalogue);
    save_run(file_, *prepared, {}, *prepared->start(sim::keys_of({})));
    EXPECT_EQ(sim::load_run(file_, catalogue).scenario->resolved(), prepared->resolved());
}

TEST_F(Checkpoint, RefusesAFileThatIsNone) {
    std::ofstream(file_) << "no checkpoint";
    EXPECT_THROW(static_cast<void>(sim::load_run(file_, toy::catalogue())), sim::FileError);
}

TEST_F(Checkpoint, LeavesNothingWhereItCannotWrite) {
    const auto catalogue = toy::catalogue();
    const auto prepared = scenario(catalogue);
    const auto run = prepared->start(sim::keys_of({}));
    EXPECT_THROW(save_run("/proc/nowhere/state.h5", *prepared, {}, *run), sim::FileError);
}

} // namespace
