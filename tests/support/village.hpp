// SPDX-License-Identifier: Apache-2.0
#pragma once
// The village of the lodging market, with anything of its scenario replaced, as run and as tables.

#include "models/home_sharing/market.hpp"
#include "sim/document/document.hpp"
#include "sim/run/run.hpp"
#include "tests/support/folder.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace models::home_sharing {

/// A world of the lodging market under way. Its members are defined once, and not in every test:
/// the run of a market takes long to compile.
class World {
public:
    explicit World(std::unique_ptr<sim::Run> run);

    [[nodiscard]] sim::Day day() const { return run_->day(); }
    [[nodiscard]] sim::Day end() const { return run_->end(); }
    void advance(sim::Day until) { run_->advance(until); }
    [[nodiscard]] const Market& market() const { return *market_; }
    [[nodiscard]] const sim::Series& series() const { return run_->series(); }
    [[nodiscard]] std::vector<sim::TableView> tables() const { return run_->tables(); }
    /// Adds what the day that has just passed tells of how the market works.
    void examine(DiagnosticSums& signs) const;
    /// Runs the next phase of the day, if it is due; the last one ends the day.
    void step();
    /// The same world put away and taken up again, be it in the middle of a day.
    [[nodiscard]] std::unique_ptr<World> taken_up() const;
    /// The same world, from today on under a scenario.
    [[nodiscard]] std::unique_ptr<World> branch(const sim::Prepared& scenario) const;

private:
    std::unique_ptr<sim::Run> run_;
    const Market* market_;
};

/// A shipped scenario of the lodging market with a document laid over it, told in TOML.
sim::Node told(const std::string& scenario, std::string_view toml);

/// The village with a document laid over it.
inline sim::Node village(std::string_view toml = "") { return told("village", toml); }

/// The document with a shipped reform laid over it.
sim::Node reformed(sim::Node document, const std::string& reform);

/// A document read and checked.
std::shared_ptr<const sim::Prepared> prepared(const sim::Node& document);

/// A new world of a document.
std::unique_ptr<World> world(const sim::Node& document, std::uint64_t seed = 1);

/// The parameters and the city of a document.
std::pair<Parameters, City> read_in(const sim::Node& document);

/// The indicators of a day by zone.
std::vector<Indicators> by_zone(const Market& market);

/// One of a market's tables, by what a row is.
template <class Row> sim::Table<Row> table_of(const Market& market) {
    sim::Table<Row> found;
    market.for_each_table([&](std::string_view, const auto& table) {
        if constexpr (std::is_same_v<std::decay_t<decltype(table)>, sim::Table<Row>>) found = table;
    });
    return found;
}

/// The listings' values of one member.
template <auto Member> auto of_listings(const World& run) {
    return run.market().listings().column<Member>();
}

/// A file that lasts as long as this object.
class FileForATest {
public:
    FileForATest(const std::string& name, const std::string& content)
        : path_(folder_.write(name, content)) {}

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    sim::FolderForATest folder_;
    std::string path_;
};

/// A whole file as text.
std::string content_of(const std::string& path);

} // namespace models::home_sharing
