// SPDX-License-Identifier: Apache-2.0
#include "models/catalogue.hpp"

#include "models/bass/market.hpp"
#include "models/home_sharing/model.hpp"
#include "models/image_scoring/market.hpp"
#include "models/information_cascade/market.hpp"
#include "models/minimal_market/market.hpp"
#include "models/schelling/market.hpp"
#include "models/trust_game/market.hpp"
#include "models/trust_network/market.hpp"
#include "models/wealth_exchange/market.hpp"
#include "sim/run/model_of.hpp"

namespace models {

sim::Catalogue catalogue() {
    sim::Catalogue all;
    all.push_back(sim::model<bass::Market>());
    all.push_back(home_sharing::model());
    all.push_back(sim::model<image_scoring::Market>());
    all.push_back(sim::model<information_cascade::Market>());
    all.push_back(sim::model<minimal_market::Market>());
    all.push_back(sim::model<schelling::Market>());
    all.push_back(sim::model<trust_game::Market>());
    all.push_back(sim::model<trust_network::Market>());
    all.push_back(sim::model<wealth_exchange::Market>());
    return all;
}

} // namespace models
