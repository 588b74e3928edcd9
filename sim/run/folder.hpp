// SPDX-License-Identifier: Apache-2.0
#pragma once
// The folder of an experiment: what to run, the inputs, one file for each finished run, and at the
// end one result file. Everything a later `resume` needs lies inside.

#include "sim/run/experiment.hpp"
#include "sim/run/results.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sim {

/// What to do with an experiment that a folder already holds.
enum class Existing { refuse, replace };

/// Outcomes on disk; holds the folder for itself as long as it lives.
class Folder final : public Outcomes {
public:
    /// A folder for a new experiment; FileError when it cannot be written or is taken.
    static std::unique_ptr<Folder> create(const std::string& path, const Experiment& experiment,
                                          Existing existing);
    /// The folder of an experiment under way or finished.
    static std::unique_ptr<Folder> open(const std::string& path, const Catalogue& catalogue);
    ~Folder() override;

    [[nodiscard]] const Experiment& experiment() const { return experiment_; }
    [[nodiscard]] std::string results() const { return path_ / "results.h5"; }
    [[nodiscard]] bool finished() const;

    [[nodiscard]] bool has(Cell cell) const override;
    [[nodiscard]] std::shared_ptr<const Outcome> get(Cell cell) const override;
    void keep(Cell cell, Outcome outcome) override;

    /// Adds a line to status.jsonl, for people and programs that watch.
    void note(const std::string& event, Node details = {}) const;
    /// Adds the line of a run that failed, with its seed and the command that runs it again.
    void note_failure(Failure& failure) const;
    /// Gathers all parts into the result file; they are removed when none is missing.
    void gather(const Findings& findings);

private:
    Folder(std::filesystem::path path, Experiment experiment);
    void lock();
    void clear() const;
    void refuse_others(Existing existing) const;
    void write_plan() const;
    void copy_inputs() const;
    void check_parts() const;
    [[nodiscard]] std::string run_name(Cell cell) const;
    [[nodiscard]] std::filesystem::path part(Cell cell) const;
    [[nodiscard]] std::filesystem::path document(std::size_t arm) const;
    [[nodiscard]] Provenance provenance() const;
    [[nodiscard]] std::uint64_t origin() const;
    [[nodiscard]] std::string again(Cell cell) const;
    [[nodiscard]] std::vector<Cell> cells() const;

    std::filesystem::path path_;
    Experiment experiment_;
    std::vector<Future> futures_;
    std::uint64_t origin_ = 0; ///< what a part must come from
    int lock_ = -1;
};

} // namespace sim
