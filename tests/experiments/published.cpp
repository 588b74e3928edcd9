// SPDX-License-Identifier: Apache-2.0
// Simulates every setting of a table of published numbers and writes what came of it into the page
// of the paper: build/release/tests/published [--replicates n]
// [--only words in the setting] [tests/published/table.csv ...]

#include "tests/support/published.hpp"

#include "models/catalogue.hpp"
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using published::Aim;
using published::Found;
using published::From;
using published::Setting;

constexpr const char* begins = "<!-- written by tests/experiments/published.cpp -->\n";
constexpr const char* ends = "<!-- end -->\n";

std::string number(double value) {
    const double size = std::abs(value);
    char words[64];
    std::snprintf(words, sizeof words, "%.*f",
                  size >= 1000 || size == 0 ? 0
                  : size >= 100             ? 1
                  : size >= 1               ? 2
                                            : 4,
                  value);
    return words;
}

// What one source says of one table of settings, as Markdown.
class Page {
public:
    explicit Page(From from) : from_(from) {}

    void add(const Setting& setting, const std::vector<Found>& all) {
        std::map<std::string, std::string> cells;
        if (!all.empty()) runs_ = all.front().runs;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Aim& aim = setting.aims[i];
            if (aim.from != from_) continue;
            const auto verdict = published::judge(aim, all[i]);
            ++told_;
            agreed_ += verdict.agrees ? 1 : 0;
            if (std::ranges::find(quantities_, aim.quantity) == quantities_.end())
                quantities_.push_back(aim.quantity);
            cells[aim.quantity] = number(aim.target) + " / " + number(all[i].mean) + " (" +
                                  number(verdict.standard_error) + ")" +
                                  (verdict.agrees ? "" : " **miss**");
        }
        if (!cells.empty()) rows_.emplace_back(name(setting), std::move(cells));
    }

    [[nodiscard]] std::string text() const {
        if (rows_.empty()) return "";
        std::ostringstream out;
        out << (from_ == From::paper ? "### Against the paper\n\n"
                                     : "### Against an independent program\n\n")
            << agreed_ << " of " << told_ << " numbers agree. Cells: theirs / ours (our standard "
            << "error), " << runs_ << " runs of each setting.\n\n| set |";
        for (const auto& quantity : quantities_) out << " `" << quantity << "` |";
        out << "\n| --- |";
        for (std::size_t i = 0; i < quantities_.size(); ++i) out << " --- |";
        for (const auto& [row, cells] : rows_) {
            out << "\n| " << row << " |";
            for (const auto& quantity : quantities_)
                out << " " << (cells.contains(quantity) ? cells.at(quantity) : "") << " |";
        }
        out << "\n\n";
        return out.str();
    }

private:
    static std::string name(const Setting& setting) {
        std::string words = setting.set.empty() ? setting.scenario : setting.set;
        for (std::size_t at = 0; (at = words.find(';', at)) != std::string::npos; at += 2)
            words.replace(at, 1, "; ");
        return "`" + words + "`";
    }

    From from_;
    std::size_t told_ = 0;
    std::size_t agreed_ = 0;
    std::size_t runs_ = 0;
    std::vector<std::string> quantities_;
    std::vector<std::pair<std::string, std::map<std::string, std::string>>> rows_;
};

// Replaces what stands between the two marks of the page; a page without marks gets them at its
// end.
void put_into(const std::string& path, const std::string& tables) {
    std::string page = fs::exists(path) ? sim::read_file(path) : "";
    const std::size_t from = page.find(begins);
    const std::size_t to = page.find(ends);
    const std::string written = begins + std::string("\n") + tables + ends;
    if (from == std::string::npos || to == std::string::npos)
        page += (page.empty() ? "" : "\n") + written;
    else
        page.replace(from, to + std::string(ends).size() - from, written);
    std::ofstream(path) << page;
}

struct Wish {
    std::size_t replicates = 0; // 0: as many as the table says
    std::string only;
    std::vector<fs::path> tables;
};

// The page is written anew after every setting: all of them may take hours.
void reproduce(const sim::Catalogue& catalogue, const fs::path& table, const Wish& wish) {
    const auto settings = published::settings_of(table);
    Page paper(From::paper);
    Page check(From::check);
    for (const Setting& setting : settings) {
        if (setting.set.find(wish.only) == std::string::npos) continue;
        std::fprintf(stderr, "%s: %s\n", setting.scenario.c_str(), setting.set.c_str());
        const std::size_t runs = wish.replicates > 0 ? wish.replicates : setting.replicates();
        const auto all = published::found(catalogue, setting, runs);
        paper.add(setting, all);
        check.add(setting, all);
        put_into("docs/markets/published/" + table.stem().string() + ".md",
                 paper.text() + check.text());
    }
}

std::vector<fs::path> every_table() {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator("tests/published"))
        if (entry.path().extension() == ".csv") all.push_back(entry.path());
    std::ranges::sort(all);
    return all;
}

} // namespace

int main(int argc, char** argv) {
    Wish wish;
    for (int at = 1; at < argc; ++at) {
        const std::string word = argv[at];
        if (word == "--replicates" && at + 1 < argc)
            wish.replicates = static_cast<std::size_t>(std::strtol(argv[++at], nullptr, 10));
        else if (word == "--only" && at + 1 < argc)
            wish.only = argv[++at];
        else
            wish.tables.emplace_back(word);
    }
    if (wish.tables.empty()) wish.tables = every_table();
    try {
        const auto catalogue = models::catalogue();
        for (const fs::path& table : wish.tables) reproduce(catalogue, table, wish);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
    return 0;
}
