// SPDX-License-Identifier: Apache-2.0
#pragma once
// The folder of a sweep: at each point of a design an experiment of its own, in a folder as any
// other's. Points are not scenarios of one experiment: their baselines differ, and with them
// calendars, people and pasts.

#include "sim/study/folder/folder.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sim {

/// How points were drawn, in the words of whoever drew them.
struct Drawn {
    std::size_t points = 0;
    std::string document; ///< JSON, for whoever goes on with it
    std::string table;    ///< CSV, for reading
};

/// Many experiments on disk; holds the folder for itself as long as it lives.
class PointsFolder {
public:
    /// Begins the experiment of a point, the first being 0, in a folder of its own.
    using Begin = std::function<void(std::size_t point, const std::string& folder)>;

    /// A folder for a new sweep, with every point begun. ScenarioError names what is wrong at any
    /// of them, and nothing is written; FileError when the folder cannot be written or is taken.
    static std::unique_ptr<PointsFolder> create(const std::string& path, const Drawn& drawn,
                                                Existing existing, const Begin& begin);
    /// The folder of a sweep under way or finished.
    static std::unique_ptr<PointsFolder> open(const std::string& path);
    /// The same to look at only.
    static std::unique_ptr<PointsFolder> look(const std::string& path);

    [[nodiscard]] std::string path() const { return path_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    /// Which share of every point's replicates lies here; none for all.
    [[nodiscard]] const std::optional<Share>& share() const { return share_; }
    /// How its points were drawn.
    [[nodiscard]] Drawn drawn() const;
    /// The folder of a point, the first being 0.
    [[nodiscard]] std::string point(std::size_t number) const;
    /// The points that have runs to simulate or to gather.
    [[nodiscard]] std::vector<std::size_t> missing() const;
    /// Whether all is there, what was made of the points included.
    [[nodiscard]] bool finished() const;
    /// Writes the manifest, once all points are there; without them when they are not to be kept.
    void finish(bool keep_points) const;

private:
    PointsFolder(std::filesystem::path path, std::size_t size);
    static std::unique_ptr<PointsFolder> read(const std::string& path, Use use);
    void begin_points(const Begin& begin) const;
    void write(const Drawn& drawn) const;
    void read_plan();

    std::filesystem::path path_;
    std::size_t size_;
    std::uint64_t seed_ = 1;
    std::optional<Share> share_;
    std::optional<FolderLock> lock_;
};

} // namespace sim
