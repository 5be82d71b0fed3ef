#include "reader/page/provenance.hpp"

#include <algorithm>
#include <span>

#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

// Folded; stock phrases of walls and error pages.
constexpr std::string_view consent_phrases[] = {"we value your privacy",
                                                "your privacy",
                                                "we use cookies",
                                                "accept all",
                                                "accept cookies",
                                                "manage cookies",
                                                "cookie settings",
                                                "before you continue",
                                                "nous utilisons des cookies",
                                                "accepter et continuer",
                                                "continuer sans accepter",
                                                "vos donnees personnelles",
                                                "nos partenaires",
                                                "our partners",
                                                "unsere partner",
                                                "wir verwenden cookies",
                                                "alle akzeptieren",
                                                "mit werbung weiterlesen",
                                                "zustimmen und weiter",
                                                "datenschutz",
                                                "utilizamos cookies",
                                                "aceptar y continuar",
                                                "usamos cookies",
                                                "utilizziamo i cookie",
                                                "accetta e continua",
                                                "personalised ads",
                                                "personalisierte werbung"};
constexpr std::string_view paywall_phrases[] = {"subscribe to read",
                                                "subscribe to continue",
                                                "subscribe now",
                                                "already a subscriber",
                                                "to continue reading",
                                                "continue reading with",
                                                "for subscribers",
                                                "subscriber only",
                                                "subscribers only",
                                                "unlock this article",
                                                "reserve aux abonnes",
                                                "reserve a nos abonnes",
                                                "article reserve",
                                                "il vous reste",
                                                "la suite est reservee",
                                                "pour lire la suite",
                                                "deja abonne",
                                                "abonnez vous pour",
                                                "cet article est reserve",
                                                "jetzt weiterlesen",
                                                "weiterlesen mit",
                                                "diesen artikel weiterlesen",
                                                "nur fur abonnenten",
                                                "bereits abonnent",
                                                "jetzt abonnieren",
                                                "lesen sie den ganzen artikel",
                                                "suscribete para",
                                                "solo para suscriptores",
                                                "para seguir leyendo",
                                                "ya soy suscriptor",
                                                "contenuto riservato",
                                                "per continuare a leggere",
                                                "exclusivo para assinantes",
                                                "dostep dla prenumeratorow",
                                                "материал доступен подписчикам",
                                                "この記事は有料",
                                                "有料会員",
                                                "会員限定",
                                                "残り"};
constexpr std::string_view error_phrases[] = {"page not found",
                                              "404 not found",
                                              "error 404",
                                              "404",
                                              "not found",
                                              "access denied",
                                              "forbidden",
                                              "page introuvable",
                                              "page non trouvee",
                                              "cette page n existe pas",
                                              "seite nicht gefunden",
                                              "nicht gefunden",
                                              "pagina no encontrada",
                                              "pagina non trovata",
                                              "страница не наидена",
                                              "just a moment",
                                              "are you a robot",
                                              "checking your browser",
                                              "verify you are human",
                                              "enable javascript",
                                              "please enable js",
                                              "service unavailable",
                                              "bad gateway",
                                              "internal server error",
                                              "attention required",
                                              "request blocked",
                                              "unusual traffic"};

std::size_t count(std::string_view text, std::span<const std::string_view> phrases) {
    return static_cast<std::size_t>(std::count_if(
        phrases.begin(), phrases.end(), [&](std::string_view p) { return text.find(p) != std::string_view::npos; }));
}

struct Counts {
    std::size_t words = 0, consent = 0, paywall = 0, paywall_part = 0;
};

Counts look(const Blocks& blocks, const Body& body) {
    Counts out;
    for (std::size_t i = 0; i < blocks.list.size(); ++i) {
        const Block& b = blocks.list[i];
        out.words += b.words;
        if (b.words > 80 || b.words == 0) continue;
        const bool walled = has(b.far, Hint::paywall);
        if (walled && b.words > 3) ++out.paywall_part;
        if (body.words > 400 && !walled) continue;
        const std::string text = folded(b.text);
        out.consent += count(text, consent_phrases);
        if (body.kept.empty() || !body.kept[i]) out.paywall += count(text, paywall_phrases);
    }
    return out;
}

bool ends_open(const std::string& text) {
    return text.ends_with("\xE2\x80\xA6") || text.ends_with("...") || text.ends_with("[\xE2\x80\xA6]");
}

}  // namespace

Verdict judge(const Body& body, const Blocks& blocks, const Evidence& evidence, int status) {
    if (status >= 400) return {Provenance::error, 0.95};
    const Counts seen = look(blocks, body);
    const std::string title = folded(evidence.title);
    if (body.words < 150 && (count(title, error_phrases) > 0 || seen.words < 12))
        return {Provenance::error, count(title, error_phrases) > 0 ? 0.9 : 0.6};
    if (seen.consent >= 2 && body.words < 120 && !evidence.linked.article) return {Provenance::consent, 0.85};
    const bool says_paid = evidence.linked.free.has_value() && !*evidence.linked.free;
    const std::string_view tier = evidence.meta({"article:content_tier", "cxenseparse:pageclass", "content_tier"});
    const bool locked = says_paid || tier == "locked" || tier == "metered";
    const std::size_t promised = count_words(evidence.linked.body);
    const bool cut = promised > 80 && body.words * 2 < promised;
    if (body.words < 250 || cut) {
        if (locked && (body.words < 160 || seen.paywall > 0 || cut)) return {Provenance::paywall, 0.85};
        if (seen.paywall > 0 && body.words < 200) return {Provenance::paywall, 0.7};
    } else if (locked && seen.paywall > 0 && (ends_open(body.text) || seen.paywall_part > 0) && body.words < 450) {
        return {Provenance::paywall, 0.55};
    }
    if (cut) return {Provenance::teaser, 0.7};
    if (body.words < 25)
        return {body.words == 0 && !evidence.linked.article ? Provenance::error : Provenance::teaser, 0.6};
    if (body.words < 70 && ends_open(body.text)) return {Provenance::teaser, 0.7};
    const double enough = std::min(1.0, static_cast<double>(body.words) / 150.0);
    return {Provenance::full, std::clamp(body.likelihood * (0.6 + 0.4 * enough), 0.05, 0.99)};
}

}  // namespace vigie::page
