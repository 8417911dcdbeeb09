"""What is looked at on a page that was looked at before: whatever is new on it."""

from tests.journeys import walker
from tests.journeys.walker import violations

PAGE = '<!doctype html><html lang="en"><title>Wells</title><body><main><h1>Wells</h1>{}</main></body></html>'
ADDRESS = "http://wells.example/en/needs/abcde12345/"


def test_a_page_is_asked_again_where_something_new_stands_on_it(browser, monkeypatch):
    monkeypatch.setattr(walker, "_measured", {})
    monkeypatch.setattr(walker, "_asked", set())
    context = browser.new_context(color_scheme="light")
    page, says = context.new_page(), ""
    page.route("**/*", lambda route: route.fulfill(body=PAGE.format(says), content_type="text/html"))

    def found(address: str, words: str) -> list[str]:
        nonlocal says
        says = words
        page.goto(address)
        return [one["rule"] for one in violations(page)]

    picture, pale = '<img src="data:,">', '<p style="color: #ddd; background: #fff">Pale</p>'
    try:
        assert found(ADDRESS, picture) == ["image-alt"]
        assert found(ADDRESS.replace("abcde", "fghij"), picture) == []
        assert found(ADDRESS, picture.replace(">", ' alt="A well">')) == []
        assert found(ADDRESS, picture.replace(">", ' alt="">') + "<button></button>") == ["button-name"]
        assert found(ADDRESS.replace("needs", "wells"), picture) == ["image-alt"]
        assert found(ADDRESS, pale) == ["color-contrast"]
        assert found(ADDRESS, pale) == []
    finally:
        context.close()


def test_at_the_other_screen_whatever_is_shown_only_there_is_asked_everything(browser, monkeypatch):
    monkeypatch.setattr(walker, "_measured", {})
    monkeypatch.setattr(walker, "_asked", set())
    page = browser.new_context(viewport=walker.PHONE).new_page()
    hidden = "<style>@media (max-width: 500px) { div { display: none } }</style>"
    says = hidden + '<div><p style="color: #ddd; background: #fff">Pale</p><img src="data:,"></div>'
    page.route("**/*", lambda route: route.fulfill(body=PAGE.format(says), content_type="text/html"))
    try:
        page.goto(ADDRESS)
        assert violations(page) == []
        page.set_viewport_size(walker.DESK)
        assert [one["rule"] for one in violations(page, again=True)] == ["color-contrast", "image-alt"]
        assert violations(page, again=True) == []
    finally:
        page.context.close()
