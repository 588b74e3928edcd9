// SPDX-License-Identifier: Apache-2.0
#include "sim/run/part_file.hpp"

#include "sim/base/problems.hpp"
#include "sim/record/digest.hpp"
#include "sim/record/file.hpp"
#include "sim/run/series_file.hpp"

#include <span>
#include <utility>
#include <variant>

namespace sim {
namespace {

std::uint64_t add(std::uint64_t hash, std::span<const double> values) {
    return hash_bytes(values.data(), values.size_bytes(), hash);
}

std::uint64_t add(std::uint64_t hash, const std::string& words) {
    return hash_bytes(words.data(), words.size(), hash);
}

std::uint64_t content_of(const RunMark& mark, const Outcome& outcome) {
    const Series& series = outcome.series;
    std::uint64_t hash = add(mark.experiment ^ outcome.digest, mark.run);
    for (const IndicatorLine& line : series.lines())
        for (const std::string& words : {line.name, line.doc, line.unit}) hash = add(hash, words);
    for (const std::string& zone : series.zones()) hash = add(hash, zone);
    return add(add(hash, series.daily()), series.monthly());
}

// What a foreign file holds under a name of ours may be of any type.
template <class T> T read_as(const Group& root, const char* name) {
    if (root.has(name)) {
        const AttributeValue value = root.attribute(name);
        if (const T* mine = std::get_if<T>(&value)) return *mine;
    }
    throw FileError(root.path(), "is no finished run of an experiment");
}

} // namespace

void write_part(const std::string& path, const RunMark& mark, const Outcome& outcome) {
    OutputFile file(path);
    Group root = file.root();
    root.set("experiment", mark.experiment);
    root.set("run", mark.run);
    root.set("state_digest", outcome.digest);
    root.set("content", content_of(mark, outcome));
    write_series(std::move(root), outcome.series);
    file.commit();
}

Outcome read_part(const std::string& path, const RunMark& mark) {
    const InputFile file(path);
    const Group root = file.root();
    const auto run = read_as<std::string>(root, "run");
    if (read_as<std::uint64_t>(root, "experiment") != mark.experiment)
        throw FileError(path, "is a run of another experiment");
    if (run != mark.run) throw FileError(path, text("is the run ", run, " under another name"));
    Outcome outcome{read_series(root), read_as<std::uint64_t>(root, "state_digest")};
    if (read_as<std::uint64_t>(root, "content") != content_of(mark, outcome))
        throw FileError(path, "is damaged: its values are not those that were written");
    return outcome;
}

} // namespace sim
