#include <doctest/doctest.h>

#include "render/render.h"
#include "tests/support/site_builder.h"

using namespace praxis;
TEST_CASE("dump") {
    BuiltSite built;
    Diagnostics d;
    auto files = render(built.site, calm_theme(built.config), d);
    for (auto& x : d.all()) MESSAGE(x.path, ":", x.line, ":", x.column, " ", x.rule, " ", x.message, " | ", x.hint);
    for (auto& f : files) if (f.path == "treatments/peel/index.html" || f.path == "sessions/peel/index.html" || f.path=="journal/feed.xml") MESSAGE(f.path, "\n", f.bytes);
    for (auto& f : files) MESSAGE(f.path, " ", f.bytes.size());
}
