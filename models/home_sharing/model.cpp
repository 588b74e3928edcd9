// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/model.hpp"

#include "models/home_sharing/front.hpp"
#include "models/home_sharing/headlines.hpp"
#include "models/home_sharing/market.hpp"
#include "sim/run/model_of.hpp"

namespace models::home_sharing {

std::unique_ptr<sim::Model> model() { return sim::model<Market>(headlines, front()); }

} // namespace models::home_sharing
