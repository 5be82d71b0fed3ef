#include <algorithm>

#include "reader/page/metadata.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

struct Agency {
    std::string_view name;    // as it is credited
    std::string_view folded;  // words that name it, folded; whole words only
};

constexpr Agency agencies[] = {{"AFP", "afp"},
                               {"AFP", "agence france presse"},
                               {"Reuters", "reuters"},
                               {"Reuters", "thomson reuters"},
                               {"AP", "ap"},
                               {"AP", "associated press"},
                               {"dpa", "dpa"},
                               {"dpa", "deutsche presse agentur"},
                               {"APA", "apa"},
                               {"Keystone-SDA", "sda"},
                               {"Keystone-SDA", "keystone sda"},
                               {"Keystone-ATS", "ats"},
                               {"Keystone-ATS", "keystone ats"},
                               {"ANSA", "ansa"},
                               {"EFE", "efe"},
                               {"Europa Press", "europa press"},
                               {"Belga", "belga"},
                               {"ANP", "anp"},
                               {"Lusa", "lusa"},
                               {"TASS", "tass"},
                               {"TASS", "тасс"},
                               {"RIA Novosti", "ria novosti"},
                               {"RIA Novosti", "риа новости"},
                               {"Interfax", "interfax"},
                               {"Interfax", "интерфакс"},
                               {"Ukrinform", "ukrinform"},
                               {"Ukrinform", "укринформ"},
                               {"Ukrinform", "укрінформ"},
                               {"UNIAN", "унианы"},
                               {"Xinhua", "xinhua"},
                               {"Xinhua", "新华社"},
                               {"Xinhua", "chine nouvelle"},
                               {"Kyodo", "kyodo"},
                               {"Kyodo", "共同通信"},
                               {"Jiji", "jiji"},
                               {"Jiji", "時事通信"},
                               {"Yonhap", "yonhap"},
                               {"Yonhap", "연합뉴스"},
                               {"PTI", "pti"},
                               {"PTI", "press trust of india"},
                               {"ANI", "ani"},
                               {"IANS", "ians"},
                               {"Anadolu", "anadolu"},
                               {"Anadolu", "anadolu agency"},
                               {"DHA", "dha"},
                               {"PA", "pa media"},
                               {"PA", "press association"},
                               {"PAP", "pap"},
                               {"CTK", "ctk"},
                               {"TT", "tt"},
                               {"NTB", "ntb"},
                               {"Ritzau", "ritzau"},
                               {"STT", "stt"},
                               {"The Canadian Press", "canadian press"},
                               {"La Presse Canadienne", "presse canadienne"},
                               {"AAP", "aap"},
                               {"UPI", "upi"},
                               {"Bloomberg", "bloomberg"},
                               {"KNA", "kna"},
                               {"epd", "epd"},
                               {"sid", "sid"},
                               {"MTI", "mti"},
                               {"Agerpres", "agerpres"},
                               {"Tanjug", "tanjug"},
                               {"Hina", "hina"},
                               {"BTA", "bta"},
                               {"SPUTNIK", "sputnik"},
                               {"Antara", "antara"},
                               {"Bernama", "bernama"},
                               {"Relaxnews", "relaxnews"},
                               {"Agencia Brasil", "agencia brasil"},
                               {"Telam", "telam"},
                               {"Notimex", "notimex"},
                               {"Adnkronos", "adnkronos"},
                               {"Servimedia", "servimedia"},
                               {"SPA", "spa"},
                               {"WAM", "wam"},
                               {"MENA", "mena"},
                               {"IRNA", "irna"},
                               {"Prensa Latina", "prensa latina"}};

}  // namespace

std::string agency_of(std::string_view credit) {
    const std::string text = " " + folded(credit) + " ";
    std::size_t first = std::string::npos;
    std::string_view found;
    std::size_t length = 0;
    for (const auto& agency : agencies) {
        const bool letters = static_cast<unsigned char>(agency.folded.front()) < 0x80;
        const std::size_t at = letters ? text.find(" " + std::string(agency.folded) + " ") : text.find(agency.folded);
        if (at == std::string::npos) continue;
        if (at < first || (at == first && agency.folded.size() > length)) {
            first = at;
            found = agency.name;
            length = agency.folded.size();
        }
    }
    return std::string(found);
}

}  // namespace vigie::page
