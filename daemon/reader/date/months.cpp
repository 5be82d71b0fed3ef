// Month names of the languages that newspapers are written in, folded.
#include <array>

#include "reader/date/names.hpp"

namespace vigie::date {
namespace {

// Twelve names a line; the first letters of a name stand for it, unless the line says `whole`.
struct Calendar {
    bool whole;
    std::array<std::string_view, 12> names;
};

constexpr std::array calendars = std::to_array<Calendar>({
    {false,
     {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december"}},
    {false,
     {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
      "decembre"}},
    {false,
     {"januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
      "dezember"}},
    {false,
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre",
      "diciembre"}},
    {false,
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
      "novembre", "dicembre"}},
    {false,
     {"janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
      "dezembro"}},
    {false,
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december"}},
    {false,
     {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
      "desember"}},
    {false,
     {"gener", "febrer", "marc", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre",
      "desembre"}},
    {false,
     {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie",
      "noiembrie", "decembrie"}},
    {false,
     {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "wrzesnia", "pazdziernika",
      "listopada", "grudnia"}},
    {false,
     {"januar", "februar", "marcius", "aprilis", "majus", "junius", "julius", "augusztus", "szeptember", "oktober",
      "november", "december"}},
    {false,
     {"ocak", "subat", "mart", "nisan", "mayis", "haziran", "temmuz", "agustos", "eylul", "ekim", "kasim", "aralik"}},
    {true,
     {"ledna", "unora", "brezna", "dubna", "kvetna", "cervna", "cervence", "srpna", "zari", "rijna", "listopadu",
      "prosince"}},
    {true,
     {"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesakuuta", "heinakuuta", "elokuuta",
      "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"}},
    {false,
     {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря"}},
    {false,
     {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
      "декабрь"}},
    {false,
     {"сiчня", "лютого", "березня", "квiтня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
      "грудня"}},
    {false,
     {"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември",
      "декември"}},
    {false,
     {"ιανουαριου", "φεβρουαριου", "μαρτιου", "απριλιου", "μαιου", "ιουνιου", "ιουλιου", "αυγουστου", "σεπτεμβριου",
      "οκτωβριου", "νοεμβριου", "δεκεμβριου"}},
    {true,
     {"ιανουαριος", "φεβρουαριος", "μαρτιος", "απριλιος", "μαιος", "ιουνιος", "ιουλιος", "αυγουστος", "σεπτεμβριος",
      "οκτωβριος", "νοεμβριος", "δεκεμβριος"}},
    {true,
     {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}},
    {true, {"جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}},
    {true, {"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"}},
    {true, {"जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"}},
    {true,
     {"জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"}},
    // Abbreviations that are no first letters.
    {true, {"jan", "feb", "mrt", "apr", "mag", "jun", "jul", "aug", "sept", "oct", "nov", "dec"}},
    {true, {"jenner", "feber", "mrz", "avr", "may", "czer", "juill", "ago", "septiembre", "ott", "nob", "dez"}},
    {true, {"gen", "fev", "mart", "abr", "maj", "haz", "tem", "agu", "eyl", "eki", "kas", "ara"}},
});

std::size_t letters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

// The three letters of RFC 822, which most dates use.
int english(std::string_view word) {
    constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (std::size_t i = 0; i < 12; ++i) {
        if (names.substr(i * 3, 3) == word) return static_cast<int>(i) + 1;
    }
    return 0;
}

}  // namespace

int month(std::string_view folded) {
    if (folded.size() < 3) return 0;
    if (folded.size() == 3) {
        if (const int known = english(folded); known != 0) return known;
    }
    int beginning = 0;  // -1: of several months
    const bool long_enough = letters(folded) >= 3;
    for (const Calendar& calendar : calendars) {
        for (std::size_t i = 0; i < 12; ++i) {
            const std::string_view name = calendar.names[i];
            if (name[0] != folded[0] || !name.starts_with(folded)) continue;
            const int number = static_cast<int>(i) + 1;
            if (name.size() == folded.size()) return number;
            if (calendar.whole || !long_enough) continue;
            beginning = beginning == 0 || beginning == number ? number : -1;
        }
    }
    return beginning > 0 ? beginning : 0;
}

}  // namespace vigie::date
