// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/part_file.hpp"

#include "sim/base/problems.hpp"
#include "sim/record/file.hpp"
#include "sim/run/series_file.hpp"
#include "sim/study/folder/persons_file.hpp"

namespace sim {
namespace {

constexpr const char* advice = "; remove it, and `sharesim resume` runs it again";

// Calls `read` with the file's root once it is known to be whole and the one meant.
template <class Read> auto read_marked(const std::string& path, const RunMark& mark, Read&& read) {
    try {
        const InputFile file(path, Seal::whole);
        const Group root = file.root();
        if (!root.has("run") || !root.has("experiment"))
            throw FileError(path, "is no finished run of an experiment");
        if (root.get<std::uint64_t>("experiment") != mark.experiment)
            throw FileError(path, "is a run of another experiment");
        if (const auto run = root.get<std::string>("run"); run != mark.run)
            throw FileError(path, text("is the run ", run, " under another name"));
        return read(root);
    } catch (const FileError& error) {
        throw FileError(error.path(), error.reason() + advice);
    }
}

} // namespace

void write_part(const std::string& path, const RunMark& mark, const Outcome& outcome) {
    OutputFile file(path);
    Group root = file.root();
    root.set("experiment", mark.experiment);
    root.set("run", mark.run);
    root.set("state_digest", outcome.digest);
    write_series(file.root(), outcome.series);
    if (!outcome.persons.empty()) write_persons(file.root().add_group("persons"), outcome.persons);
    file.commit(Seal::whole);
}

Outcome read_part(const std::string& path, const RunMark& mark) {
    return read_marked(path, mark, [](const Group& root) {
        return Outcome{read_series(root), root.get<std::uint64_t>("state_digest"), {}};
    });
}

PersonRecords read_part_persons(const std::string& path, const RunMark& mark,
                                const std::vector<std::string>& tables) {
    if (tables.empty()) return {};
    return read_marked(
        path, mark, [&](const Group& root) { return read_persons(root.group("persons"), tables); });
}

} // namespace sim
