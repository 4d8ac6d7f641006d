#include <doctest/doctest.h>

#include <string>

#include "tests/clinic/written_estimate.h"

using namespace praxis;

namespace {

const std::string references = R"(
[face-trial]
kind = "trial"
studied = { areas = ["face"], concerns = ["acne-scars"], sessions = 6 }
[neck-rct]
kind = "rct"
studied = { areas = ["neck"], concerns = ["acne-scars", "fine-lines"] }
[a-review]
kind = "review"
studied = { areas = ["face", "neck"] }
[a-cohort]
kind = "cohort"
[a-label]
kind = "label"
[a-guideline]
kind = "guideline"
[an-opinion]
kind = "opinion"
)";

const std::string factors = R"([[factor]]
id = "area"
options = [ { id = "face" }, { id = "neck" } ]
[[factor]]
id = "concern"
options = [ { id = "acne-scars" }, { id = "fine-lines" } ]
)";

std::string said_of(const std::string& estimate) {
    return written_estimate(estimate, references).said();
}

}  // namespace

TEST_CASE("clinic: a claim without evidence, or with evidence of another kind, is unsupported") {
    CHECK(said_of("[[rule]]\nsessions = 6\nbasis = \"trial\"\n") ==
          "estimate.toml:3:9: error[basis-unsupported]: \"trial\" needs a reference of kind rct or "
          "trial, and no evidence is given\n"
          "  hint: name one in `evidence`, or write basis = \"clinic\"\n");
    CHECK(said_of("[[rule]]\nsessions = 6\nbasis = \"review\"\n"
                  "evidence = [\"a-cohort\", \"an-opinion\"]\n") ==
          "estimate.toml:3:9: error[basis-unsupported]: \"review\" needs a reference of kind review, "
          "and a-cohort is of kind cohort and an-opinion is of kind opinion\n"
          "  hint: name one in `evidence`, or write basis = \"clinic\"\n");
}

TEST_CASE("clinic: each basis has its kinds of reference") {
    const struct {
        const char* basis;
        const char* reference;
        bool supported;
    } cases[] = {
        {"review", "a-review", true},       {"trial", "neck-rct", true},
        {"trial", "face-trial", true},      {"cohort", "a-cohort", true},
        {"label", "a-label", true},         {"guideline", "a-guideline", true},
        {"clinic", "an-opinion", true},     {"trial", "a-cohort", false},
        {"cohort", "face-trial", false},    {"label", "a-guideline", false},
        {"guideline", "an-opinion", false}, {"review", "neck-rct", false},
    };
    for (const auto& one : cases) {
        CAPTURE(one.basis);
        CAPTURE(one.reference);
        const std::string said =
            said_of("[[rule]]\nsessions = 6\nbasis = \"" + std::string(one.basis) +
                    "\"\nevidence = [\"" + one.reference + "\"]\n");
        CHECK((said.find("basis-unsupported") == std::string::npos) == one.supported);
    }
}

TEST_CASE("clinic: a study supports a claim only for the areas and concerns that it studied") {
    CHECK(said_of(factors + R"([[rule]]
when = {}
sessions = 6
basis = "trial"
evidence = ["face-trial"]
)") == "estimate.toml:10:9: error[basis-unsupported]: \"trial\" is claimed for face, fine lines; "
       "neck, acne scars; neck, fine lines, but face-trial studied face with acne scars\n"
       "  hint: cite a study of that, narrow `when` to what was studied, or write basis = "
       "\"clinic\"\n");
    CHECK(said_of(factors + R"([[rule]]
when = {}
sessions = 6
basis = "review"
evidence = ["a-review"]
)") == "estimate.toml:10:9: error[basis-unsupported]: \"review\" is claimed for face, acne scars; "
       "face, fine lines; neck, acne scars; neck, fine lines, but a-review studied face and neck "
       "with no concern\n"
       "  hint: cite a study of that, narrow `when` to what was studied, or write basis = "
       "\"clinic\"\n");
}

TEST_CASE("clinic: several studies cover together what rows use, and no more is asked") {
    // The wide rule is used for the neck only: the face has a rule of its own, fine lines of the
    // face are excluded.
    CHECK(said_of(factors + R"([[rule]]
when = {}
sessions = 6
basis = "trial"
evidence = ["neck-rct"]
[[rule]]
when = { area = "face" }
sessions = 6
basis = "trial"
evidence = ["face-trial"]
[[exclude]]
when = { area = "face", concern = "fine-lines" }
say = "Ask us."
)") == "");
    CHECK(said_of(factors + R"([[rule]]
when = {}
sessions = 6
basis = "trial"
evidence = ["face-trial", "neck-rct"]
)") == "estimate.toml:10:9: error[basis-unsupported]: \"trial\" is claimed for face, fine lines, "
       "but face-trial studied face with acne scars and neck-rct studied neck with acne scars and "
       "fine lines\n"
       "  hint: cite a study of that, narrow `when` to what was studied, or write basis = "
       "\"clinic\"\n");
}

TEST_CASE("clinic: an estimate, an option and maintenance may not boast either") {
    CHECK(said_of("mode = \"points\"\nbasis = \"cohort\"\n[[factor]]\nid = \"a\"\n"
                  "options = [ { id = \"x\", add = 3 } ]\n") ==
          "estimate.toml:2:9: error[basis-unsupported]: \"cohort\" needs a reference of kind cohort, "
          "and no evidence is given\n"
          "  hint: name one in `evidence`, or write basis = \"clinic\"\n");
    // A rule takes the estimate's basis, and with it the need of evidence.
    CHECK(said_of("basis = \"cohort\"\n[[rule]]\nsessions = 6\n") ==
          "estimate.toml:2:1: error[basis-unsupported]: \"cohort\" needs a reference of kind cohort, "
          "and no evidence is given\n"
          "  hint: name one in `evidence`, or write basis = \"clinic\"\n");
    CHECK(said_of("basis = \"cohort\"\n[[rule]]\nsessions = 6\nevidence = [\"a-cohort\"]\n") == "");
    // No rule takes it: still a boast.
    CHECK(said_of("basis = \"cohort\"\n[[rule]]\nsessions = 6\nbasis = \"clinic\"\n") ==
          "estimate.toml:1:9: error[basis-unsupported]: \"cohort\" needs a reference of kind cohort, "
          "and no evidence is given\n"
          "  hint: name one in `evidence`, or write basis = \"clinic\"\n");
    CHECK(said_of("[[factor]]\nid = \"area\"\n"
                  "options = [ { id = \"face\" }, { id = \"neck\", add = 1, basis = \"trial\", "
                  "evidence = [\"face-trial\"] } ]\n[[rule]]\nsessions = 6\n") ==
          "estimate.toml:3:62: error[basis-unsupported]: \"trial\" is claimed for neck, but "
          "face-trial studied face\n"
          "  hint: cite a study of that, narrow `when` to what was studied, or write basis = "
          "\"clinic\"\n");
    CHECK(said_of("maintenance = { every_weeks = [26, 52], basis = \"trial\" }\n"
                  "[[rule]]\nsessions = 6\n") ==
          "estimate.toml:1:49: error[basis-unsupported]: \"trial\" needs a reference of kind rct or "
          "trial, and no evidence is given\n"
          "  hint: name one in `evidence`, or write basis = \"clinic\"\n");
    CHECK(said_of("maintenance = { every_weeks = [26, 52], basis = \"clinic\" }\n"
                  "[[rule]]\nsessions = 6\n") == "");
}

TEST_CASE("clinic: the evidence of the whole estimate supports its parts") {
    CHECK(said_of("evidence = [\"a-cohort\"]\n[[rule]]\nsessions = 6\nbasis = \"cohort\"\n") == "");
}

TEST_CASE("clinic: a range that leaves out the number of sessions studied is a warning") {
    const std::string start = factors + "[[rule]]\nsessions = ";
    CHECK(said_of(start + "[4, 6]\nevidence = [\"face-trial\"]\n") == "");
    CHECK(said_of(start + "[6, 8]\nevidence = [\"face-trial\"]\n") == "");
    CHECK(said_of(start + "[3, 5]\nevidence = [\"face-trial\"]\n") ==
          "estimate.toml:8:12: warning[evidence-sessions]: this rule says 3 to 5, but face-trial "
          "studied 6 sessions\n"
          "  hint: write a range with 6 in it, or say in `note` why yours differs\n");
    CHECK(said_of(start + "7\nevidence = [\"face-trial\"]\n") ==
          "estimate.toml:8:12: warning[evidence-sessions]: this rule says 7, but face-trial studied "
          "6 sessions\n"
          "  hint: write a range with 6 in it, or say in `note` why yours differs\n");
}
