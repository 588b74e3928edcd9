// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ways.hpp"

#include "sim/base/problems.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/saved_run.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/state.hpp"

#include <array>

namespace sim {
namespace {

constexpr std::array<std::string_view, 3> orders{"forward", "backward", "shuffled"};
constexpr std::array<std::string_view, 3> courses{"straight", "resumed", "branched"};

std::unique_ptr<Run> saved_and_loaded(const Catalogue& catalogue, const Prepared& scenario,
                                      World world, const Run& run) {
    const FolderForATest folder;
    const std::string path = folder.path("checkpoint.h5");
    save_run(path, scenario, world, run);
    return std::move(load_run(path, catalogue).run);
}

} // namespace

std::vector<Way> all_ways() {
    std::vector<Way> all;
    for (const int threads : {1, 2, 3, 8})
        for (const auto order : {BlockOrder::forward, BlockOrder::backward, BlockOrder::shuffled})
            for (const auto course : {Course::straight, Course::resumed, Course::branched})
                all.push_back({threads, order, course});
    return all;
}

std::string told(const Way& way) {
    return text(way.threads, way.threads == 1 ? " thread, blocks " : " threads, blocks ",
                orders[static_cast<std::size_t>(way.order)], ", ",
                courses[static_cast<std::size_t>(way.course)]);
}

Walk::Walk(const Catalogue& catalogue, const Prepared& scenario, World world, Way way)
    : catalogue_(&catalogue), scenario_(&scenario), world_(world), way_(way),
      run_(scenario.start(keys_of(world))) {
    half_way_ = run_->day() + (run_->end() - run_->day()) / 2;
}

void Walk::advance(Day until) {
    use_threads(way_.threads);
    use_block_order(way_.order);
    if (run_->day() < half_way_ && half_way_ <= until) {
        run_->advance(half_way_);
        turn();
    }
    run_->advance(until);
    use_threads(0);
    use_block_order(BlockOrder::forward);
}

void Walk::turn() {
    if (way_.course == Course::resumed)
        run_ = saved_and_loaded(*catalogue_, *scenario_, world_, *run_);
    if (way_.course == Course::branched) run_ = scenario_->branch(*run_);
}

std::vector<Milestone> milestones(Walk walk) {
    std::vector<Milestone> all;
    while (walk.run().day() < walk.run().end()) {
        walk.advance(std::min(walk.run().day() + 10, walk.run().end()));
        all.push_back({walk.run().day(), digest(walk.run().tables())});
    }
    return all;
}

std::string first_difference(const Catalogue& catalogue, const Prepared& scenario, World world,
                             Way one, Way other) {
    Walk a(catalogue, scenario, world, one);
    Walk b(catalogue, scenario, world, other);
    while (a.run().day() < a.run().end()) {
        const Day day = a.run().day();
        a.advance(day + 1);
        b.advance(day + 1);
        if (const auto found = first_difference(a.run().tables(), b.run().tables()))
            return text("after ", iso(day), " in ", told(*found), ": ", told(one), " against ",
                        told(other));
    }
    return "";
}

} // namespace sim
