// SPDX-License-Identifier: Apache-2.0
// Tables of outputs are complete, and JSON reads what they name.
#include "sim/document/json.hpp"
#include "sim/document/output_json.hpp"
#include "sim/study/effects/compare.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace {

using sim::output;

struct Part {
    double value = 0;
    static constexpr auto outputs() { return sim::Fields{output<&Part::value>("Its value.")}; }
};

struct Whole {
    Part part;
    std::size_t count = 0;
    std::string word;
    [[nodiscard]] double twice() const { return 2 * part.value; }

    static constexpr auto outputs() {
        return sim::Fields{output<&Whole::part>("A part."),
                           output<&Whole::count>("How many.").called("counted", "n"),
                           output<&Whole::twice>("Twice the part.", sim::unit::share, "mean")};
    }
};

static_assert(sim::Reported<Whole>);
static_assert(!sim::Reported<double>);
static_assert(sim::all_told<Part>);

struct Silent {
    double said = 0;
    double unsaid = 0;
    static constexpr auto outputs() { return sim::Fields{output<&Silent::said>("Said.")}; }
};
static_assert(!sim::all_told<Silent>, "a member without a line must be found");

TEST(Outputs, AreJsonUnderTheirKeys) {
    EXPECT_EQ(write_json(sim::json_of(Whole{{1.5}, 3, "left out"}), sim::Layout::line),
              R"({"part":{"value":1.5},"n":3,"twice":3.0})");
    const Whole unknown{{std::numeric_limits<double>::quiet_NaN()}, 0, ""};
    EXPECT_EQ(write_json(sim::json_of(unknown), sim::Layout::line),
              R"({"part":{"value":null},"n":0,"twice":null})");
}

TEST(Outputs, AreNamedAsTheTableSays) {
    std::vector<std::string> names;
    sim::for_each_output<Whole>([&](const sim::OutputLine& line) {
        names.emplace_back(line.name);
        EXPECT_FALSE(line.doc.empty());
    });
    EXPECT_EQ(names, (std::vector<std::string>{"part", "counted", "twice"}));
}

// Two lines of one name would overwrite each other in files, JSON and Python.
TEST(Outputs, OfAnEffectHaveNamesOfTheirOwn) {
    std::set<std::string_view> names;
    std::set<std::string_view> keys;
    std::size_t lines = 0;
    sim::for_each_output<sim::Effect>([&](const sim::OutputLine& line) {
        ++lines;
        names.insert(line.name);
        keys.insert(line.key);
    });
    EXPECT_EQ(names.size(), lines);
    EXPECT_EQ(keys.size(), lines);
}

} // namespace
