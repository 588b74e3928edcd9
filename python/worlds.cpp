// SPDX-License-Identifier: Apache-2.0
#include "python/worlds.hpp"

#include "models/catalogue.hpp"
#include "python/documents.hpp"
#include "python/engine.hpp"
#include "python/outputs.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/diagnosis.hpp"
#include "sim/run/run.hpp"
#include "sim/run/world.hpp"
#include "sim/study/folder/results.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

namespace py = pybind11;

namespace bindings {
namespace {

using Prepared = std::shared_ptr<const sim::Prepared>;

py::dtype dtype_of(const sim::ColumnView& column) {
    const char kind = column.scalar == sim::Scalar::real      ? 'f'
                      : column.scalar == sim::Scalar::integer ? 'i'
                                                              : 'u';
    return py::dtype(sim::text(kind, column.bytes));
}

// The array keeps the column's memory alive; NumPy may not write to it.
py::array array_of(const sim::ColumnView& column, std::size_t rows) {
    auto* owner = new std::shared_ptr<const void>(column.owner);
    const py::capsule base(
        owner, [](void* held) { delete static_cast<std::shared_ptr<const void>*>(held); });
    std::vector<py::ssize_t> shape{static_cast<py::ssize_t>(rows)};
    if (column.width > 1) shape.push_back(static_cast<py::ssize_t>(column.width));
    py::array array(dtype_of(column), shape, column.data, base);
    array.attr("setflags")(py::arg("write") = false);
    return array;
}

py::dict column_facts(const sim::ColumnView& column) {
    using namespace py::literals;
    return py::dict("unit"_a = column.unit, "doc"_a = column.doc, "words"_a = column.words,
                    "integer"_a = column.scalar != sim::Scalar::real);
}

py::array_t<double> copied(std::span<const double> values, std::vector<py::ssize_t> shape) {
    py::array_t<double> array(std::move(shape));
    std::ranges::copy(values, array.mutable_data());
    return array;
}

py::list lines_of(const std::vector<sim::IndicatorLine>& lines) {
    py::list all;
    for (const sim::IndicatorLine& line : lines)
        all.append(py::make_tuple(line.name, line.unit, line.doc));
    return all;
}

/// One world under way in Python.
class World {
public:
    World(Prepared scenario, sim::World which, int threads)
        : scenario_(std::move(scenario)), threads_(threads), run_(outside_python([&] {
              const sim::WithThreads held(threads_);
              return scenario_->start(sim::keys_of(which));
          })) {}

    [[nodiscard]] py::object day() const { return to_date(run_->day()); }
    [[nodiscard]] py::object end() const { return to_date(run_->end()); }

    void advance(std::int64_t days) {
        if (days < 0) throw py::value_error("a world cannot go back in time: days is negative");
        const Turn turn(busy_);
        const std::int64_t left = run_->end() - run_->day();
        const sim::Day until = run_->day() + static_cast<int>(std::min(days, left));
        outside_python([&] {
            const sim::WithThreads held(threads_);
            run_->advance(until);
        });
    }

    [[nodiscard]] std::unique_ptr<World> branch(const Prepared& branch) const {
        const Turn turn(busy_);
        const sim::Day parts = branch->diverges(*scenario_);
        if (parts < run_->day())
            throw sim::ScenarioError(
                "", sim::text("the branch would change what happened: it differs from ",
                              sim::iso(parts), " on, and this world has reached ",
                              sim::iso(run_->day())));
        return std::unique_ptr<World>(new World(branch, threads_, branch->branch(*run_)));
    }

    [[nodiscard]] py::dict tables() const {
        const Turn turn(busy_);
        py::dict all;
        for (const sim::TableView& table : run_->tables()) {
            py::dict columns;
            for (const sim::ColumnView& column : table.columns)
                columns[py::str(column.name)] = column_facts(column);
            all[py::str(table.name)] = columns;
        }
        return all;
    }

    [[nodiscard]] py::array column(const std::string& table, const std::string& name) const {
        const Turn turn(busy_);
        const sim::TableView found = table_named(table);
        for (const sim::ColumnView& column : found.columns)
            if (column.name == name) return array_of(column, found.rows);
        throw py::key_error(name);
    }

    [[nodiscard]] py::array_t<std::uint64_t> identities(const std::string& table) const {
        const Turn turn(busy_);
        const sim::TableView found = table_named(table);
        py::array_t<std::uint64_t> array(static_cast<py::ssize_t>(found.rows));
        std::ranges::transform(found.identities, array.mutable_data(), &sim::Identity::value);
        return array;
    }

    [[nodiscard]] py::dict series() const {
        using namespace py::literals;
        const Turn turn(busy_);
        const sim::Series& series = run_->series();
        const auto lines = static_cast<py::ssize_t>(series.lines().size());
        const auto zones = static_cast<py::ssize_t>(series.zones().size());
        const auto months = static_cast<py::ssize_t>(series.months().size());
        py::list firsts;
        for (const sim::Day month : series.months()) firsts.append(to_date(month));
        return py::dict(
            "lines"_a = lines_of(series.lines()), "zones"_a = series.zones(),
            "start"_a = to_date(series.start()), "months"_a = firsts,
            "daily"_a = copied(series.daily(), {static_cast<py::ssize_t>(series.days()), lines}),
            "monthly"_a = copied(series.monthly(), {months, zones, lines}));
    }

    [[nodiscard]] std::string digest() const {
        const Turn turn(busy_);
        return outside_python([&] { return sim::hexadecimal(sim::digest(run_->tables())); });
    }

private:
    /// One thread at a time: Python's lock is released while a world moves.
    class Turn {
    public:
        explicit Turn(std::atomic<bool>& busy) : busy_(busy) {
            if (busy_.exchange(true))
                throw std::runtime_error(
                    "another thread is using this world; give each thread its own");
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn() { busy_ = false; }

    private:
        std::atomic<bool>& busy_;
    };

    World(Prepared scenario, int threads, std::unique_ptr<sim::Run> run)
        : scenario_(std::move(scenario)), threads_(threads), run_(std::move(run)) {}

    [[nodiscard]] sim::TableView table_named(const std::string& name) const {
        for (sim::TableView& table : run_->tables())
            if (table.name == name) return std::move(table);
        throw py::key_error(name);
    }

    Prepared scenario_;
    int threads_; ///< that serve it; 0 for all
    std::unique_ptr<sim::Run> run_;
    mutable std::atomic<bool> busy_{false};
};

/// A prepared scenario; pybind11 3 holds no pointers to const objects, so this does.
struct Ready {
    Prepared scenario;
};

py::list diagnosed(const Ready& ready, std::uint32_t replicate, std::int64_t days) {
    const std::uint64_t seed = ready.scenario->settings().seed;
    const auto found = outside_python([&] {
        return ready.scenario->diagnose(sim::keys_of({seed, replicate}), days, {});
    });
    py::list all;
    for (const sim::Diagnostic& one : found) all.append(dict_of(one));
    return all;
}

Ready prepare(const sim::Node& document) {
    return {outside_python(
        [&] { return sim::design(models::catalogue(), document, {}, {}).baseline().scenario; })};
}

} // namespace

void bind_worlds(py::module_& module) {
    py::class_<Ready>(module, "Prepared", "A scenario that was read, checked and completed.")
        .def(
            "resolved", [](const Ready& self) { return to_python(self.scenario->resolved()); },
            "The scenario with every parameter, as plain Python values.")
        .def(
            "remarks", [](const Ready& self) { return self.scenario->remarks(); },
            "What a reader should know before trusting the inputs.")
        .def("diagnose", &diagnosed, py::arg("replicate"), py::arg("days"),
             "Elasticities and the like of one world, with plausible ranges.")
        .def(
            "start",
            [](const Ready& self, std::uint32_t replicate, int threads) {
                return std::make_unique<World>(
                    self.scenario, sim::World{self.scenario->settings().seed, replicate}, threads);
            },
            py::arg("replicate"), py::arg("threads"),
            "A new world at the first day of its burn-in, served by so many threads; 0 for all.");
    py::class_<World>(module, "World", "One world under way.")
        .def_property_readonly("day", &World::day, "The day that comes next.")
        .def_property_readonly("end", &World::end, "The day after the last.")
        .def("advance", &World::advance, py::arg("days"),
             "Simulates that many days, at most to the end.")
        .def(
            "branch",
            [](const World& self, const Ready& branch) { return self.branch(branch.scenario); },
            py::arg("branch"), "The same world with another branch.")
        .def("tables", &World::tables, "What each column of each table means.")
        .def("column", &World::column, py::arg("table"), py::arg("name"),
             "A column, seen where it lies; not to be written.")
        .def("identities", &World::identities, py::arg("table"), "Who the rows are.")
        .def("series", &World::series, "What has been reported so far.")
        .def("digest", &World::digest, "One number for the state, in hexadecimal.");
    module.def("prepare", &prepare, py::arg("document"), "Reads and checks a scenario.");
}

} // namespace bindings
