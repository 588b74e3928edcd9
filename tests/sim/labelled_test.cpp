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

sim::Quantity text_along(const std::string& name, std::vector<std::string> along) {
    return {name, std::move(along), "1", "Tells.", "point", "", sim::Element::text, {}, {}};
}

TEST_F(Labelled, texts_are_coordinates_of_what_they_tell_of) {
    sim::OutputFile out(path_);
    sim::Quantity seed = rent();
    seed.name = "seed";
    seed.dimensions = {"replicate"};
    const sim::LabelledGroup group(out, "series", dimensions,
                                   std::vector{rent(), seed, text_along("title", {"scenario"}),
                                               text_along("digest", {"scenario", "replicate"})});
    EXPECT_EQ(group.group().get<std::string>("coordinates"), "title digest");
    EXPECT_EQ(group.group().dataset("rent").get<std::string>("coordinates"), "title digest");
    for (const auto* name : {"seed", "title", "scenario"})
        EXPECT_FALSE(group.group().dataset(name).has("coordinates")) << name;
}

TEST_F(Labelled, a_count_of_days_is_no_span_of_time) {
    sim::OutputFile out(path_);
    sim::Quantity open = rent();
    open.units = "days";
    const sim::LabelledGroup group(out, "", dimensions, std::vector{open});
    EXPECT_EQ(group.group().dataset("rent").get<std::string>("units"), "day");
}

TEST_F(Labelled, what_was_never_written_is_no_number_that_occurs) {
    sim::OutputFile out(path_);
    sim::Quantity small = rent();
    small.element = sim::Element::int8;
    sim::Quantity large = rent();
    large.name = "large";
    large.element = sim::Element::uint64;
    const sim::LabelledGroup group(out, "", dimensions, std::vector{small, large});
    EXPECT_EQ(out.root().read<std::int8_t>("rent").front(), -127);
    EXPECT_EQ(out.root().read<std::uint64_t>("large").front(), 18'446'744'073'709'551'614U);
    EXPECT_FALSE(group.group().dataset("rent").has("_FillValue"));
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
