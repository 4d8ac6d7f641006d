#include "serve/preview.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/report.h"
#include "base/text.h"

namespace praxis {

namespace {

constexpr std::string_view events_path = "/.praxis/events";
constexpr std::string_view script_path = "/.praxis/reload.js";

bool is_number_four(const std::string& host) {
    in_addr where{};
    return ::inet_pton(AF_INET, host.c_str(), &where) == 1;
}

bool is_number_six(const std::string& host) {
    in6_addr where{};
    return host.size() > 2 && host.front() == '[' && host.back() == ']' &&
           ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &where) == 1;
}

/// An address for a Location header: nothing in it that a header or a browser could misread.
std::string escaped_address(std::string_view path) {
    constexpr std::string_view plain = "-._~/";
    std::string address;
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos)
            address += c;
        else
            address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return address;
}

HttpResponse text_response(int status, std::string body) {
    HttpResponse response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

bool same(const std::vector<Diagnostic>& a, const std::vector<Diagnostic>& b) {
    return text_of(a) == text_of(b);
}

}  // namespace

std::string reload_tag(std::uint64_t version, bool draft) {
    return fmt::format("<script src=\"{}\" data-version=\"{}\"{} defer></script>\n", script_path,
                       version, draft ? " data-draft" : "");
}

bool is_host_for(Audience audience, std::string_view host) {
    std::string name(host);
    const std::size_t bracket = name.rfind(']');
    const std::size_t colon = name.rfind(':');
    if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) {
        const std::string port = name.substr(colon + 1);
        if (port.empty() || port.size() > 5 ||
            port.find_first_not_of("0123456789") != std::string::npos)
            return false;
        name.resize(colon);
    }
    name = lower_cased(name);
    if (name == "localhost" || name == "[::1]") return true;
    if (name.starts_with("127.") && is_number_four(name)) return true;
    return audience == Audience::network && (is_number_four(name) || is_number_six(name));
}

Preview::Preview(Options options, const Disk& disk, Audience audience)
    : options_(std::move(options)), disk_(disk), audience_(audience) {}

void Preview::read(std::int64_t unix_seconds, const Changes& changes) {
    options_.unix_seconds = unix_seconds;
    if (changes.everything) already_.files.forget_all();
    for (const std::string& path : changes.paths) already_.files.forget(path);
    old_ = std::move(read_);
    read_ = read_to_show(options_, disk_, already_);
    findings_ = read_->findings;
    complete_ = false;
    if (!read_->good()) return;
    old_ = std::move(good_);
    good_ = read_;
    ++version_;
}

std::function<Diagnostics()> Preview::questions() {
    asked_ = read_;
    return [asked = read_, old = std::move(old_), options = options_] {
        return everything_about(*asked, options);
    };
}

bool Preview::answered(Diagnostics answers) {
    if (std::exchange(asked_, nullptr) != read_) return false;
    const bool news = !complete_ || !same(answers.all(), findings_.all());
    complete_ = true;
    findings_ = std::move(answers);
    return news;
}

bool Preview::may_ask(const HttpRequest& request) const {
    if (!is_host_for(audience_, request.host)) return false;
    const std::string_view origin = request.header("origin");
    return origin.empty() || origin == "http://" + request.host;
}

HttpResponse Preview::answer(const HttpRequest& request) const {
    if (!is_host_for(audience_, request.host))
        return text_response(421, fmt::format("421 Misdirected Request\n\nThis preview does not "
                                              "answer to the name {}. Use the address that praxis "
                                              "serve printed.\n",
                                              request.host));
    if (!may_ask(request)) return refusal(403);
    if (request.path == events_path) {
        HttpResponse response;
        response.type = "text/event-stream";
        response.stream = true;
        response.body = "retry: 500\n\n" + event();
        return response;
    }
    if (request.path == script_path) {
        HttpResponse response;
        response.type = content_type_of(script_path);
        response.body = reload_script();
        return with_conditions(std::move(response), request);
    }
    if (!good_) return nothing_yet();
    return file_at(request);
}

HttpResponse Preview::file_at(const HttpRequest& request) const {
    const std::string base = base_path();
    if (!request.path.starts_with(base)) {
        if (request.path != "/" && request.path + "/" != base) return not_found();
        HttpResponse response = text_response(302, "302 Found\n");
        response.headers.emplace_back("Location", base);
        return response;
    }
    std::string path = request.path.substr(base.size());
    const Output& output = *good_->output;
    if (path.empty() || path.ends_with('/')) {
        path += "index.html";
    } else if (output.page(path + "/index.html")) {
        HttpResponse response = text_response(302, "302 Found\n");
        response.headers.emplace_back(
            "Location", escaped_address(base + path) + "/" +
                            (request.query.empty() ? std::string() : "?" + request.query));
        return response;
    }
    Diagnostics said;  // the same is said by `ask_everything`
    auto file = output.file(path, said);
    if (!file) return not_found();
    HttpResponse response;
    response.type = content_type_of(path);
    if (path == "404.html") response.status = 404;
    const Page* const page = output.page(path);
    response.body = page && page->kind != PageKind::redirect
                        ? with_reload(std::move(file->bytes), page->entry && page->entry->draft)
                        : std::move(file->bytes);
    return with_conditions(std::move(response), request);
}

HttpResponse Preview::not_found() const {
    Diagnostics said;
    const auto file = good_->output->file("404.html", said);
    HttpResponse response = refusal(404);
    if (!file) return response;
    response.type = content_type_of("404.html");
    response.body = with_reload(file->bytes, false);
    return response;
}

HttpResponse Preview::nothing_yet() const {
    HttpResponse response;
    response.status = 503;
    response.body =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>No page yet</title>\n"
        "<style>body { margin: 3rem auto; max-width: 40rem; padding: 0 1rem; "
        "font: 1rem/1.5 system-ui, sans-serif }</style>\n</head>\n<body>\n"
        "<h1>No page yet</h1>\n<p>The site has errors. This page shows it as soon as they are "
        "mended.</p>\n<noscript><pre>" +  // with scripts the same lies over the page
        html_escaped(text_of(findings())) +
        "</pre></noscript>\n" + reload_tag(version_, false) + "</body>\n</html>\n";
    return response;
}

std::string Preview::with_reload(std::string html, bool draft) const {
    const std::size_t end = html.rfind("</body>");
    html.insert(end == std::string::npos ? html.size() : end, reload_tag(version_, draft));
    return html;
}

std::string Preview::event() const {
    nlohmann::ordered_json said = json_of(findings());
    for (std::size_t i = 0; i < said.size(); ++i) said[i]["text"] = text_of(findings()[i]);
    std::string line =
        line_of({{"version", version_}, {"complete", complete_}, {"findings", std::move(said)}});
    return "data: " + line + "\n";
}

std::size_t Preview::page_count() const {
    if (!good_) return 0;
    const auto& pages = good_->connected.site->pages;
    const auto count = std::count_if(pages.begin(), pages.end(), [](const Page& page) {
        return page.kind != PageKind::redirect;
    });
    const bool own_404 = std::any_of(pages.begin(), pages.end(), [](const Page& page) {
        return page.kind == PageKind::not_found;
    });
    return static_cast<std::size_t>(count) + (own_404 ? 0 : 1);
}

std::string Preview::base_path() const {
    return good_ ? good_->connected.config->base_path : "/";
}

}  // namespace praxis
