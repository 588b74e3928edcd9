// SPDX-License-Identifier: Apache-2.0
#pragma once
// The folder of an experiment, or of a share of one: what to run, the inputs, one file for each
// finished run, and at the end one result file. Everything a later `resume` needs lies inside.

#include "sim/study/folder/lock.hpp"
#include "sim/study/folder/part_file.hpp"
#include "sim/study/folder/results.hpp"
#include "sim/study/plan/experiment.hpp"
#include "sim/study/plan/share.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// What to do with an experiment that a folder already holds.
enum class Existing { refuse, replace };

/// Outcomes on disk; holds the folder for itself as long as it lives.
class Folder final : public Outcomes {
public:
    /// A folder for a new experiment; FileError when it cannot be written or is taken.
    static std::unique_ptr<Folder> create(const std::string& path, const Experiment& whole,
                                          Existing existing,
                                          const std::optional<Share>& share = std::nullopt);
    /// The folder of an experiment under way or finished.
    static std::unique_ptr<Folder> open(const std::string& path, const Catalogue& catalogue);
    /// The same to look at only: nothing is written there, and others may look too.
    static std::unique_ptr<Folder> look(const std::string& path, const Catalogue& catalogue);

    /// What is simulated here.
    [[nodiscard]] const Experiment& experiment() const { return experiment_; }
    /// The experiment of which this is a share, or the same when it is none.
    [[nodiscard]] const Experiment& whole() const { return whole_; }
    [[nodiscard]] const std::optional<Share>& share() const { return share_; }
    [[nodiscard]] std::string path() const { return path_; }
    [[nodiscard]] std::string results() const { return path_ / "results.h5"; }
    /// Says which run of which experiment a part is.
    [[nodiscard]] RunMark mark(RunId id) const;
    /// The same for people, by labels.
    [[nodiscard]] std::string words(RunId id) const;
    /// The command that simulates a run again.
    [[nodiscard]] std::string again(RunId id) const;
    [[nodiscard]] bool finished() const;

    [[nodiscard]] bool has(RunId id) const override;
    [[nodiscard]] std::shared_ptr<const Outcome> get(RunId id) const override;
    [[nodiscard]] std::shared_ptr<const PersonRecords> persons(RunId id) const override;
    void keep(RunId id, Outcome outcome) override;

    /// Sets how many threads serve the experiment from now on; 0 for as many as there may be.
    void use_threads(int count) { experiment_.threads = whole_.threads = count; }
    /// Sets how many replicates there are, where that follows from what they tell.
    void reach(std::uint32_t replicates);
    /// Adds a line to status.jsonl, for people and programs that watch.
    void note(const std::string& event, Node details = {}) const;
    /// Adds the line of a run that failed, with its seed and the command that runs it again.
    void note_failure(Failure& failure) const;
    /// Gathers all parts into the result file; they are removed when none is missing. A share
    /// keeps them, for `merge`.
    void gather(const Findings& findings);

private:
    Folder(std::filesystem::path path, Experiment whole, const std::optional<Share>& share);
    static std::unique_ptr<Folder> read(const std::string& path, const Catalogue& catalogue,
                                        Use use);
    [[nodiscard]] bool whole_here() const;
    void clear() const;
    void refuse_others(Existing existing) const;
    void write_plan() const;
    void copy_inputs() const;
    void check_parts() const;
    [[nodiscard]] std::filesystem::path part(RunId id) const;
    [[nodiscard]] std::filesystem::path document(std::size_t arm) const;
    [[nodiscard]] Provenance provenance() const;
    [[nodiscard]] std::uint64_t identity() const;

    std::filesystem::path path_;
    Experiment whole_;
    std::optional<Share> share_;
    Experiment experiment_;
    std::vector<Branch> branches_;
    std::uint64_t identity_ = 0; ///< a hash of plan, scenarios and inputs
    std::optional<FolderLock> lock_;
};

} // namespace sim
