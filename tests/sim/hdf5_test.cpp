// SPDX-License-Identifier: Apache-2.0
#include "sim/record/file.hpp"
#include "sim/record/hdf5.hpp"
#include "tests/sim/support/result_folder.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

namespace {

using Hdf5 = sim::test::ResultFolder;

template <class T> std::vector<T> samples() {
    using Limits = std::numeric_limits<T>;
    return {Limits::lowest(), Limits::max(), Limits::min(), T{0}, T{1}, T{42}};
}

const std::vector<std::string> words{"", "Łódź", "東京", "a b", std::string(70'000, 'x'), "end"};

template <class T> void round_trip(sim::Group& group, const std::string& name) {
    const auto values = samples<T>();
    sim::Dataset made = group.write(name, values, {2, 3});
    EXPECT_EQ(made.element(), sim::element_of<T>);
    EXPECT_EQ(group.read<T>(name), values);
    group.set("list " + name, values);
    EXPECT_EQ(std::get<std::vector<T>>(group.attribute("list " + name)), values);
}

TEST_F(Hdf5, every_type_comes_back_as_it_was) {
    sim::OutputFile out(file());
    sim::Group root = out.root();
    round_trip<double>(root, "float64");
    round_trip<float>(root, "float32");
    round_trip<std::int64_t>(root, "int64");
    round_trip<std::int32_t>(root, "int32");
    round_trip<std::int16_t>(root, "int16");
    round_trip<std::int8_t>(root, "int8");
    round_trip<std::uint64_t>(root, "uint64");
    round_trip<std::uint32_t>(root, "uint32");
    round_trip<std::uint16_t>(root, "uint16");
    round_trip<std::uint8_t>(root, "uint8");
    root.write("text", words, {2, 3});
    EXPECT_EQ(root.read<std::string>("text"), words);
    out.commit();
    const sim::InputFile in(file());
    EXPECT_EQ(in.root().read<std::int64_t>("int64"), samples<std::int64_t>());
    EXPECT_EQ(in.root().read<std::string>("text"), words);
    EXPECT_EQ(in.root().dataset("text").extent(), (sim::Extent{2, 3}));
}

TEST_F(Hdf5, doubles_keep_every_bit) {
    const std::vector<double> values{std::nan(""), -0.0, 5e-324, HUGE_VAL, -HUGE_VAL, 0.1};
    sim::OutputFile out(file());
    out.root().write("values", values);
    const auto back = out.root().read<double>("values");
    ASSERT_EQ(back.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        EXPECT_EQ(std::bit_cast<std::uint64_t>(back[i]), std::bit_cast<std::uint64_t>(values[i]));
}

TEST_F(Hdf5, empty_and_single_values_are_kept) {
    sim::OutputFile out(file());
    sim::Group root = out.root();
    root.write("none", std::vector<double>{});
    root.write("no_texts", std::vector<std::string>{});
    root.write("single", std::vector<std::int64_t>{7}, {});
    EXPECT_TRUE(root.read<double>("none").empty());
    EXPECT_TRUE(root.read<std::string>("no_texts").empty());
    EXPECT_EQ(root.read<std::int64_t>("single"), std::vector<std::int64_t>{7});
    EXPECT_TRUE(root.dataset("single").extent().empty());
}

TEST_F(Hdf5, attributes_come_back_in_order) {
    sim::OutputFile out(file());
    sim::Group root = out.root();
    std::vector<std::string> names;
    for (int i = 0; i < 30; ++i) names.push_back("attribute " + std::to_string(30 - i));
    for (const auto& name : names) root.set(name, "Łódź");
    const std::string scenario(1'000'000,
                               's'); // far above the 64 KiB that a plain attribute may have
    root.set("scenario", scenario);
    root.set("share", 0.25);
    root.set("seed", std::uint64_t{18'446'744'073'709'551'615U});
    root.set("days", 730);
    root.set("words", words);
    root.set("empty", "");
    root.set("nothing", std::vector<double>{});
    EXPECT_EQ(std::get<std::string>(root.attribute("scenario")), scenario);
    EXPECT_EQ(std::get<double>(root.attribute("share")), 0.25);
    EXPECT_EQ(std::get<std::uint64_t>(root.attribute("seed")), 18'446'744'073'709'551'615U);
    EXPECT_EQ(std::get<std::int64_t>(root.attribute("days")), 730);
    EXPECT_EQ(std::get<std::vector<std::string>>(root.attribute("words")), words);
    EXPECT_EQ(std::get<std::string>(root.attribute("empty")), "");
    EXPECT_EQ(std::get<std::string>(root.attribute("attribute 1")), "Łódź");
    EXPECT_TRUE(std::get<std::vector<double>>(root.attribute("nothing")).empty());
    names.insert(names.end(), {"scenario", "share", "seed", "days", "words", "empty", "nothing"});
    EXPECT_EQ(root.attributes(), names);
    EXPECT_TRUE(root.has("seed"));
    EXPECT_FALSE(root.has("sede"));
}

TEST_F(Hdf5, members_keep_the_order_of_creation) {
    sim::OutputFile out(file());
    sim::Group root = out.root();
    root.write("tables/hosts/price", std::vector<double>{1});
    root.write("beside", std::vector<double>{1});
    root.add_group("a/b/c");
    EXPECT_EQ(root.names(), (std::vector<std::string>{"tables", "beside", "a"}));
    EXPECT_TRUE(root.exists("tables/hosts/price"));
    EXPECT_TRUE(root.exists("a/b/c"));
    EXPECT_FALSE(root.exists("a/x/c"));
    EXPECT_EQ(root.group("tables").group("hosts").names(), std::vector<std::string>{"price"});
    EXPECT_EQ(root.group("tables/hosts").dataset("price").name(), "/tables/hosts/price");
}

TEST_F(Hdf5, parts_are_written_and_read) {
    sim::OutputFile out(file());
    sim::Dataset made =
        out.root().create<double>("cube", {2, 3, 4}, {.fill = -1.0, .chunk = {1, 2, 4}});
    made.write(std::vector<double>{1, 2, 3, 4}, {{1, 2, 0}, {1, 1, 4}});
    EXPECT_EQ(made.read<double>({{1, 2, 1}, {1, 1, 2}}), (std::vector<double>{2, 3}));
    EXPECT_EQ(made.read<double>({{0, 0, 3}, {2, 1, 1}}), (std::vector<double>{-1, -1}));
    EXPECT_THROW(static_cast<void>(made.read<double>({{1, 2, 1}, {1, 1, 4}})), sim::FileError);
    EXPECT_THROW(made.write(std::vector<double>{1}, {{2, 0, 0}, {1, 1, 1}}), sim::BrokenInvariant);
    EXPECT_THROW(made.write(std::vector<double>{1, 2}), sim::BrokenInvariant);
}

TEST_F(Hdf5, nothing_is_narrowed_in_silence) {
    sim::OutputFile out(file());
    out.root().write("rows", std::vector<std::int32_t>{1});
    EXPECT_EQ(reason([&] { static_cast<void>(out.root().read<double>("rows")); }),
              "/rows holds int32, not float64");
    EXPECT_NE(reason([&] {
                  out.root().write("bad", std::vector{std::string("a\0b", 3)});
              }).find("zero byte"),
              std::string::npos);
}

TEST(chunks, are_cut_evenly_and_small) {
    EXPECT_EQ(sim::balanced_chunk({2, 40, 730, 33}, 8), (sim::Extent{1, 1, 365, 33}));
    EXPECT_EQ(sim::balanced_chunk({3, 5}, 8), (sim::Extent{3, 5}));
    EXPECT_EQ(sim::balanced_chunk({1'000'000}, 1), (sim::Extent{125'000}));
}

TEST_F(Hdf5, the_same_content_gives_the_same_bytes) {
    for (const auto* name : {"a.h5", "b.h5"}) {
        sim::OutputFile out(file(name));
        out.root().write("values", samples<double>()).set("units", "1");
        out.root().write("group/words", words);
        out.commit();
    }
    EXPECT_EQ(bytes_of(file("a.h5")), bytes_of(file("b.h5")));
}

} // namespace
