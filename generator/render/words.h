// The tables that make up the vocabulary, one function for each noun or family of nouns.
#pragma once

#include <vector>

#include "render/vocabulary.h"

namespace praxis {

std::vector<NounWords> words_of_pages();       // root, page, share, site, clinic, links, booking
std::vector<NounWords> words_of_treatments();  // treatment and what hangs on it, prices
std::vector<NounWords> words_of_body();        // the body map and its regions
std::vector<NounWords> words_of_places();      // areas, concerns, people, locations
std::vector<NounWords> words_of_reading();     // questions, articles, references, review
std::vector<NounWords> words_of_estimates();       // estimate, its rows, the chooser
std::vector<NounWords> words_of_estimate_parts();  // worksheets, rules, curves, courses over time

}  // namespace praxis
