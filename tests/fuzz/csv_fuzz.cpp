// SPDX-License-Identifier: Apache-2.0
#include "models/catalogue.hpp"
#include "sim/base/problems.hpp"
#include "sim/run/locate.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/support/folder.hpp"

#include <array>
#include <utility>

namespace fuzz {
namespace {

// One byte for each table; a listings file takes the place of the table by neighbourhood.
constexpr std::array<std::pair<char, const char*>, 6> tables{{{'L', "listings"},
                                                              {'H', "hosts"},
                                                              {'O', "hotels"},
                                                              {'B', "boroughs"},
                                                              {'S', "season"},
                                                              {'N', "neighbourhoods"}}};

const char* table_named(char letter) {
    for (const auto& [named, table] : tables)
        if (named == letter) return table;
    return tables.front().second;
}

sim::Node village_with(const char* table, const std::string& path) {
    sim::Node document =
        sim::open_document(sim::DocumentKind::scenarios, "scenarios/home_sharing/village.toml");
    document.find("population")->put(table, sim::Node::table_of({{"table", path}}));
    return document;
}

} // namespace

void csv(std::string_view bytes) {
    static const sim::Catalogue all = models::catalogue();
    static const sim::FolderForATest folder;
    if (bytes.empty()) return;
    const std::string path = folder.write("fuzzed.csv", bytes.substr(1));
    try {
        auto document = village_with(table_named(bytes.front()), path);
        static_cast<void>(sim::find(all, "home_sharing").prepare(document));
        document.find("population")->put("bad_rows", "skip");
        static_cast<void>(sim::find(all, "home_sharing").prepare(document));
    } catch (const sim::ScenarioError&) {
    } catch (const sim::FileError&) {}
}

} // namespace fuzz
