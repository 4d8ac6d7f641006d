#include "tests/clinic/written_estimate.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace praxis {

namespace {

class Reader {
public:
    explicit Reader(const Source& source) : source_(source) {}

    // Columns count characters; the texts of these tests are ASCII up to the places they ask of.
    Span span(const toml::source_region& region) const {
        return {source_.line_begin(region.begin.line) + region.begin.column - 1,
                source_.line_begin(region.end.line) + region.end.column - 1};
    }
    Span span(const toml::node& node) const { return span(node.source()); }

    std::string text_at(const toml::node& node) const {
        const Span where = span(node);
        return source_.text().substr(where.begin, where.end - where.begin);
    }

    Range range(const toml::node& node) const {
        if (const toml::array* pair = node.as_array())
            return {number(*pair->get(0)), number(*pair->get(1))};
        return {number(node), number(node)};
    }

    int number(const toml::node& node) const {
        return static_cast<int>(node.value<std::int64_t>().value());
    }

    Rational rational(const toml::node& node) const {
        if (const auto text = node.value_exact<std::string>()) return *Rational::parse(*text);
        return Rational(node.value<std::int64_t>().value());
    }

    Amount amount(const toml::node& node) const {
        if (const toml::array* pair = node.as_array())
            return {rational(*pair->get(0)), rational(*pair->get(1)), true};
        return {rational(node), rational(node), false};
    }

    Money money(const toml::node& node) const { return *parse_money(text_at(node)); }

    std::vector<Located<std::string>> names(const toml::node& node) const {
        std::vector<Located<std::string>> result;
        if (const toml::array* list = node.as_array())
            for (const toml::node& name : *list)
                result.push_back({name.value<std::string>().value(), span(name)});
        else
            result.push_back({node.value<std::string>().value(), span(node)});
        return result;
    }

    Pricing pricing(const toml::table& table) const {
        Pricing result;
        if (const toml::node* price = table.get("price")) result.price = money(*price);
        if (const toml::array* packages = table["packages"].as_array())
            for (const toml::node& node : *packages) {
                const toml::table& package = *node.as_table();
                result.packages.push_back({number(*package.get("sessions")),
                                           money(*package.get("price")), span(node)});
            }
        return result;
    }

    WrittenWhen when(const toml::table& table) const {
        WrittenWhen result;
        const toml::node* node = table.get("when");
        if (!node) return result;
        result.where = span(*node);
        for (const auto& [key, value] : *node->as_table())
            result.keys.push_back({{std::string(key.str()), span(key.source())},
                                   names(value),
                                   value.is_array()});
        std::sort(result.keys.begin(), result.keys.end(), [](const auto& a, const auto& b) {
            return a.factor.where.begin < b.factor.where.begin;
        });
        return result;
    }

private:
    const Source& source_;
};

template <class T>
std::vector<RefTo<T>> ids(const toml::table* table, std::string_view key) {
    std::vector<RefTo<T>> result;
    if (table && table->get(key))
        for (const toml::node& id : *table->get(key)->as_array())
            result.push_back({id.value<std::string>().value(), {}, nullptr});
    return result;
}

std::unique_ptr<Reference> reference_from(std::string id, const toml::table& table) {
    auto reference = std::make_unique<Reference>();
    reference->id = std::move(id);
    const auto kind = table["kind"].value_or(std::string());
    if (kind == "review") reference->kind = ReferenceKind::review;
    if (kind == "rct") reference->kind = ReferenceKind::rct;
    if (kind == "trial") reference->kind = ReferenceKind::trial;
    if (kind == "cohort") reference->kind = ReferenceKind::cohort;
    if (kind == "label") reference->kind = ReferenceKind::label;
    if (kind == "guideline") reference->kind = ReferenceKind::guideline;
    const toml::table* studied = table["studied"].as_table();
    reference->studied_areas = ids<Area>(studied, "areas");
    reference->studied_concerns = ids<Concern>(studied, "concerns");
    if (studied && studied->get("sessions"))
        reference->sessions = static_cast<int>(*(*studied)["sessions"].value<std::int64_t>());
    return reference;
}

/// Reads estimate.toml without any checks: the texts of tests are well-formed.
class EstimateReader {
public:
    EstimateReader(const Source& source, const std::vector<std::unique_ptr<Reference>>& references)
        : source_(source), reader_(source), references_(references) {}

    std::shared_ptr<Estimate> read() {
        const toml::table file = toml::parse(source_.text());
        auto estimate = std::make_shared<Estimate>();
        estimate->source = &source_;
        if (const auto mode = file["mode"].value<std::string>())
            estimate->mode = mode_called(*mode).value();
        const auto pair = [&](const char* key, std::optional<Range>& to, Span& where) {
            if (const toml::node* node = file.get(key)) {
                to = reader_.range(*node);
                where = reader_.span(*node);
            }
        };
        pair("clamp", estimate->clamp, estimate->clamp_where);
        pair("interval", estimate->interval, estimate->interval_where);
        if (const toml::node* error = file.get("error")) {
            estimate->error = reader_.rational(*error);
            estimate->error_where = reader_.span(*error);
        }
        if (const toml::node* otherwise = file.get("otherwise")) {
            estimate->otherwise = otherwise->value<std::string>().value();
            estimate->otherwise_where = reader_.span(*otherwise);
        }
        std::optional<Basis> basis;
        read_basis(file, basis, estimate->basis_where);
        estimate->basis = basis.value_or(Basis::clinic);
        estimate->evidence = evidence(file);
        if (const toml::table* table = file["maintenance"].as_table()) read_maintenance(*estimate, *table);
        each(file, "factor", [&](const toml::table& table) { read_factor(*estimate, table); });
        each(file, "rule", [&](const toml::table& table) { read_rule(*estimate, table); });
        each(file, "exclude", [&](const toml::table& table) {
            EstimateExclude& exclude = estimate->excludes.emplace_back();
            exclude.where = reader_.span(table);
            exclude.written = reader_.when(table);
            exclude.say = table["say"].value_or(std::string());
        });
        each(file, "curve", [&](const toml::table& table) { read_curve(*estimate, table); });
        return estimate;
    }

private:
    template <class Visit>
    void each(const toml::table& file, std::string_view key, const Visit& visit) {
        if (const toml::array* list = file[key].as_array())
            for (const toml::node& node : *list) visit(*node.as_table());
    }

    void read_basis(const toml::table& table, std::optional<Basis>& basis, Span& where) {
        const toml::node* node = table.get("basis");
        if (!node) return;
        basis = basis_called(node->value<std::string>().value()).value();
        where = reader_.span(*node);
    }

    std::vector<RefTo<Reference>> evidence(const toml::table& table) {
        std::vector<RefTo<Reference>> result;
        const toml::node* node = table.get("evidence");
        if (!node) return result;
        for (const Located<std::string>& name : reader_.names(*node)) {
            RefTo<Reference> reference{name.value, name.where, nullptr};
            for (const auto& known : references_)
                if (known->id == name.value) reference.to = known.get();
            result.push_back(reference);
        }
        return result;
    }

    void read_maintenance(Estimate& estimate, const toml::table& table) {
        Maintenance& maintenance = estimate.maintenance.emplace();
        maintenance.every_weeks = reader_.range(*table.get("every_weeks"));
        maintenance.where = reader_.span(*table.get("every_weeks"));
        std::optional<Basis> basis;
        read_basis(table, basis, maintenance.basis_where);
        maintenance.basis = basis.value_or(Basis::clinic);
        maintenance.evidence = evidence(table);
    }

    void read_factor(Estimate& estimate, const toml::table& table) {
        EstimateFactor& factor = estimate.factors.emplace_back();
        factor.id = table["id"].value_or(std::string());
        factor.label = table["label"].value_or(std::string());
        factor.where = reader_.span(*table.get("id"));
        const toml::array* options = table["options"].as_array();
        if (!options) return;
        for (const toml::node& node : *options) {
            const toml::table& one = *node.as_table();
            EstimateOption& option = factor.options.emplace_back();
            option.id = one["id"].value_or(std::string());
            option.label = one["label"].value_or(std::string());
            option.where = reader_.span(*one.get("id"));
            if (const toml::node* add = one.get("add")) {
                option.add = reader_.amount(*add);
                option.add_where = reader_.span(*add);
            }
            if (const toml::node* mul = one.get("mul")) {
                option.mul = reader_.rational(*mul);
                option.mul_where = reader_.span(*mul);
            }
            read_basis(one, option.basis, option.basis_where);
            option.evidence = evidence(one);
        }
    }

    void read_rule(Estimate& estimate, const toml::table& table) {
        EstimateRule& rule = estimate.rules.emplace_back();
        rule.where = reader_.span(table);
        rule.written = reader_.when(table);
        rule.sessions = reader_.range(*table.get("sessions"));
        rule.sessions_where = reader_.span(*table.get("sessions"));
        if (const toml::node* interval = table.get("interval")) {
            rule.interval = reader_.range(*interval);
            rule.interval_where = reader_.span(*interval);
        }
        rule.pricing = reader_.pricing(table);
        if (const toml::node* packages = table.get("packages"))
            rule.pricing.packages_where = reader_.span(*packages);
        read_basis(table, rule.basis, rule.basis_where);
        rule.evidence = evidence(table);
    }

    void read_curve(Estimate& estimate, const toml::table& table) {
        EstimateCurve& curve = estimate.curves.emplace_back();
        curve.where = reader_.span(table);
        curve.written = reader_.when(table);
        curve.measure = measure_called(table["measure"].value_or(std::string("people"))).value();
        curve.outcome = table["outcome"].value_or(std::string());
        curve.evidence = evidence(table);
        const toml::array* points = table["points"].as_array();
        if (!points) return;
        for (const toml::node& node : *points) {
            const toml::table& one = *node.as_table();
            CurvePoint& point = curve.points.emplace_back();
            point.after = reader_.number(*one.get("after"));
            point.percent = one["percent"].value_or(std::string());
            if (const toml::node* count = one.get("participants"))
                point.participants = reader_.number(*count);
            point.where = reader_.span(node);
        }
    }

    const Source& source_;
    Reader reader_;
    const std::vector<std::unique_ptr<Reference>>& references_;
};

std::unique_ptr<Pricing> pricing_from(const std::string& text) {
    const Source source("prices.toml", text);
    return std::make_unique<Pricing>(Reader(source).pricing(toml::parse(text)));
}

std::string dash(int lo, int hi) {
    return lo == hi ? std::to_string(lo) : fmt::format("{}–{}", lo, hi);
}

}  // namespace

std::string WrittenEstimate::said() {
    diagnostics.sort();
    std::string text;
    for (const Diagnostic& finding : diagnostics.all()) {
        text += fmt::format("{}:{}:{}: {}[{}]: {}\n", finding.path, finding.line, finding.column,
                            name_of(finding.severity), finding.rule, finding.message);
        if (!finding.hint.empty()) text += fmt::format("  hint: {}\n", finding.hint);
    }
    return text;
}

const EstimateRow* WrittenEstimate::row(const std::vector<std::string_view>& ids) const {
    for (const EstimateRow& candidate : table.rows) {
        bool same = candidate.options.size() == ids.size();
        for (std::size_t i = 0; same && i < ids.size(); ++i)
            same = estimate->factors[i].options[candidate.options[i]].id == ids[i];
        if (same) return &candidate;
    }
    return nullptr;
}

WrittenEstimate written_estimate(const std::string& estimate, const std::string& references,
                                 const WrittenPrices& prices) {
    WrittenEstimate result;
    result.source = std::make_unique<Source>("estimate.toml", estimate);
    for (const auto& [id, node] : toml::parse(references))
        result.references.push_back(reference_from(std::string(id.str()), *node.as_table()));
    if (!prices.treatment.empty()) {
        result.treatment = pricing_from(prices.treatment);
        result.prices.treatment = result.treatment.get();
    }
    for (const auto& area : prices.areas) {
        result.areas.push_back(pricing_from(area.second));
        result.prices.areas[area.first] = result.areas.back().get();
    }
    result.estimate = EstimateReader(*result.source, result.references).read();
    bind_conditions(*result.estimate, result.diagnostics);
    result.table = evaluate(result.estimate, result.prices, result.diagnostics);
    return result;
}

std::string in_one_line(const Estimate& estimate, const EstimateRow& row) {
    std::string line = row_by_ids(estimate, row.options) + ":";
    if (!row.excluded.empty()) return line + " excluded: " + row.excluded;
    if (!row.otherwise.empty()) return line + " otherwise: " + row.otherwise;
    if (row.sessions) line += fmt::format(" {} sessions,", dash(row.sessions->lo, row.sessions->hi));
    if (row.weeks) line += fmt::format(" {} weeks,", dash(row.weeks->lo, row.weeks->hi));
    if (row.cost_lo)
        line += fmt::format(" {}–{},", row.cost_lo->price.decimal(), row.cost_hi->price.decimal());
    line += fmt::format(" {} [", name_of(row.basis));
    for (std::size_t i = 0; i < row.evidence.size(); ++i)
        line += fmt::format("{}{}", i > 0 ? " " : "", row.evidence[i]->id);
    return line + "]";
}

std::string in_lines(const EstimateTable& table) {
    std::string text;
    for (const EstimateRow& row : table.rows) text += in_one_line(*table.estimate, row) + "\n";
    return text;
}

}  // namespace praxis
