// SPDX-License-Identifier: Apache-2.0
#include "sim/record/labelled.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>

namespace {

using Texts = std::vector<std::string>;

const std::vector<sim::Dimension> dimensions{
    {"scenario", "Scenario", Texts{"baseline", "90-night cap"}, {}},
    {"replicate", "Replicate", std::vector<std::int64_t>{0, 1, 2}, {{"units", "1"}}},
    sim::time_dimension({17'897}, {0, 1, 2, 3}),
};

const std::vector<std::string> axes{"scenario", "replicate", "time"};

sim::Quantity rent() {
    return {"rent", axes,      "EUR/month",           "Mean asking rent.",
            "mean", "assumed", sim::Element::float64, {},
            {}};
}

class Labelled : public testing::Test {
protected:
    sim::FolderForATest folder_;
    std::string path_ = folder_.path("labelled.h5");
};

TEST_F(Labelled, a_run_at_a_time_fills_its_slab) {
    sim::OutputFile out(path_);
    sim::Quantity nights{"nights", axes, "1", "Nights let.", "sum", "", sim::Element::int32,
                         -1,       {}};
    sim::LabelledGroup group(out, "series", dimensions, std::vector{rent(), nights});
    group.fill("rent", {1, 2}, std::vector<double>{1, 2, 3, 4});
    group.fill("nights", {0, 0}, std::vector<std::int32_t>{5, 6, 7, 8});
    const auto rents = out.root().read<double>("series/rent");
    EXPECT_TRUE(std::isnan(rents.front()));
    EXPECT_EQ(rents.back(), 4);
    const auto lets = out.root().read<std::int32_t>("series/nights");
    EXPECT_EQ(lets.at(3), 8);
    EXPECT_EQ(lets.at(4), -1);
    EXPECT_THROW(group.fill("rend", {}, std::vector<double>{}), sim::BrokenInvariant);
    EXPECT_THROW(group.fill("rent", {2, 0}, std::vector<double>{1, 2, 3, 4}), sim::BrokenInvariant);
    EXPECT_THROW(group.fill("rent", {0, 0}, std::vector<double>{1, 2}), sim::BrokenInvariant);
}

TEST_F(Labelled, says_what_it_holds) {
    sim::OutputFile out(path_);
    const std::vector<sim::Variable> variables{{rent(), std::vector<double>(24, 1.5)}};
    sim::write(out, "", dimensions, variables);
    out.commit();
    const sim::InputFile in(path_);
    const sim::Dataset time = in.root().dataset("time");
    EXPECT_TRUE(time.is_scale());
    EXPECT_EQ(std::get<std::string>(time.attribute("units")), "days since 2019-01-01");
    EXPECT_EQ(std::get<std::string>(in.root().dataset("rent").attribute("statistic")), "mean");
    EXPECT_FALSE(in.root().dataset("rent").is_scale());
    EXPECT_EQ(in.root().read<std::string>("scenario"), std::get<Texts>(dimensions[0].labels));
}

TEST_F(Labelled, mistakes_of_ours_are_found) {
    sim::OutputFile out(path_);
    EXPECT_THROW(sim::describe(out, std::vector<sim::Attribute>{{"Conventions", "CF-1.8"}}),
                 sim::BrokenInvariant);
    sim::Quantity astray = rent();
    astray.dimensions.back() = "zone";
    EXPECT_THROW(sim::LabelledGroup(out, "a", dimensions, std::vector{astray}),
                 sim::BrokenInvariant);
}

} // namespace
