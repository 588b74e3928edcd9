// SPDX-License-Identifier: Apache-2.0
#include "models/catalogue.hpp"
#include "sim/command/cli.hpp"

int main(int argc, char** argv) { return sim::run_command_line(models::catalogue(), argc, argv); }
