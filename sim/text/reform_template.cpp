// SPDX-License-Identifier: Apache-2.0
#include "sim/text/reform_template.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/toml.hpp"
#include "sim/text/lexicon.hpp"
#include "sim/text/table_text.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>

namespace sim {
namespace {

constexpr std::size_t columns = 98; // of a comment, beside the mark before it

bool is_text(const std::string& type) {
    return type.starts_with("text") || type.starts_with("one of");
}

// The default of a parameter as TOML writes it.
std::string default_of(const ParameterLine& line, Day from) {
    if (line.value == "required") return iso(from); // of all keys of a measure, its first day
    if (line.type.starts_with("list of")) return "[" + line.value + "]";
    if (is_text(line.type) || line.value == "none") return write_value(Node(line.value));
    return line.value;
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
    return all;
}

std::string comment(const std::string& words) {
    std::string all;
    for (const std::string& line : wrapped(words, columns)) all += "# " + line + "\n";
    return all;
}

std::string entry(const ParameterLine& line, const std::string& key, Day from) {
    const bool by_unit = !line.unit.empty() && !is_text(line.type) && line.value != "none";
    const std::string type = by_unit ? "" : line.type;
    const std::string source = line.source.empty() ? "" : " Source: " + line.source + ".";
    return comment(text(line.doc, " (", joined({type, line.unit, line.range}), ")", source)) + key +
           " = " + default_of(line, from) + "\n";
}

// One measure; the tables in a list of it come last, as TOML wants them.
std::string block(const Model& model, const OptionLine& measure, Day from) {
    const std::string head = text(measure.of, '.', measure.name);
    const std::string prefix = head + "[].";
    std::string own;
    std::string inner;
    std::string list;
    for (const ParameterLine& line : model.parameters()) {
        if (!line.path.starts_with(prefix)) continue;
        const std::string key = line.path.substr(prefix.size());
        const std::size_t at = key.find("[].");
        if (at == std::string::npos) {
            own += entry(line, key, from);
            continue;
        }
        if (key.substr(0, at) != list)
            inner += text("\n[[", head, '.', list = key.substr(0, at), "]]\n");
        inner += entry(line, key.substr(at + 3), from);
    }
    return comment(measure.doc) + text("[[", head, "]]\n") + own + inner;
}

std::string commented(const std::string& lines) {
    std::string all;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find('\n', at);
        all += (end == at ? "#" : "# ") + lines.substr(at, end - at) + "\n";
        at = end + 1;
    }
    return all;
}

} // namespace

bool has_measure(const Model& model, const std::string& measure) {
    return std::ranges::any_of(measures_of(model), [&](const OptionLine& one) {
        return measure.empty() || one.name == measure;
    });
}

std::string reform_template(const Model& model, const std::string& measure,
                            const std::string& label, Day from) {
    std::string all =
        text("# SPDX-License-Identifier: CC0-1.0\n",
             comment(text("A reform of markets of the model ", model.label(),
                          ": laid over a scenario, it adds to the law. Every key is written out "
                          "with its default; what is left out has it too. Try it: `sharesim "
                          "compare SCENARIO --reform FILE`.")),
             "label = ", write_value(Node(label)), "\ntitle = ", write_value(Node(label)),
             "   # what tables and figures call it\n");
    bool first = true;
    for (const OptionLine& one : measures_of(model)) {
        if (!measure.empty() && one.name != measure) continue;
        if (!first) all += "\n# To have this measure too, take the first # off its lines.";
        const std::string lines = block(model, one, from);
        all += "\n" + (first ? lines : commented(lines));
        first = false;
    }
    return all;
}

} // namespace sim
