// SPDX-License-Identifier: Apache-2.0
#include "models/catalogue.hpp"

#include "models/bass/headlines.hpp"
#include "models/bass/market.hpp"
#include "models/cocreation/model.hpp"
#include "models/crowdfunding/model.hpp"
#include "models/home_sharing/model.hpp"
#include "models/image_scoring/headlines.hpp"
#include "models/image_scoring/market.hpp"
#include "models/information_cascade/headlines.hpp"
#include "models/information_cascade/market.hpp"
#include "models/maker_city/model.hpp"
#include "models/makerspace/model.hpp"
#include "models/minimal_market/headlines.hpp"
#include "models/minimal_market/market.hpp"
#include "models/schelling/headlines.hpp"
#include "models/schelling/market.hpp"
#include "models/trust_game/headlines.hpp"
#include "models/trust_game/market.hpp"
#include "models/trust_network/headlines.hpp"
#include "models/trust_network/market.hpp"
#include "models/wealth_exchange/headlines.hpp"
#include "models/wealth_exchange/market.hpp"
#include "sim/run/model_of.hpp"

namespace models {

sim::Catalogue catalogue() {
    sim::Catalogue all;
    all.push_back(sim::model<bass::Market>(bass::headlines));
    all.push_back(cocreation::model());
    all.push_back(crowdfunding::model());
    all.push_back(home_sharing::model());
    all.push_back(sim::model<image_scoring::Market>(image_scoring::headlines));
    all.push_back(sim::model<information_cascade::Market>(information_cascade::headlines));
    all.push_back(maker_city::model());
    all.push_back(makerspace::model());
    all.push_back(sim::model<minimal_market::Market>(minimal_market::headlines));
    all.push_back(sim::model<schelling::Market>(schelling::headlines));
    all.push_back(sim::model<trust_game::Market>(trust_game::headlines));
    all.push_back(sim::model<trust_network::Market>(trust_network::headlines));
    all.push_back(sim::model<wealth_exchange::Market>(wealth_exchange::headlines));
    return all;
}

} // namespace models
