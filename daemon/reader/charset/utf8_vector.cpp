// The look-up method of Keiser and Lemire: three tables say which errors a byte's nibbles allow; what all three allow
// is one.
#include "reader/charset/utf8_vector.hpp"

#if defined(__x86_64__)
#include <tmmintrin.h>

#include <cstring>

namespace vigie::charset {
namespace {

#define VIGIE_SSSE3 __attribute__((target("ssse3")))

constexpr unsigned char too_short = 1, too_long = 2, overlong_3 = 4, too_large = 8, surrogate = 16, overlong_2 = 32,
                        too_large_1000 = 64, overlong_4 = 64, two_continuations = 128;
constexpr unsigned char carry = too_short | too_long | two_continuations;

// By the high nibble of the first byte, by its low nibble, by the high nibble of the second byte.
alignas(16) constexpr unsigned char first_high[16] = {too_long,
                                                      too_long,
                                                      too_long,
                                                      too_long,
                                                      too_long,
                                                      too_long,
                                                      too_long,
                                                      too_long,
                                                      two_continuations,
                                                      two_continuations,
                                                      two_continuations,
                                                      two_continuations,
                                                      too_short | overlong_2,
                                                      too_short,
                                                      too_short | overlong_3 | surrogate,
                                                      too_short | too_large | too_large_1000 | overlong_4};
alignas(16) constexpr unsigned char first_low[16] = {carry | overlong_3 | overlong_2 | overlong_4,
                                                     carry | overlong_2,
                                                     carry,
                                                     carry,
                                                     carry | too_large,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000 | surrogate,
                                                     carry | too_large | too_large_1000,
                                                     carry | too_large | too_large_1000};
alignas(16) constexpr unsigned char second_high[16] = {
    too_short,
    too_short,
    too_short,
    too_short,
    too_short,
    too_short,
    too_short,
    too_short,
    too_long | overlong_2 | two_continuations | overlong_3 | too_large_1000 | overlong_4,
    too_long | overlong_2 | two_continuations | overlong_3 | too_large,
    too_long | overlong_2 | two_continuations | surrogate | too_large,
    too_long | overlong_2 | two_continuations | surrogate | too_large,
    too_short,
    too_short,
    too_short,
    too_short};

VIGIE_SSSE3 __m128i load(const void* from) {
    return _mm_loadu_si128(static_cast<const __m128i*>(from));
}

VIGIE_SSSE3 __m128i high_nibbles(__m128i bytes) {
    return _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(0x0F));
}

VIGIE_SSSE3 __m128i errors_in(__m128i block, __m128i before) {
    const __m128i one_back = _mm_alignr_epi8(block, before, 15);
    const __m128i special =
        _mm_and_si128(_mm_and_si128(_mm_shuffle_epi8(load(first_high), high_nibbles(one_back)),
                                    _mm_shuffle_epi8(load(first_low), _mm_and_si128(one_back, _mm_set1_epi8(0x0F)))),
                      _mm_shuffle_epi8(load(second_high), high_nibbles(block)));
    // Third and fourth bytes must be continuations where a lead byte two or three back says so, and only there.
    const __m128i third =
        _mm_subs_epu8(_mm_alignr_epi8(block, before, 14), _mm_set1_epi8(static_cast<char>(0xE0 - 0x80)));
    const __m128i fourth =
        _mm_subs_epu8(_mm_alignr_epi8(block, before, 13), _mm_set1_epi8(static_cast<char>(0xF0 - 0x80)));
    const __m128i must = _mm_and_si128(_mm_or_si128(third, fourth), _mm_set1_epi8(static_cast<char>(0x80)));
    return _mm_xor_si128(must, special);
}

VIGIE_SSSE3 bool is_valid(std::string_view bytes) {
    __m128i before = _mm_setzero_si128();
    __m128i errors = _mm_setzero_si128();
    bool was_ascii = true;
    std::size_t at = 0;
    for (; at + 16 <= bytes.size(); at += 16) {
        const __m128i block = load(bytes.data() + at);
        const bool ascii = _mm_movemask_epi8(block) == 0;
        if (!ascii || !was_ascii) errors = _mm_or_si128(errors, errors_in(block, before));
        was_ascii = ascii;
        before = block;
    }
    // The rest, and zeros behind it: a character that breaks off shows there.
    unsigned char rest[32] = {};
    std::memcpy(rest, bytes.data() + at, bytes.size() - at);
    const __m128i last = load(rest);
    errors = _mm_or_si128(errors, errors_in(last, before));
    errors = _mm_or_si128(errors, errors_in(load(rest + 16), last));
    return _mm_movemask_epi8(_mm_cmpeq_epi8(errors, _mm_setzero_si128())) == 0xFFFF;
}

}  // namespace

std::optional<bool> is_valid_by_vectors(std::string_view bytes) {
    static const bool able = __builtin_cpu_supports("ssse3") != 0;
    return able ? std::optional<bool>(is_valid(bytes)) : std::nullopt;
}

}  // namespace vigie::charset

#else

namespace vigie::charset {
std::optional<bool> is_valid_by_vectors(std::string_view) {
    return std::nullopt;
}
}  // namespace vigie::charset

#endif
