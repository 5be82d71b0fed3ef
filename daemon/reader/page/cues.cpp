#include "reader/page/cues.hpp"

#include <array>
#include <span>

namespace vigie::page {
namespace {

using List = std::span<const std::string_view>;

// Folded as text.hpp folds: no accents, no punctuation.
// clang-format off
constexpr std::string_view read_on[] = {
    "read more", "read also", "also read", "see also", "more on", "related", "recommended", "you may also",
    "you might also", "most read", "most popular", "click here", "continue reading", "up next", "watch", "more from",
    "read next", "more stories", "editors picks", "dont miss", "lire aussi", "a lire aussi", "a lire",
    "lire la suite", "voir aussi", "sur le meme sujet", "a voir aussi", "en savoir plus", "les plus lus",
    "notre dossier", "lesen sie auch", "lesen sie mehr", "mehr zum thema", "lesen sie hier", "auch interessant",
    "weiterlesen", "mehr dazu", "das konnte sie", "zum thema", "meistgelesen", "mehr lesen", "mehr aus", "siehe auch",
    "lea tambien", "lee tambien", "leer mas", "te puede interesar", "mas informacion", "ver tambien",
    "le puede interesar", "mas noticias", "noticias relacionadas", "leggi anche", "per approfondire", "vedi anche",
    "leia tambem", "leia mais", "veja tambem", "lees ook", "lees meer", "las ocksa", "les ogsa", "lue myos",
    "czytaj tez", "czytaj takze", "zobacz tez", "zobacz takze", "przeczytaj takze", "ctete take", "читаите также",
    "читать далее", "смотрите также", "по теме", "читаите тему", "ранее", "читаи також", "читаите також", "関連記事",
    "あわせて読みたい", "相关阅读", "相关新闻", "延伸阅读", "관련기사", "اقرا ايضا", "ilgili haber", "baca juga",
};
// clang-format on

// clang-format off
constexpr std::string_view advert[] = {
    "advertisement", "sponsored", "promoted", "publicite", "anzeige", "werbung", "publicidad", "pubblicita",
    "publicidade", "advertentie", "reklama", "реклама", "annons", "annonse", "mainos", "広告", "广告",
    "article continues below", "story continues below", "reklam",
};
// clang-format on

// clang-format off
constexpr std::string_view share[] = {
    "share this", "share on", "share", "follow us", "follow", "tweet", "facebook", "whatsapp", "email this",
    "print this", "copy link", "partager", "suivez nous", "imprimer", "teilen", "folgen sie", "folgen", "drucken",
    "merken", "compartir", "siguenos", "imprimir", "condividi", "seguici", "compartilhar", "compartilhe", "delen",
    "udostepnij", "поделиться", "подписываитесь", "подпишитесь", "シェア", "分享", "공유",
};
// clang-format on

// clang-format off
constexpr std::string_view subscribe[] = {
    "subscribe", "sign up", "newsletter", "subscription", "sign in", "log in", "register", "already a", "our app",
    "download the", "unlimited access", "become a member", "support us", "donate", "abonnez vous", "sabonner",
    "je mabonne", "s abonner", "inscrivez vous", "se connecter", "abonne", "deja abonne", "offre", "abonnieren",
    "jetzt abonnieren", "abo", "anmelden", "registrieren", "jetzt testen", "suscribete", "suscribase",
    "inicia sesion", "boletin", "iscriviti", "abbonati", "abbonamento", "assine", "cadastre se", "inscreva se",
    "abonneer", "aanmelden", "prenumerera", "подписка", "подписаться", "войти", "登録", "会員", "登录", "订阅", "구독",
};
// clang-format on

// clang-format off
constexpr std::string_view copyright[] = {
    "all rights reserved", "copyright", "tous droits reserves", "alle rechte vorbehalten",
    "todos los derechos reservados", "tutti i diritti riservati", "todos os direitos reservados", "all rights",
    "terms of use", "privacy policy", "reproduction interdite", "may not be published", "无断转载", "無断転載", "版权所有",
    "무단 전재", "무단전재", "все права защищены", "alle rettigheder", "prawa zastrzezone", "terms of service",
    "protected by recaptcha",
};
// clang-format on

// clang-format off
constexpr std::string_view credit[] = {
    "photo", "image", "picture", "credit", "foto", "bild", "imagen", "immagine", "imagem", "getty", "file photo",
    "illustration", "grafik", "source", "quelle", "fuente", "fonte", "写真", "撮影", "图", "사진", "фото", "zdjecie", "fot",
};
// clang-format on

// clang-format off
constexpr std::string_view comments[] = {
    "comments", "comment", "leave a reply", "leave a comment", "join the conversation", "join the discussion",
    "view comments", "post a comment", "commentaires", "commentaire", "reagir", "reactions", "kommentare",
    "kommentar", "kommentieren", "diskussion", "comentarios", "comentar", "commenti", "comentarios", "reacties",
    "комментарии", "コメント", "评论", "댓글", "yorum", "komentarze",
};
// clang-format on

// clang-format off
constexpr std::string_view byline[] = {
    "by", "par", "von", "por", "di", "da", "door", "av", "autor", "author", "written by", "redaktion", "text",
    "reporting by", "editing by", "additional reporting", "contributed to", "contact", "about the author",
    "ecrit par", "propos recueillis", "mit material", "автор", "記者", "기자", "记者", "with reporting", "follow him",
    "follow her", "is a reporter", "is a journalist", "is a writer",
};
// clang-format on

// clang-format off
constexpr std::string_view date[] = {
    "published", "updated", "posted", "last updated", "last modified", "publie", "mis a jour", "publie le", "modifie",
    "aktualisiert", "veroffentlicht", "stand", "publicado", "actualizado", "pubblicato", "aggiornato", "atualizado",
    "gepubliceerd", "bijgewerkt", "опубликовано", "обновлено", "minutes read", "min read", "lesezeit",
    "temps de lecture", "min de lecture", "reading time", "ago", "uhr", "更新", "配信", "公開", "입력", "수정", "发布",
};
// clang-format on

// clang-format off
constexpr std::string_view notice[] = {
    "this article", "this story", "an earlier version", "correction", "editors note", "note", "disclaimer",
    "this material", "cet article", "dieser artikel", "dieser text", "este articulo", "questo articolo",
    "este artigo", "error", "errata", "javascript", "browser", "cookies", "cookie", "sitzung", "conditions",
    "opinions expressed", "views expressed", "material from the", "this post",
};
// clang-format on

// At the beginning, or anywhere in a block of a few words.
bool says(std::string_view text, List list, bool is_short) {
    for (const auto phrase : list) {
        const std::size_t at = is_short ? text.find(phrase) : (text.starts_with(phrase) ? 0 : std::string_view::npos);
        if (at == std::string_view::npos) continue;
        const bool ascii = static_cast<unsigned char>(phrase.front()) < 0x80;
        const bool begins = at == 0 || text[at - 1] == ' ';
        const std::size_t end = at + phrase.size();
        const bool ends = end == text.size() || text[end] == ' ';
        if (!ascii || (begins && ends)) return true;
    }
    return false;
}

}  // namespace

bool points_elsewhere(std::string_view text) {
    return says(text, read_on, false);
}

Cues read_cues(std::string_view text, std::string_view raw) {
    if (text.size() > 400) return 0;
    const bool is_short = text.size() <= 60;
    Cues out = 0;
    const std::array<std::pair<Cue, List>, 10> lists{{{Cue::read_on, read_on},
                                                      {Cue::advert, advert},
                                                      {Cue::share, share},
                                                      {Cue::subscribe, subscribe},
                                                      {Cue::copyright, copyright},
                                                      {Cue::credit, credit},
                                                      {Cue::comments, comments},
                                                      {Cue::byline, byline},
                                                      {Cue::date, date},
                                                      {Cue::notice, notice}}};
    for (const auto& [cue, list] : lists)
        if (says(text, list, is_short)) out |= bit(cue);
    if (raw.find("\xC2\xA9") != std::string_view::npos) out |= is_short ? bit(Cue::credit) : bit(Cue::copyright);
    return out;
}

}  // namespace vigie::page
