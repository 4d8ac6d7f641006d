#include "serve/preview.h"

namespace praxis {

// Kept small on purpose: what a page shows is changed node by node, so that scroll position, focus,
// what was typed and which details are open belong to the reader and stay.
std::string_view reload_script() {
    static constexpr std::string_view script = R"js("use strict";
(() => {
  const stream = "/.praxis/events";

  // A browser opens six connections to a server and no more, so the seventh page would wait for
  // ever if each held a stream of its own: one worker listens for all of them.
  if (typeof document === "undefined") {
    const pages = new Set();
    let last = null;
    (function listen() {
      const events = new EventSource(stream);
      events.addEventListener("message", ({ data }) => {
        last = data;
        for (const page of pages) page.postMessage(data);
      });
      // It tries again by itself unless somebody else has answered in our place.
      events.addEventListener("error", () => {
        if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
      });
    })();
    addEventListener("connect", ({ ports: [page] }) => {
      pages.add(page);
      page.onmessage = () => pages.delete(page);  // it says only that it goes
      if (last !== null) page.postMessage(last);
    });
    return;
  }

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
    const isOld = (node) => node.nodeType === 1 && "praxisOld" in node.dataset;
    // What follows the change stays what it is, also where a paragraph came before it: else each
    // would get the words of the next, and what is selected there would be lost.
    const have = [...from.childNodes].filter((node) => !isOld(node));
    const coming = [...to.childNodes];
    let end = null;
    while (have.length && coming.length && have.at(-1).isEqualNode(coming.at(-1))) {
      end = have.pop();
      coming.pop();
    }
    let at = from.firstChild;
    for (const wanted of coming) {
      while (at !== end && isOld(at)) at = at.nextSibling;
      let found = at;
      for (let ahead = 0; found !== end && !same(found, wanted) && ahead < 40; ahead++)
        found = found.nextSibling;
      if (found === end || !same(found, wanted)) {
        from.insertBefore(document.importNode(wanted, true), at);
        continue;
      }
      while (at !== found) { const next = at.nextSibling; at.remove(); at = next; }
      at = at.nextSibling;
      node(found, wanted);
    }
    while (at !== end) {
      const next = at.nextSibling;
      if (!isOld(at)) at.remove();
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
    :host { all: initial; display: block; font: 14px/1.45 system-ui, sans-serif; }
    #draft, #corner, #errors { position: fixed; z-index: 2147483647; }
    @media print { :host { display: none; } }
    [hidden] { display: none !important; }
    #errors { inset: auto 0 0 0; box-sizing: border-box; max-height: 60vh; overflow: auto;
      overscroll-behavior: contain; padding: 12px 16px;
      background: #1c1917; color: #fafaf9; border-top: 4px solid #f87171; }
    #corner { right: 12px; bottom: 12px; max-width: min(44rem, 90vw); max-height: 60vh;
      overflow: auto; overscroll-behavior: contain; background: #1c1917; color: #fafaf9;
      border: 1px solid #57534e; border-radius: 8px; padding: 6px 12px; }
    #draft { left: 12px; bottom: 12px; background: #fde68a; color: #1c1917;
      border-radius: 8px; padding: 6px 12px; }
    summary { cursor: pointer; }
    p { margin: 0 0 8px; }
    button { display: block; width: 100%; margin: 0 0 8px; padding: 8px; text-align: left;
      border: 1px solid #57534e; border-radius: 6px; background: #292524; color: inherit;
      font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere;
      cursor: copy; }
    code { display: block; overflow-x: auto; font: inherit; white-space: pre; }
    textarea { position: fixed; bottom: 0; opacity: 0; }
    button:focus-visible, summary:focus-visible { outline: 3px solid #7dd3fc; }
  </style>
  <div id="draft" hidden>Draft: nobody sees this page yet</div>
  <details id="corner" hidden><summary></summary><div></div></details>
  <section id="errors" role="alert" hidden><p></p><div></div></section>
  <div id="room"></div>`;
  const part = (id) => root.getElementById(id);
  // So that the page can be read to its last line.
  new ResizeObserver(() => {
    part("room").style.height = part("errors").offsetHeight + "px";
  }).observe(part("errors"));
  const counted = (n, word) => n + " " + word + (n === 1 ? "" : "s");

  // A browser has a clipboard only for pages of this machine, or by https: not on a phone.
  async function copy(words, button) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = words;
      root.append(area);
      area.select();
      const copied = document.execCommand("copy");
      area.remove();
      button.focus({ preventScroll: true });
      return copied;
    }
  }

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
      if (!place || !await copy(place, button)) return;
      const heading = button.parentElement.previousElementSibling;
      heading.textContent = button.title = "copied " + place;
    });
    return button;
  }

  function draft(is) { part("draft").hidden = !is; }

  // A list that says what it said stays as it is: with focus, its place, and what was copied.
  const said = new Map(), most = 50;
  function list(box, heading, findings) {
    const words = JSON.stringify(findings);
    if (said.get(box) === words) return;
    said.set(box, words);
    box.firstElementChild.textContent = heading;
    const entries = findings.slice(0, most).map(entry);
    if (findings.length > most)
      entries.push("and " + (findings.length - most) + " more, which the terminal shows");
    box.querySelector("div").replaceChildren(...entries);
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
  function take({ data }) {
    const told = JSON.parse(data);
    show(told);
    if (String(told.version) !== version) update();
  }

  let leave = null;
  function listenAlone() {
    const events = new EventSource(stream);
    events.addEventListener("message", take);
    leave = () => events.close();
  }
  function listen() {
    if (typeof SharedWorker === "undefined") return listenAlone();
    const worker = new SharedWorker(own.src);
    worker.addEventListener("error", listenAlone, { once: true });
    worker.port.onmessage = take;
    leave = () => worker.port.postMessage("");
  }
  listen();
  addEventListener("pagehide", () => leave());
  addEventListener("pageshow", ({ persisted }) => { if (persisted) listen(); });
})();
)js";
    return script;
}

}  // namespace praxis
