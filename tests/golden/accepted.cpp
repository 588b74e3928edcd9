// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/accepted.hpp"

#include "sim/base/problems.hpp"
#include "sim/time/calendar.hpp"

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>

namespace sim {
namespace {

constexpr const char* file = "tests/golden/digests.txt";

std::vector<std::string> lines() {
    std::vector<std::string> all;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

std::string line_of(const std::string& model, const Milestone& one) {
    std::ostringstream out;
    out << model << ' ' << iso(one.day) << ' ' << std::hex << std::setw(16) << std::setfill('0')
        << one.digest;
    return out.str();
}

bool is_of(const std::string& line, const std::string& model) {
    return line.starts_with(model + ' ');
}

} // namespace

std::vector<Milestone> accepted(const std::string& model) {
    std::vector<Milestone> all;
    for (const std::string& line : lines()) {
        if (!is_of(line, model)) continue;
        std::istringstream in(line);
        std::string name;
        std::string day;
        Milestone one;
        in >> name >> day >> std::hex >> one.digest;
        one.day = parse_iso(day).value();
        all.push_back(one);
    }
    return all;
}

std::optional<std::string> reason_to_accept() {
    const char* reason = std::getenv("GOLDEN_ACCEPT");
    if (!reason || std::string(reason).empty()) return std::nullopt;
    return reason;
}

void accept(const std::string& model, const std::vector<Milestone>& found,
            const std::string& reason) {
    const auto before = lines();
    std::ofstream out(file);
    std::size_t line = 0;
    for (; line < before.size() && before[line].starts_with('#'); ++line)
        out << before[line] << '\n';
    out << "# " << model << ": " << reason << '\n';
    for (; line < before.size(); ++line)
        if (!is_of(before[line], model)) out << before[line] << '\n';
    for (const Milestone& one : found) out << line_of(model, one) << '\n';
    require(static_cast<bool>(out), "cannot write ", file);
}

} // namespace sim
