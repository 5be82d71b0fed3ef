// Validity of UTF-8 sixteen bytes at a time, where the processor can. Inner header of reader/charset.
#pragma once

#include <optional>
#include <string_view>

namespace vigie::charset {

// Null: this processor has no such instructions. After "Validating UTF-8 In Less Than One Instruction Per Byte"
// (Keiser, Lemire, 2021).
std::optional<bool> is_valid_by_vectors(std::string_view bytes);

}  // namespace vigie::charset
