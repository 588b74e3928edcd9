// SPDX-License-Identifier: Apache-2.0
#include "sim/study/plan/share.hpp"

#include "sim/base/problems.hpp"
#include "sim/base/words.hpp"

#include <optional>
#include <string_view>

namespace sim {
namespace {

constexpr const char* option = "--shard";

} // namespace

Share parse_share(const std::string& words) {
    const std::string_view all = words;
    const std::size_t slash = all.find('/');
    const auto number = number_in<std::int64_t>(all.substr(0, slash));
    const auto of =
        slash < all.size() ? number_in<std::int64_t>(all.substr(slash + 1)) : std::nullopt;
    if (!number || !of)
        throw ScenarioError(option, text("expected i/n such as 2/3, got '", words, "'"));
    return {*number, *of};
}

Experiment share_of(const Experiment& whole, const Share& share) {
    const std::int64_t all = whole.replicates;
    if (share.of < 1 || share.of > all)
        throw ScenarioError(option, text("there can be 1 to ", all, " shares of ", all,
                                         " replicates, not ", share.of));
    if (share.number < 1 || share.number > share.of)
        throw ScenarioError(option, text("there is no share ", share.number, " of ", share.of,
                                         "; they are counted from 1"));
    const std::int64_t first = (share.number - 1) * all / share.of;
    const std::int64_t last = share.number * all / share.of;
    Experiment mine = whole;
    mine.first_replicate += static_cast<std::uint32_t>(first);
    mine.replicates = static_cast<std::uint32_t>(last - first);
    return mine;
}

} // namespace sim
