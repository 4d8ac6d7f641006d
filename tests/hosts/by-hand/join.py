import html, json, pathlib, shutil

parts, section = pathlib.Path("parts"), pathlib.Path("public/clinic")
frame = pathlib.Path("frame.html").read_text("utf-8")


def head_of(page):
    def tag(form, key):
        return form % html.escape(page[key]) if key in page else ""

    return "".join([
        tag("<title>%s</title>\n", "title"),
        tag('<meta name="description" content="%s">\n', "description"),
        tag('<link rel="canonical" href="%s">\n', "canonical"),
        tag('<meta name="robots" content="%s">\n', "robots"),
        tag('<link rel="alternate" type="application/atom+xml" href="%s">\n', "feed"),
        '<script type="application/ld+json">%s</script>\n' % page["json_ld"] if "json_ld" in page else "",
    ])


shutil.rmtree(section, ignore_errors=True)
for file in parts.rglob("*.*"):
    facts, target = file.with_suffix(".json"), section / file.relative_to(parts)
    if file.name in ("index.json", ".praxis-manifest"):
        continue
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.name == "index.html" and facts.exists():
        page = frame.replace("<!--head-->", head_of(json.loads(facts.read_text("utf-8"))))
        target.write_text(page.replace("<!--clinic-->", file.read_text("utf-8")), "utf-8")
    else:
        shutil.copyfile(file, target)
