// SPDX-License-Identifier: Apache-2.0
#include "sim/run/saved_run.hpp"

#include "sim/base/problems.hpp"
#include "sim/base/version.hpp"
#include "sim/document/toml.hpp"
#include "sim/record/checkpoint.hpp"
#include "sim/record/file.hpp"
#include "sim/run/series_file.hpp"

namespace sim {
namespace {

constexpr const char* version_attribute = "checkpoint_version";

void require_checkpoint(const Group& root) {
    if (!root.has(version_attribute)) throw FileError(root.path(), "is no checkpoint of a run");
    const auto version = root.get<std::int64_t>(version_attribute);
    if (version != checkpoint_version)
        throw FileError(root.path(), text("is a checkpoint of version ", version,
                                          "; this program reads version ", checkpoint_version));
}

} // namespace

void save_run(const std::string& path, const Prepared& scenario, World world, const Run& run) {
    OutputFile file(path);
    Group root = file.root();
    root.set(version_attribute, checkpoint_version);
    root.set("engine_version", std::string(engine().version));
    root.set("model", scenario.settings().model);
    root.set("scenario", write_toml(scenario.resolved()));
    root.set("seed", world.seed);
    root.set("replicate", std::int64_t{world.replicate});
    root.set("day", std::int64_t{run.day().value});
    write_tables(root.add_group("tables"), run.tables());
    write_series(root.add_group("series"), run.series());
    file.commit(Seal::whole);
}

SavedRun load_run(const std::string& path, const Catalogue& catalogue) {
    const InputFile file(path, Seal::whole);
    const Group root = file.root();
    require_checkpoint(root);
    const Node document = read_toml_text(root.get<std::string>("scenario"), path);
    const Model& model = find(catalogue, root.get<std::string>("model"));
    SavedRun saved{model.prepare(document), {}, nullptr};
    saved.world = {root.get<std::uint64_t>("seed"),
                   static_cast<std::uint32_t>(root.get<std::int64_t>("replicate"))};
    saved.run = saved.scenario->start(keys_of(saved.world));
    const std::int64_t day = root.get<std::int64_t>("day");
    if (day < saved.run->day().value || day > saved.run->end().value)
        throw FileError(path, text("was saved on day ", day, ", which its scenario does not have"));
    saved.run->restore(Day{static_cast<std::int32_t>(day)}, SavedTables(root.group("tables")),
                       read_series(root.group("series")));
    return saved;
}

} // namespace sim
