#include "inspect/names.h"

#include <algorithm>
#include <functional>

#include "base/text.h"

namespace praxis {

namespace {

// What other clinics and doctors do. Where a sentence speaks of one that is not this clinic's under
// that name, its numbers are not about the page's treatment.
constexpr std::string_view foreign_treatments =
    "laser lasers peel peels filler fillers botox botulinum toxin surgery surgeon facelift ipl led "
    "cryotherapy radiofrequency hifu ultrasound mesotherapy prp waxing wax electrolysis threading "
    "dermaplaning microdermabrasion dermabrasion hydrafacial hydradermabrasion "
    "acupuncture massage physiotherapy osteopathy chiropractic needling microneedling dermaroller "
    "roller cryolipolysis coolsculpting sclerotherapy photodynamic phototherapy vaccination "
    "vaccine injection injections antibiotics tablets isotretinoin steroid steroids excision "
    "subcision carboxytherapy profhilo skinbooster skinboosters resurfacing erbium fraxel morpheus "
    "morpheus8 sculptra dysport juvederm exosome exosomes cryopen aqualyx liposuction";

constexpr std::string_view foreign_areas =
    "scalp forehead eye eyes eyelid eyelids nose cheek cheeks lip lips chin jaw jawline ear ears neck "
    "decolletage decollete chest shoulder shoulders arm arms forearm forearms underarm underarms "
    "armpit armpits elbow elbows wrist wrists hand hands finger fingers abdomen tummy stomach belly "
    "flank flanks waist hip hips groin bikini buttock buttocks bottom thigh thighs knee knees leg "
    "legs shin shins calf calves ankle ankles foot feet toe toes back breast breasts face body";


// "Come back", "on the other hand", "to face": words that are a part of the body only sometimes.
bool is_figure_of_speech(const Words& words, std::size_t at) {
    const std::string& stem = words[at].stem;
    const std::string_view before = at > 0 ? std::string_view(words[at - 1].text) : "";
    const std::string_view after = at + 1 < words.size() ? std::string_view(words[at + 1].text) : "";
    if (stem == "back") {
        static const WordSet introductions("the your his her their upper lower whole full a mid entire "
                                           "and or on neck chest shoulders arms legs");
        return after == "of" || (at > 0 && !introductions.has(before));
    }
    if (stem == "hand")
        return before == "other" || before == "one" || before == "by" || before == "at" ||
               before == "good" || after == "-";
    // "The body carries the ink away", but "on the body".
    if (stem == "body") {
        static const WordSet parts("on of for than and or");
        const std::string_view earlier = at > 1 ? std::string_view(words[at - 2].text) : "";
        if (after == "area" || after == "areas" || after == "part" || after == "parts") return true;
        return (before == "the" || before == "your" || before == "our") && !parts.has(earlier);
    }
    if (stem == "face") return before == "to" || before == "we" || before == "you" || after == "to";
    return false;
}

// More things than these with one name tell no more: which of them is meant is unclear already.
constexpr std::size_t most_of_a_name = 8;

void append_stem(std::string& key, std::string_view stem) { key.append(stem).push_back(' '); }

}  // namespace

Names::Names(const Clinic& clinic) {
    for (const std::string_view word : split(foreign_treatments, ' ')) {
        Mention foreign;
        foreign.foreign_treatment = true;
        add(word, foreign);
    }
    for (const std::string_view word : split(foreign_areas, ' ')) {
        Mention foreign;
        foreign.foreign_area = true;
        add(word, foreign);
    }
    for (const Treatment& treatment : clinic.treatments) {
        Mention what;
        what.treatment = &treatment;
        add_all(treatment, what);
        add_owner(treatment.title, treatment);
        for (const std::string& synonym : treatment.synonyms) add_owner(synonym, treatment);
    }
    for (const Area& area : clinic.areas) {
        Mention what;
        what.area = &area;
        add_all(area, what);
        if (area.id == "face") add("facial", what);
    }
    for (const Concern& concern : clinic.concerns) {
        Mention what;
        what.concern = &concern;
        add_all(concern, what);
    }
    for (auto& [first, lengths] : lengths_by_first_)
        std::sort(lengths.begin(), lengths.end(), std::greater<>());
}

template <class Thing>
void Names::add_all(const Thing& thing, const Mention& what) {
    add(thing.title, what);
    add(in_words(thing.id), what);
    for (const std::string& synonym : thing.synonyms) add(synonym, what);
}

// "Our peels", where one treatment alone is called a peel.
Mention Names::ours(const Mention& foreign, const std::string& key) const {
    const auto owners = owners_by_word_.find(key);
    if (!foreign.foreign_treatment || owners == owners_by_word_.end() || !owners->second)
        return foreign;
    Mention own;
    own.treatment = owners->second;
    return own;
}

void Names::add_owner(std::string_view name, const Treatment& treatment) {
    for (const Word& word : words_in(name, 0, {})) {
        std::string key;
        append_stem(key, word.stem);
        const auto [owner, added] = owners_by_word_.emplace(std::move(key), &treatment);
        if (!added && owner->second != &treatment) owner->second = nullptr;
    }
}

void Names::add(std::string_view name, const Mention& what) {
    std::vector<std::string> stems;
    for (Word& word : words_in(name.substr(0, name.find('(')), 0, {}))
        if (word.kind == WordKind::word) stems.push_back(std::move(word.stem));
    if (stems.size() > 1 && stems.front() == "the") stems.erase(stems.begin());
    if (stems.empty()) return;
    std::vector<std::size_t>& lengths = lengths_by_first_[stems.front()];
    if (std::find(lengths.begin(), lengths.end(), stems.size()) == lengths.end())
        lengths.push_back(stems.size());
    std::string key;
    for (const std::string& stem : stems) append_stem(key, stem);
    std::vector<Mention>& things = things_by_name_[key];
    for (Mention& other : things) {
        if (other.treatment == what.treatment && other.area == what.area &&
            other.concern == what.concern)
            return;
        // The clinic's own name for it replaces the word from the lists.
        if ((other.foreign_treatment && what.treatment) || (other.foreign_area && what.area)) {
            other = what;
            return;
        }
    }
    if (things.size() < most_of_a_name) things.push_back(what);
}

std::vector<Mention> Names::mentions(const Words& words, std::size_t begin, std::size_t end) const {
    std::vector<Mention> found;
    std::string key;
    for (std::size_t at = begin; at < end;) {
        const bool asked = words[at].kind == WordKind::word && !is_figure_of_speech(words, at);
        const auto lengths =
            asked ? lengths_by_first_.find(words[at].stem) : lengths_by_first_.end();
        std::size_t next = at + 1;
        if (lengths != lengths_by_first_.end())
            for (const std::size_t length : lengths->second) {
                key.clear();
                std::size_t behind = at;
                std::size_t stem = 0;
                for (; stem < length && behind < end; ++stem, ++behind) {
                    // A name's words may be joined by hyphens.
                    if (stem > 0 && words[behind].is_mark("-") && ++behind >= end) break;
                    append_stem(key, words[behind].stem);
                }
                if (stem < length) continue;
                const auto things = things_by_name_.find(key);
                if (things == things_by_name_.end()) continue;
                for (const Mention& thing : things->second) {
                    found.push_back(at > begin && words[at - 1].is("our") ? ours(thing, key)
                                                                          : thing);
                    found.back().begin = at;
                    found.back().end = behind;
                }
                next = behind;
                break;
            }
        at = next;
    }
    return found;
}

}  // namespace praxis
