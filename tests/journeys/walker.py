"""Somebody who walks through the pages in a browser, and looks at each the way every reader has a right to."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Request

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
GIVEN_UP = "net::ERR_ABORTED"
FORM_CAME_BACK = "the server responded with a status of 422"
GONE = "status of 410"  # a page that says that it is not there any more
CLASH = "status of 409"  # somebody else was first, and the page says who
# A number for each shown element, made of what a style sheet could call it and all around it by, of whether it has
# words of its own, and of which attributes are empty. `placed` keeps them by number.
PLACES = """() => {
    const page = document.documentElement, wide = page.scrollWidth - page.clientWidth;
    const numbers = new Map();
    window.placed = new Map();
    const mix = text => {
        let [one, two] = [0x811c9dc5, 0x41c6ce57];
        for (let place = 0; place < text.length; place++) {
            one = Math.imul(one ^ text.charCodeAt(place), 0x01000193);
            two = Math.imul(two ^ text.charCodeAt(place), 0x5bd1e995);
        }
        return (one >>> 0) * 0x200000 + (two >>> 11);
    };
    const says = e => [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const sort = e => [e.localName, e.type, e.checked, e.className, e.getAttribute('aria-current'), says(e),
        ...e.getAttributeNames().filter(name => name !== 'id')
            .map(name => name + (e.getAttribute(name) ? '' : '=')).sort()].join(' ');
    const number = e => {
        if (!numbers.has(e)) numbers.set(e, mix((e.parentElement ? number(e.parentElement) : '') + '>' + sort(e)));
        return numbers.get(e);
    };
    for (const e of document.querySelectorAll('body *')) {
        if (!e.getClientRects().length) continue;
        if (!window.placed.has(number(e))) window.placed.set(number(e), []);
        if (says(e) || e.matches('input, select, textarea')) window.placed.get(number(e)).push(e);
    }
    return {
        scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
        numbers: [...window.placed.keys()],
        wide: wide <= 0 ? [] : [wide, ...[...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > page.clientWidth + 1)
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)],
        asked: 'axe' in window,
    };
}"""
# Contrast is asked of what is new here. All else is asked of the whole page at the first screen. At the other one the
# same elements stand elsewhere: only what was not shown before is asked everything, and the whole page what depends on
# the width.
ASK = """async ([news, tags, again]) => {
    const ask = (context, only, more) => axe.run(context, {runOnly: only, resultTypes: ['violations'], ...more})
        .then(answer => answer.violations);
    const rules = (...values) => ({type: 'rule', values});
    const most = {type: 'tag', values: tags}, rest = {rules: {'color-contrast': {enabled: false}}};
    const include = news.flatMap(number => window.placed.get(number));
    const found = include.length ? await ask({include}, rules('color-contrast')) : [];
    const shown = [...document.body.querySelectorAll('*')].filter(e => e.getClientRects().length);
    const before = again && window.shownBefore || new Set();
    const others = shown.filter(e => !before.has(e));
    window.shownBefore = new Set(shown);
    if (!again) return found.concat(await ask(document, most, rest));
    const wide = await ask(document, rules('target-size', 'scrollable-region-focusable'));
    return found.concat(wide, others.length ? await ask({include: others}, most, rest) : []);
}"""
AXE = Axe().axe_script
ROW = re.compile(r"/[0-9a-z]{10}(?=/)")
_measured: dict[str, set[int]] = {}
_asked: set[tuple[str, str, int]] = set()


class Walker:
    """One person at one screen, who looks at every page at the other one too.

    What is wrong is kept for the end of the walk.
    """

    def __init__(self, context: BrowserContext, address: str, name: str, scheme: str, screen: Any) -> None:
        self.page: Page = context.new_page()
        self.screens = [screen, PHONE if screen is DESK else DESK]
        self.page.set_viewport_size(screen)
        self.address = address
        self.name = name
        self.scheme = scheme
        self.wrong: list[str] = []
        self.page.set_default_timeout(30000)
        self.page.on("console", lambda message: self._hear(message.text))
        self.page.on("pageerror", lambda error: self._note(f"script: {error}"))
        self.page.on("requestfailed", self._miss)

    def go(self, path: str) -> None:
        """Open a page by its address."""
        self.page.goto(self.address + path)
        self.look()

    def press(self, words: str | re.Pattern[str], *, within: Locator | None = None, nth: int = 0) -> None:
        """Press the button with these words, and look at the page it leads to."""
        self.open((within or self.page).get_by_role("button", name=words).nth(nth))

    def follow(self, words: str | re.Pattern[str], *, within: Locator | None = None, nth: int = 0) -> None:
        """Follow the link with these words, and look at the page it leads to."""
        self.open((within or self.page).get_by_role("link", name=words).nth(nth))

    def open(self, target: Locator) -> None:
        """Press or follow this, wait for the page it leads to, and look at that."""
        if target.count() == 0:
            raise AssertionError(f"{self.name} at {self.page.url} finds no {target}, but {self._controls()}")
        with self.page.expect_navigation(wait_until="load"):
            target.click()
        self.look()

    def fill(self, answers: dict[str, Any]) -> None:
        """Answer questions of the form on the page, each found by how its label begins."""
        for label, value in answers.items():
            self.answer(label, value)

    def answer(self, label: str, value: Any) -> None:
        """Answer the question whose label begins so: words, an option of a list, or boxes and choices to tick."""
        begins = re.compile("^" + re.escape(label))
        main = self.page.locator("main")
        choices = main.locator("fieldset.field").filter(has=self.page.locator("legend").filter(has_text=begins))
        if choices.count():
            for option in value if isinstance(value, list) else [value]:
                choices.first.get_by_label(option).first.check()
            return
        field = main.get_by_label(begins).first
        if value is True:
            field.check()
        elif field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(str(value))

    def next_thing(self) -> None:
        """From the start page to the one thing that comes next for this person."""
        self.go("/en/start/")
        self.open(self.page.locator(".next a.btn-go"))

    def task(self, words: str) -> None:
        """From the start page, which is the list of what waits for this person, to the task that says so."""
        self.go("/en/start/")
        self.follow(re.compile(re.escape(words)))

    def sees(self, *words: str) -> None:
        """Every one of these words stands on the page."""
        text = self.page.locator("body").inner_text()
        missing = [word for word in words if word not in text]
        assert missing == [], f"{self.page.url} does not say {missing}:\n{text}"

    def sees_no(self, *words: str) -> None:
        """None of these words stands on the page."""
        text = self.page.locator("body").inner_text()
        assert [word for word in words if word in text] == [], self.page.url

    def look(self) -> None:
        """What holds for every page at both screens: an empty console, no sideways scroll, and axe finds nothing."""
        for again, screen in enumerate(reversed(self.screens)):
            self.page.set_viewport_size(screen)
            self._picture()
            seen = self.page.evaluate(PLACES)
            if seen["wide"]:
                pixels, *elements = seen["wide"]
                self._note(f"{pixels} pixels too wide: {elements}")
            for found in violations(self.page, seen, again=bool(again)):
                self._note(str(found))

    def _note(self, words: str) -> None:
        line = f"{self.page.url.removeprefix(self.address)} at {(self.page.viewport_size or {}).get('width')}: {words}"
        if line not in self.wrong:
            self.wrong.append(line)

    def _hear(self, words: str) -> None:
        """The console stays empty; that a form came back, or a page is gone, is what the browser says by itself."""
        if not any(known in words for known in (FORM_CAME_BACK, GONE, CLASH)):
            self._note(f"console: {words}")

    def _miss(self, request: Request) -> None:
        """Whatever did not load, but for what the browser gave up because the next page was asked for."""
        if request.failure != GIVEN_UP:
            self._note(f"not loaded: {request.url} ({request.failure})")

    def _controls(self) -> list[str]:
        """The buttons and links of the page's main part, for whoever reads why a walk stopped."""
        return [one.inner_text() for one in self.page.locator("main").locator("button, a").all() if one.is_visible()]

    def _picture(self) -> None:
        """A picture of the page, light and dark, where somebody asked for pictures."""
        folder = os.environ.get("CICONIA_SHOTS")
        if not folder:
            return
        size = self.page.viewport_size or {"width": 0}
        shape = re.sub(r"[^a-z0-9]+", "-", self.page.url.removeprefix(self.address).lower()).strip("-") or "root"
        number = len(list(Path(folder).glob(f"{size['width']}-light-*")))
        Path(folder).mkdir(parents=True, exist_ok=True)
        for scheme in sorted(("dark", "light"), key=lambda scheme: scheme == self.scheme):
            self.page.emulate_media(color_scheme=scheme)
            file = Path(folder, f"{size['width']}-{scheme}-{number:03d}-{shape[:70]}.png")
            self.page.screenshot(path=str(file), full_page=True)


def violations(page: Page, seen: dict[str, Any] | None = None, *, again: bool = False) -> list[dict[str, Any]]:
    """What axe finds wrong on a page: rule, and the elements.

    To load pages takes half of the time of a journey, and axe most of the rest. Contrast is measured where an element
    is shown at a place where none of its sort was in this scheme, as colours do not follow the width of the screen.
    All else is asked when an address is first seen in a scheme at a width, whatever row it is of, and whenever
    something stands there of a sort and at a place that was on no page before.
    seen: what the page said of itself just now.
    again: the page was asked at another screen just before.
    """
    seen = seen or page.evaluate(PLACES)
    known = _measured.setdefault(seen["scheme"], set())
    news = [number for number in seen["numbers"] if number not in known]
    known.update(news)
    looked_at = (seen["scheme"], ROW.sub("/*", urlsplit(page.url).path), (page.viewport_size or DESK)["width"])
    if not news and looked_at in _asked:
        return []
    _asked.add(looked_at)
    if not seen["asked"]:
        page.evaluate(AXE)
    found = page.evaluate(ASK, [news, RULES, again])
    return [{"rule": one["id"], "where": [node["html"][:200] for node in one["nodes"]][:5]} for one in found]
