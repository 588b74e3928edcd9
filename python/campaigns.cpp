// SPDX-License-Identifier: Apache-2.0
#include "python/campaigns.hpp"

#include "models/crowdfunding/input/campaign_file.hpp"
#include "python/engine.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <string>
#include <vector>

namespace py = pybind11;

namespace bindings {
namespace {

using namespace py::literals;
using models::crowdfunding::CampaignFile;
using models::crowdfunding::CampaignRow;

// One number of each row, as an array.
template <class Number, class Of> py::array_t<Number> column(const CampaignFile& file, Of&& of) {
    py::array_t<Number> all(static_cast<py::ssize_t>(file.rows.size()));
    auto at = all.template mutable_unchecked<1>();
    for (std::size_t row = 0; row < file.rows.size(); ++row)
        at(static_cast<py::ssize_t>(row)) = static_cast<Number>(of(file.rows[row]));
    return all;
}

py::dict campaign_rows(const std::string& path, const std::vector<std::string>& categories) {
    const CampaignFile file =
        outside_python([&] { return models::crowdfunding::read_campaigns(path, categories); });
    std::vector<std::string> outcomes;
    for (const auto& word : names(models::crowdfunding::Outcome{})) outcomes.emplace_back(word);
    using Row = const CampaignRow&;
    return py::dict(
        "categories"_a = file.categories, "countries"_a = file.countries, "outcomes"_a = outcomes,
        "remarks"_a = file.remarks,
        "category"_a = column<std::int64_t>(file, [](Row one) { return one.category; }),
        "country"_a = column<std::int64_t>(file, [](Row one) { return one.country; }),
        "launched"_a = column<std::int64_t>(file, [](Row one) { return one.launched.value; }),
        "deadline"_a = column<std::int64_t>(file, [](Row one) { return one.deadline.value; }),
        "goal"_a = column<double>(file, [](Row one) { return one.goal; }),
        "pledged"_a = column<double>(file, [](Row one) { return one.pledged; }),
        "backers"_a = column<std::int64_t>(file, [](Row one) { return one.backers; }),
        "outcome"_a =
            column<std::int64_t>(file, [](Row one) { return static_cast<int>(one.outcome); }));
}

} // namespace

void bind_campaigns(py::module_& module) {
    module.def("campaign_rows", &campaign_rows, py::arg("path"), py::arg("categories"),
               "The campaigns of a file, a column an array, and what is to be known of it.");
}

} // namespace bindings
