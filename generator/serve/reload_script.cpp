#include "serve/preview.h"

namespace praxis {

// Kept small on purpose: what a page shows is changed node by node, so that scroll position, focus,
// what was typed and which details are open belong to the reader and stay.
std::string_view reload_script() {
    static constexpr std::string_view script = R"js("use strict";
(() => {
  const own = document.currentScript;
  let version = own.dataset.version;
  let working = false, again = false;

  const scripts = (of) => [...of.querySelectorAll("script")]
    .filter((s) => !(s.getAttribute("src") || "").startsWith("/.praxis/") &&
                   s.type !== "application/ld+json")
    .map((s) => s.outerHTML).join("\n");

  const same = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName &&
    (a.nodeType !== 1 || a.id === b.id);

  function attributes(from, to) {
    const kept = from.nodeName === "DETAILS" || from.nodeName === "DIALOG" ? "open" : "";
    for (const { name } of [...from.attributes])
      if (name !== kept && !to.hasAttribute(name)) from.removeAttribute(name);
    for (const { name, value } of [...to.attributes])
      if (name !== kept && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }

  // A new sheet stands beside the old one until it is there: nothing flashes.
  function sheet(from, to) {
    const fresh = document.importNode(to, true);
    const done = () => from.remove();
    fresh.addEventListener("load", done);
    fresh.addEventListener("error", done);
    from.dataset.praxisOld = "";
    from.after(fresh);
  }

  function children(from, to) {
    let at = from.firstChild;
    for (const wanted of [...to.childNodes]) {
      while (at && at.nodeType === 1 && "praxisOld" in at.dataset) at = at.nextSibling;
      let found = at;
      for (let ahead = 0; found && !same(found, wanted) && ahead < 40; ahead++)
        found = found.nextSibling;
      if (!found || !same(found, wanted)) {
        from.insertBefore(document.importNode(wanted, true), at);
        continue;
      }
      while (at !== found) { const next = at.nextSibling; at.remove(); at = next; }
      at = at.nextSibling;
      node(found, wanted);
    }
    while (at) {
      const next = at.nextSibling;
      if (!(at.nodeType === 1 && "praxisOld" in at.dataset)) at.remove();
      at = next;
    }
  }

  function node(from, to) {
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    if (from.isEqualNode(to)) return;
    if (from.nodeName === "LINK" && from.rel === "stylesheet" &&
        from.getAttribute("href") !== to.getAttribute("href")) return sheet(from, to);
    attributes(from, to);
    children(from, to);
  }

  async function update() {
    if (working) { again = true; return; }
    working = true;
    try {
      const response = await fetch(location.href, { cache: "no-cache" });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const tag = page.querySelector('script[src="/.praxis/reload.js"]');
      if (!tag || scripts(document) || scripts(page)) { location.reload(); return; }
      version = tag.dataset.version;
      draft(tag.hasAttribute("data-draft"));
      attributes(document.documentElement, page.documentElement);
      node(document.head, page.head);
      node(document.body, page.body);
    } catch { /* the server has gone; the stream will say when it is back */ }
    working = false;
    if (again) { again = false; update(); }
  }

  const host = document.createElement("praxis-preview");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647;
      font: 14px/1.45 system-ui, sans-serif; pointer-events: none; }
    :host * { pointer-events: auto; }
    [hidden] { display: none !important; }
    #errors { box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 12px 16px;
      background: #1c1917; color: #fafaf9; border-top: 4px solid #f87171; }
    #corner { position: absolute; right: 12px; bottom: 12px; max-width: min(44rem, 90vw);
      max-height: 60vh; overflow: auto; background: #1c1917; color: #fafaf9; border-radius: 8px;
      padding: 6px 12px; }
    #draft { position: absolute; left: 12px; bottom: 12px; background: #fde68a; color: #1c1917;
      border-radius: 8px; padding: 6px 12px; }
    summary { cursor: pointer; }
    p { margin: 0 0 8px; }
    button { display: block; width: 100%; margin: 0 0 8px; padding: 8px; text-align: left;
      border: 1px solid #57534e; border-radius: 6px; background: #292524; color: inherit;
      font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere;
      cursor: copy; }
    code { display: block; overflow-x: auto; font: inherit; white-space: pre; }
    button:focus-visible, summary:focus-visible { outline: 3px solid #7dd3fc; }
  </style>
  <div id="draft" hidden>Draft: nobody sees this page yet</div>
  <details id="corner" hidden><summary></summary><div></div></details>
  <section id="errors" role="alert" hidden><p></p><div></div></section>`;
  const part = (id) => root.getElementById(id);
  const counted = (n, word) => n + " " + word + (n === 1 ? "" : "s");

  function entry(finding) {
    const button = document.createElement("button");
    button.type = "button";
    // The caret stands below its words only where their line does not break.
    let excerpt = null;
    for (const line of finding.text.trimEnd().split("\n")) {
      if (!/^ *\d* \|/.test(line)) { excerpt = null; button.append(line + "\n"); continue; }
      if (!excerpt) button.append(excerpt = document.createElement("code"));
      excerpt.append(line + "\n");
    }
    const place = [finding.path, finding.line, finding.column].filter((x) => x !== null).join(":");
    button.title = place ? "copy " + place : "";
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(place); } catch { return; }
      part("errors").querySelector("p").textContent = button.title = "copied " + place;
    });
    return button;
  }

  function draft(is) { part("draft").hidden = !is; }

  // A list that says what it said stays as it is: with focus, its place, and what was copied.
  const said = new Map();
  function list(box, heading, findings) {
    const words = JSON.stringify(findings);
    if (said.get(box) === words) return;
    said.set(box, words);
    box.firstElementChild.textContent = heading;
    box.querySelector("div").replaceChildren(...findings.slice(0, 50).map(entry));
  }

  function show({ findings, complete }) {
    const errors = findings.filter((f) => f.severity === "error");
    const others = findings.filter((f) => f.severity === "warning");
    part("errors").hidden = !errors.length;
    list(part("errors"), counted(errors.length, "error") + "; nothing is published until " +
      (errors.length === 1 ? "it is" : "they are") + " mended. A click copies the place.", errors);
    if (!complete && !errors.length) return;  // the rest is being asked
    part("corner").hidden = !others.length || errors.length > 0;
    list(part("corner"), counted(others.length, "warning"), others);
  }

  document.documentElement.append(host);
  draft(own.hasAttribute("data-draft"));
  const events = new EventSource("/.praxis/events");
  events.addEventListener("message", (event) => {
    const told = JSON.parse(event.data);
    show(told);
    if (String(told.version) !== version) update();
  });
})();
)js";
    return script;
}

}  // namespace praxis
