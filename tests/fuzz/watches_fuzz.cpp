// uses: vigie_config vigie_watch
// Any bytes as a file of watches; what is accepted is matched against an article and told in words.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "config/config.hpp"
#include "watch/watch.hpp"

namespace {

std::string scratch() {
    static const std::string path = "/dev/shm/vigie-watches-fuzz." + std::to_string(getpid()) + ".toml";
    static const int registered = std::atexit([] { unlink(path.c_str()); });
    (void)registered;
    return path;
}

std::vector<vigie::Annotation> annotations() {
    std::vector<vigie::Annotation> all(4);
    for (auto& one : all) {
        one.span = {0, 10};
        one.text = "Xi Jinping";
    }
    all[0].kind = "mention";
    all[0].parties = {{"actor", "Q15031", "Xi Jinping", {0, 10}}};
    all[1].kind = "quotation";
    all[1].parties = {{"speaker", "Q15031", "Xi Jinping", {0, 10}}};
    all[2].kind = "stance";
    all[2].parties = {{"holder", "Q15031", "Xi Jinping", {0, 10}}, {"target", "Q30", "États-Unis", {}}};
    all[3].kind = "org.example.thing";
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<vigie::Annotation> found = annotations();
    static const vigie::Article article = [] {
        vigie::Article made;
        made.title = "Pékin et Moscou";
        made.text = "Xi Jinping a parlé du cessez-le-feu à Taïwan, près du détroit. « Non », a-t-il dit.";
        made.language = "fr";
        return made;
    }();
    const std::string path = scratch();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    const auto loaded = vigie::config::load_watch_file(path);
    const vigie::Subject subject{
        .article = article, .annotations = found, .feed_name = "f", .feed_url = "http://f.fr/", .feed_folder = "g"};
    vigie::match(subject, loaded.config.watches);
    for (const vigie::Watch& watch : loaded.config.watches) vigie::explain(subject, watch);
    return 0;
}
