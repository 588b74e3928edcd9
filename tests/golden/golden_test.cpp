// SPDX-License-Identifier: Apache-2.0
// Every model, in small scenarios: one digest of the state on every tenth day, whatever the
// threads, the order of blocks, a checkpoint or a branch half-way, the compiler or the processor.
//
// A change of behaviour is accepted by tests/golden/accept "the reason", which the file keeps.

#include "models/catalogue.hpp"
#include "sim/run/locate.hpp"
#include "tests/golden/accepted.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace sim {
namespace {

const Catalogue& catalogue() {
    static const Catalogue all = models::catalogue();
    return all;
}

// Each model has a scenario of its name here: small, but with more rows than one block has. Models
// of many rules have more, whose names begin with the model's.
const std::filesystem::path folder = "tests/golden";

std::vector<std::string> scenarios() {
    std::vector<std::string> all;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".toml") all.push_back(file.path().stem());
    std::ranges::sort(all);
    return all;
}

Node document_of(const std::string& scenario) {
    return open_document(DocumentKind::scenarios, folder / (scenario + ".toml"));
}

class Golden : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        const Node document = document_of(GetParam());
        scenario_ = find(catalogue(), document.find("model")->text()).prepare(document);
    }

    [[nodiscard]] World world() const { return {scenario_->settings().seed, 0}; }
    [[nodiscard]] std::vector<Milestone> walked(Way way) const {
        return milestones(Walk(catalogue(), *scenario_, world(), way));
    }

    std::shared_ptr<const Prepared> scenario_;
};

TEST_P(Golden, EveryWayGivesTheSameState) {
    const auto straight = walked(plain);
    for (const Way& way : all_ways())
        ASSERT_EQ(walked(way), straight)
            << first_difference(catalogue(), *scenario_, world(), plain, way);
}

TEST_P(Golden, NoPhaseChangesATableThatItDoesNotSayItWrites) {
    const auto run = scenario_->start(keys_of(world()));
    run->check_phases();
    run->advance(run->end());
}

TEST_P(Golden, TheStateIsTheAcceptedOne) {
    const auto found = walked(plain);
    const auto known = accepted(GetParam());
    const auto reason = reason_to_accept();
    if (reason && found != known) return accept(GetParam(), found, *reason);
    ASSERT_FALSE(known.empty()) << "nothing accepted yet: tests/golden/accept \"the reason\"";
    ASSERT_EQ(found.size(), known.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        ASSERT_EQ(found[i], known[i]) << "by milestone " << i + 1 << " of " << found.size();
}

TEST(Goldens, NoModelIsWithout) {
    const auto all = scenarios();
    for (const auto& model : catalogue())
        EXPECT_TRUE(std::ranges::binary_search(all, std::string(model->label())))
            << "write tests/golden/" << model->label() << ".toml";
}

INSTANTIATE_TEST_SUITE_P(Every, Golden, testing::ValuesIn(scenarios()),
                         [](const auto& one) { return one.param; });

} // namespace

// How GoogleTest prints a milestone.
void PrintTo(const Milestone& one, std::ostream* out) {
    *out << "day " << one.day.value << " digest " << std::hex << one.digest << std::dec;
}

} // namespace sim
