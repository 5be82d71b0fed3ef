#include "reader/page/hints.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vigie::page {
namespace {

struct Word {
    std::string_view text;  // "=" before: the whole word only; else also as part of a longer one
    Hint hint;
};

// clang-format off
constexpr Word words[] = {
    {"article", Hint::article}, {"artikel", Hint::article}, {"articulo", Hint::article},
    {"=newsdetail", Hint::article}, {"body", Hint::body}, {"=text", Hint::body}, {"=texto", Hint::body},
    {"=corps", Hint::body}, {"=cuerpo", Hint::body}, {"paragraph", Hint::body}, {"fulltext", Hint::body},
    {"richtext", Hint::body}, {"maintext", Hint::body}, {"storytext", Hint::body}, {"=prose", Hint::body},
    {"=wysiwyg", Hint::body}, {"content", Hint::content}, {"inhalt", Hint::content}, {"contenu", Hint::content},
    {"=main", Hint::content}, {"story", Hint::story}, {"=post", Hint::post}, {"=entry", Hint::post},
    {"postcontent", Hint::post}, {"entrycontent", Hint::post}, {"=hentry", Hint::post}, {"blogpost", Hint::post},
    {"=lead", Hint::lead}, {"=lede", Hint::lead}, {"standfirst", Hint::lead}, {"=dek", Hint::lead},
    {"=deck", Hint::lead}, {"chapo", Hint::lead}, {"=intro", Hint::lead}, {"abstract", Hint::lead},
    {"excerpt", Hint::lead}, {"subtitle", Hint::lead}, {"subhead", Hint::lead}, {"summary", Hint::lead},
    {"description", Hint::lead}, {"vorspann", Hint::lead}, {"teasertext", Hint::lead}, {"=leadtext", Hint::lead},
    {"entradilla", Hint::lead}, {"bajada", Hint::lead}, {"=sapo", Hint::lead}, {"=lid", Hint::lead},
    {"headline", Hint::headline}, {"=title", Hint::headline}, {"titre", Hint::headline}, {"titel", Hint::headline},
    {"heading", Hint::headline}, {"caption", Hint::caption}, {"legend", Hint::caption},
    {"bildunterschrift", Hint::caption}, {"bildtext", Hint::caption}, {"=figure", Hint::caption},
    {"=image", Hint::caption}, {"=photo", Hint::caption}, {"picture", Hint::caption}, {"thumbnail", Hint::caption},
    {"=img", Hint::caption}, {"=media", Hint::caption}, {"credit", Hint::credit}, {"copyright", Hint::credit},
    {"=source", Hint::credit}, {"=quelle", Hint::credit}, {"byline", Hint::byline}, {"=author", Hint::byline},
    {"=authors", Hint::byline}, {"=autor", Hint::byline}, {"auteur", Hint::byline}, {"=meta", Hint::byline},
    {"=metadata", Hint::byline}, {"contributor", Hint::byline}, {"=signature", Hint::byline},
    {"=writer", Hint::byline}, {"=reporter", Hint::byline}, {"dateline", Hint::byline}, {"=date", Hint::date},
    {"=datetime", Hint::date}, {"timestamp", Hint::date}, {"=time", Hint::date}, {"published", Hint::date},
    {"=pubdate", Hint::date}, {"=datum", Hint::date}, {"=fecha", Hint::date}, {"=updated", Hint::date},
    {"readtime", Hint::date}, {"readingtime", Hint::date}, {"=bio", Hint::author_box},
    {"authorbox", Hint::author_box}, {"authorbio", Hint::author_box}, {"authorinfo", Hint::author_box},
    {"biography", Hint::author_box}, {"aboutauthor", Hint::author_box}, {"vcard", Hint::author_box},
    {"=profile", Hint::author_box}, {"avatar", Hint::author_box}, {"comment", Hint::comment},
    {"kommentar", Hint::comment}, {"disqus", Hint::comment}, {"=respond", Hint::comment}, {"=replies", Hint::comment},
    {"discussion", Hint::comment}, {"=forum", Hint::comment}, {"reaction", Hint::comment},
    {"leserbrief", Hint::comment}, {"related", Hint::related}, {"recommend", Hint::related}, {"=more", Hint::related},
    {"readmore", Hint::related}, {"=mehr", Hint::related}, {"=popular", Hint::related}, {"mostread", Hint::related},
    {"mostpopular", Hint::related}, {"trending", Hint::related}, {"=latest", Hint::related},
    {"similar", Hint::related}, {"suggest", Hint::related}, {"=also", Hint::related}, {"alsoread", Hint::related},
    {"readnext", Hint::related}, {"=next", Hint::related}, {"upnext", Hint::related}, {"teaser", Hint::related},
    {"outbrain", Hint::related}, {"taboola", Hint::related}, {"zergnet", Hint::related}, {"=links", Hint::related},
    {"linklist", Hint::related}, {"=list", Hint::related}, {"=feed", Hint::related}, {"=card", Hint::related},
    {"=cards", Hint::related}, {"inlinelink", Hint::related}, {"ranking", Hint::related},
    {"=relacionadas", Hint::related}, {"crosslink", Hint::related}, {"=weiterlesen", Hint::related},
    {"=river", Hint::related}, {"carousel", Hint::related}, {"headlines", Hint::related}, {"=share", Hint::share},
    {"sharing", Hint::share}, {"social", Hint::share}, {"follow", Hint::share}, {"facebook", Hint::share},
    {"twitter", Hint::share}, {"whatsapp", Hint::share}, {"addthis", Hint::share}, {"sharedaddy", Hint::share},
    {"=like", Hint::share}, {"=likes", Hint::share}, {"=print", Hint::share}, {"=tools", Hint::share},
    {"toolbar", Hint::share}, {"sharebar", Hint::share}, {"sharetools", Hint::share}, {"promo", Hint::promo},
    {"=cta", Hint::promo}, {"calltoaction", Hint::promo}, {"=offer", Hint::promo}, {"=shop", Hint::promo},
    {"commerce", Hint::promo}, {"affiliate", Hint::promo}, {"=product", Hint::promo}, {"donat", Hint::promo},
    {"=support", Hint::promo}, {"=download", Hint::promo}, {"=app", Hint::promo}, {"=marketing", Hint::promo},
    {"=partner", Hint::promo}, {"newsletter", Hint::newsletter}, {"subscri", Hint::newsletter},
    {"signup", Hint::newsletter}, {"=abo", Hint::newsletter}, {"=mailing", Hint::newsletter},
    {"=email", Hint::newsletter}, {"=podcast", Hint::newsletter}, {"sidebar", Hint::sidebar},
    {"=aside", Hint::sidebar}, {"=rail", Hint::sidebar}, {"rightcol", Hint::sidebar}, {"leftcol", Hint::sidebar},
    {"=right", Hint::sidebar}, {"secondary", Hint::sidebar}, {"complementary", Hint::sidebar},
    {"=rightrail", Hint::sidebar}, {"marginal", Hint::sidebar}, {"=nav", Hint::nav}, {"navi", Hint::nav},
    {"navbar", Hint::nav}, {"menu", Hint::nav}, {"breadcrumb", Hint::nav}, {"pagination", Hint::nav},
    {"=pager", Hint::nav}, {"=paging", Hint::nav}, {"=toc", Hint::nav}, {"skiplink", Hint::nav},
    {"search", Hint::nav}, {"=prev", Hint::nav}, {"=index", Hint::nav}, {"footer", Hint::footer},
    {"=foot", Hint::footer}, {"contentinfo", Hint::footer}, {"=bottom", Hint::footer}, {"colophon", Hint::footer},
    {"=legal", Hint::footer}, {"disclaimer", Hint::footer}, {"imprint", Hint::footer}, {"footnote", Hint::footer},
    {"=endnote", Hint::footer}, {"correction", Hint::footer}, {"=header", Hint::header}, {"masthead", Hint::header},
    {"=banner", Hint::header}, {"=head", Hint::header}, {"=topbar", Hint::header}, {"kicker", Hint::header},
    {"eyebrow", Hint::header}, {"=overline", Hint::header}, {"rubric", Hint::header}, {"=category", Hint::header},
    {"=section", Hint::header}, {"=label", Hint::header}, {"=dachzeile", Hint::header}, {"=badge", Hint::header},
    {"=ad", Hint::advert}, {"=ads", Hint::advert}, {"advert", Hint::advert}, {"=adv", Hint::advert},
    {"sponsor", Hint::advert}, {"=dfp", Hint::advert}, {"anzeige", Hint::advert}, {"publicite", Hint::advert},
    {"werbung", Hint::advert}, {"=adslot", Hint::advert}, {"adsense", Hint::advert}, {"googlead", Hint::advert},
    {"cookie", Hint::consent}, {"consent", Hint::consent}, {"gdpr", Hint::consent}, {"privacy", Hint::consent},
    {"didomi", Hint::consent}, {"onetrust", Hint::consent}, {"=cmp", Hint::consent}, {"=ccpa", Hint::consent},
    {"paywall", Hint::paywall}, {"premium", Hint::paywall}, {"=metered", Hint::paywall}, {"regwall", Hint::paywall},
    {"=piano", Hint::paywall}, {"=gate", Hint::paywall}, {"=barrier", Hint::paywall}, {"=locked", Hint::paywall},
    {"=login", Hint::paywall}, {"=restricted", Hint::paywall}, {"=tag", Hint::tags}, {"=tags", Hint::tags},
    {"=topic", Hint::tags}, {"=topics", Hint::tags}, {"keyword", Hint::tags}, {"hashtag", Hint::tags},
    {"taglist", Hint::tags}, {"=etiquetas", Hint::tags}, {"=themen", Hint::tags}, {"gallery", Hint::gallery},
    {"slideshow", Hint::gallery}, {"slider", Hint::gallery}, {"=swiper", Hint::gallery}, {"lightbox", Hint::gallery},
    {"=video", Hint::gallery}, {"player", Hint::gallery}, {"galerie", Hint::gallery}, {"=slide", Hint::gallery},
    {"=audio", Hint::gallery}, {"infobox", Hint::infobox}, {"factbox", Hint::infobox}, {"=fact", Hint::infobox},
    {"=facts", Hint::infobox}, {"=box", Hint::infobox}, {"=info", Hint::infobox}, {"sidenote", Hint::infobox},
    {"keypoint", Hint::infobox}, {"takeaway", Hint::infobox}, {"highlights", Hint::infobox},
    {"=explainer", Hint::infobox}, {"timeline", Hint::infobox}, {"=quiz", Hint::infobox}, {"=poll", Hint::infobox},
    {"=table", Hint::infobox}, {"embed", Hint::embed}, {"=tweet", Hint::embed}, {"instagram", Hint::embed},
    {"youtube", Hint::embed}, {"oembed", Hint::embed}, {"liveblog", Hint::live}, {"=live", Hint::live},
    {"liveticker", Hint::live}, {"=ticker", Hint::live}, {"quote", Hint::quote}, {"=zitat", Hint::quote},
    {"citation", Hint::quote}, {"widget", Hint::widget}, {"=module", Hint::widget}, {"=plugin", Hint::widget},
    {"=form", Hint::form}, {"=input", Hint::form}, {"=button", Hint::form}, {"=btn", Hint::form},
    {"modal", Hint::modal}, {"popup", Hint::modal}, {"overlay", Hint::modal}, {"tooltip", Hint::modal},
    {"dropdown", Hint::modal}, {"=alert", Hint::modal}, {"=notice", Hint::modal}, {"screenreader", Hint::modal},
    {"=hidden", Hint::modal}, {"=hide", Hint::modal}, {"visuallyhidden", Hint::modal}, {"=sr", Hint::modal},
    {"=toast", Hint::modal}, {"notification", Hint::modal},
};
// clang-format on

// All words at once (Aho and Corasick): states over the letters and one sign for a word's edge.
class Automaton {
  public:
    static constexpr int edge = 26;
    static constexpr int letters = 27;

    Automaton() {
        add_state();
        for (const auto& word : words) insert(word);
        link();
    }

    int step(int state, int letter) const {
        return next_[static_cast<std::size_t>(state)][static_cast<std::size_t>(letter)];
    }
    Hints found(int state) const { return out_[static_cast<std::size_t>(state)]; }

  private:
    int add_state() {
        next_.emplace_back();
        next_.back().fill(-1);
        out_.push_back(0);
        return static_cast<int>(next_.size()) - 1;
    }

    void insert(const Word& word) {
        const bool whole = word.text.front() == '=';
        int state = 0;
        const auto go = [&](int letter) {
            int to = next_[static_cast<std::size_t>(state)][static_cast<std::size_t>(letter)];
            if (to < 0) {
                to = add_state();
                next_[static_cast<std::size_t>(state)][static_cast<std::size_t>(letter)] = to;
            }
            state = to;
        };
        if (whole) go(edge);
        for (const char c : word.text.substr(whole ? 1 : 0)) go(c - 'a');
        if (whole) go(edge);
        out_[static_cast<std::size_t>(state)] |= bit(word.hint);
    }

    void link() {
        std::vector<int> queue;
        std::vector<int> fail(next_.size(), 0);
        for (int& to : next_[0]) {
            if (to < 0) {
                to = 0;
            } else {
                queue.push_back(to);
            }
        }
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const auto at = static_cast<std::size_t>(queue[i]);
            const auto back = static_cast<std::size_t>(fail[at]);
            out_[at] |= out_[back];
            for (std::size_t c = 0; c < letters; ++c) {
                int& to = next_[at][c];
                if (to < 0) {
                    to = next_[back][c];
                } else {
                    fail[static_cast<std::size_t>(to)] = next_[back][c];
                    queue.push_back(to);
                }
            }
        }
    }

    std::vector<std::array<int, letters>> next_;
    std::vector<Hints> out_;
};

}  // namespace

Hints read_hints(std::string_view names) {
    static const Automaton automaton;
    Hints out = 0;
    int state = 0;
    bool at_edge = false;
    bool was_lower = false;
    const auto feed = [&](int letter) {
        state = automaton.step(state, letter);
        out |= automaton.found(state);
        at_edge = letter == Automaton::edge;
    };
    feed(Automaton::edge);
    for (const char c : names.substr(0, 400)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool small = c >= 'a' && c <= 'z';
        if (upper && was_lower) feed(Automaton::edge);
        if (upper || small) {
            feed(upper ? c - 'A' : c - 'a');
        } else if (!at_edge) {
            feed(Automaton::edge);
        }
        was_lower = small;
    }
    if (!at_edge) feed(Automaton::edge);
    return out;
}

}  // namespace vigie::page
