// uses: vigie_sdk_host
// A plugin that emits, logs and counts whatever the input says: the host believes nothing and never fails.
#include <vigie/ext/metrics.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "sdk/host/host.hpp"

namespace {

// Reads numbers and texts off the input; zeros at its end.
class Bytes {
  public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    bool empty() const { return size_ == 0; }
    std::uint64_t number() {
        const std::uint8_t first = byte();
        if (first < 200) return first;
        std::uint64_t large = 0;
        for (int i = 0; i < 8; ++i) large = large << 8U | byte();
        return large;
    }
    vigie_text text() {
        const std::size_t size = std::min<std::size_t>(byte(), size_);
        const vigie_text taken{reinterpret_cast<const char*>(data_), size};
        data_ += size;
        size_ -= size;
        return taken;
    }
    std::uint8_t byte() {
        if (size_ == 0) return 0;
        --size_;
        return *data_++;
    }

  private:
    const std::uint8_t* data_;
    std::size_t size_;
};

Bytes input(nullptr, 0);
const vigie_host* host = nullptr;

void emit_one() {
    static const vigie_text own{"org.fuzz.kind", 13};
    vigie_party parties[3];
    for (vigie_party& party : parties)
        party = {sizeof party, input.text(), input.text(), input.text(), {input.number(), input.number()}};
    const vigie_attribute attributes[2] = {{input.text(), input.text()}, {input.text(), input.text()}};
    vigie_annotation raw{};
    raw.size = input.byte() % 8 == 7 ? input.number() % (sizeof raw + 1) : sizeof raw;
    raw.kind = input.byte() % 4 == 3 ? input.text() : own;
    raw.type = input.text();
    raw.form = input.text();
    raw.span = {input.number(), input.number()};
    const std::uint64_t bits = input.number();
    std::memcpy(&raw.score, &bits, sizeof raw.score);
    raw.polarity = static_cast<std::int32_t>(input.number());
    raw.party_count = input.byte() % 4;
    raw.parties = parties;
    raw.attribute_count = input.byte() % 3;
    raw.attributes = attributes;
    host->emit(host->context, &raw);
}

vigie_status analyze(void*, const vigie_article*) {
    const auto* metrics = static_cast<const vigie_metrics*>(host->get_extension(host->context, VIGIE_EXT_METRICS));
    for (int i = 0; i < 50 && !input.empty(); ++i) {
        switch (input.byte() % 4) {
            case 0:
                host->log(host->context, static_cast<std::int32_t>(input.number()), input.text());
                break;
            case 1:
                metrics->count(host->context, input.text(), static_cast<double>(input.number()));
                break;
            default:
                emit_one();
        }
    }
    return static_cast<vigie_status>(input.byte() % 6);
}

void* create(const vigie_host* given, const vigie_option*, size_t) {
    host = given;
    static int instance;
    return &instance;
}

const vigie_descriptor descriptor = {sizeof descriptor, "org.fuzz", "1", "*", "", "org.fuzz.kind"};
const vigie_plugin_entry entry = {VIGIE_ABI_MAJOR, VIGIE_ABI_MINOR, sizeof entry, &descriptor,
                                  create,          [](void*) {},    analyze,      nullptr};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string text = "« Nous verrons », a déclaré Vladimir Poutine.\n\nL’été fut long 😀 !";
    vigie::host::PluginSource source;
    source.entry = &entry;
    static vigie::host::Host loaded({.plugins = {source}});
    input = Bytes(data, size);
    const auto analysis = loaded.run({.text = text, .language = "fr"});
    for (const vigie::Annotation& one : analysis.annotations)
        if (one.span.end > text.size() || one.text != text.substr(one.span.begin, one.span.size()) ||
            !(one.score >= 0 && one.score <= 1))
            std::abort();
    return 0;
}
