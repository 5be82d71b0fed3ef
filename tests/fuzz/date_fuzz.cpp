// uses: vigie_reader_date
// Any text as a date, in both orders; the answer is a day of the calendar.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "reader/date/date.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto order : {vigie::DateOrder::month_first, vigie::DateOrder::day_first}) {
        const auto date = vigie::parse_written_date(text, order);
        if (!date) continue;
        if (!date->day.ok()) std::abort();
        (void)vigie::to_rfc3339(date->time());
    }
    (void)vigie::month_of_name(text);
    return 0;
}
