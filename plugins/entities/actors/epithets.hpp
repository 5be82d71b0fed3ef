// Words that stand for an office holder ("le chef d'État chinois", "l'hôte du Kremlin"): role × state × article or
// date. Data: data/<lang>/roles.txt. Constant after construction.
#pragma once

#include "plugins/entities/actors/actors.hpp"

namespace vigie::entities {

class Epithets {
  public:
    // A language without roles.txt has none.
    Epithets(const std::filesystem::path& data, std::string_view language);
    // Epithets outside the names (sorted). An actor only where the article names the holder or the date tells who held
    // the office.
    std::vector<Mention> find(const common::Words& words, const std::vector<Seen>& seen,
                              const std::vector<Mention>& names, const Setting& setting) const;

  private:
    friend class EpithetScan;
    struct Office {
        std::string state, role;  // state empty: the text must say it
        bool bare = false;        // … or name the holder: le chef de l'État
    };
    common::Phrases roles_, determiners_, former_;
    std::vector<Office> offices_;
    bool adjective_before_ = false;
};

}  // namespace vigie::entities
