"""The page in a browser: filters, links between text and rows, tabs, keys, and a phone's width."""

import shutil

import pytest

from hand_made import build_compilation, build_reading
from jiannuo.report.page import render_page
from jiannuo.report.wording import keep_chinese

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    pytest.skip("no Chromium is installed", allow_module_level=True)

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "台账.html"
    path.write_text(render_page([build_reading(), build_compilation()], keep_chinese), "utf-8")
    return path.as_uri()


@pytest.fixture
def open_page(browser, address):
    pages, faults = [], []

    def open_page(size=DESK, hash=""):
        page = browser.new_page(viewport=size)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda line: faults.append(line.text) if line.type in ("error", "warning") else None)
        page.on("request", lambda request: faults.append(request.url) if not request.url.startswith("file:") else None)
        page.goto(address + hash)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert faults == []


def shown(page):
    return page.locator(".row:visible").count()


def test_filters_narrow_rows_and_highlights(open_page):
    page = open_page()
    assert shown(page) == 7
    page.click(".kinds:visible [data-kind=commitment]")
    assert shown(page) == 4 and page.locator("#d1s1.off").count() == 1
    assert "显示 4 条，共 7 条" in page.inner_text(".line:visible .shown")
    page.check("[data-numbers]:visible")
    assert shown(page) == 2
    page.fill("[data-search]:visible", "粮食 6.5")
    assert shown(page) == 1
    page.click(".reset:visible")
    assert shown(page) == 7 and page.locator(".mark.off:visible").count() == 0


@pytest.mark.parametrize(
    ("filter", "value", "count"),
    [("form", "event", 1), ("aspect", "growth", 2), ("period", "2025", 3), ("theme", "0", 3)],
)
def test_each_select_filters(open_page, filter, value, count):
    page = open_page()
    page.select_option(f"[data-filter={filter}]:visible", value)
    assert shown(page) == count


def test_nothing_that_fits_is_said_so(open_page):
    page = open_page()
    page.fill("[data-search]:visible", "没有这样的话")
    assert shown(page) == 0 and page.is_visible("#d1 .nothing")
    assert page.locator("#d1 .theme:visible").count() == 0


def test_a_highlight_leads_to_its_row_and_back(open_page):
    page = open_page()
    page.click("#d1s4")
    assert page.locator(".on:visible").count() == 2 and page.is_visible("#d1r4.on")
    assert page.evaluate("document.activeElement.closest('.row').id") == "d1r4"
    page.click("#d1r6")
    assert page.is_visible("#d1s6.on") and page.evaluate("document.activeElement.id") == "d1s6"
    page.keyboard.press("Enter")
    assert page.is_visible("#d1r6.on")


def test_a_filtered_row_comes_back_when_its_highlight_is_clicked(open_page):
    page = open_page()
    page.click(".kinds:visible [data-kind=outcome]")
    page.click("#d1s5")
    assert page.is_visible("#d1r5.on") and shown(page) == 7


def test_bars_filter_and_the_tip_tells_the_bound(open_page):
    page = open_page()
    page.click(".chart button:visible >> nth=1")
    assert shown(page) == 4
    page.hover("#d1s4 .num >> nth=0")
    assert page.inner_text(".tip") == "生产总值 · 不低于 6.5% · 增长率 ↑ · 2025"


def test_tabs_and_addresses_within_the_page(open_page):
    page = open_page()
    assert page.is_visible("#d1") and not page.is_visible("#d2")
    page.click("#t2")
    assert page.is_visible("#d2") and not page.is_visible("#d1") and page.is_visible("text=本文件含 2 篇")
    page = open_page(hash="#d2s5")
    assert page.is_visible("#d2r5.on")


def test_keys_step_through_the_rows(open_page):
    page = open_page()
    for key in "jjk":
        page.keyboard.press(key)
    assert page.is_visible("#d1r1.on")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


def test_folded_text_opens_and_left_out_sentences_show(open_page):
    page = open_page()
    assert not page.is_visible("#d1 .aside p")
    page.click("#d1 .aside summary")
    assert page.is_visible("#d1 .aside p")
    page.check("#d1 [data-left]")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#d1 .left'), '::after').content") == '"称谓与程序用语"'
    )


def test_a_phone_scrolls_no_way_but_down_and_the_rows_are_a_drawer(open_page):
    page = open_page(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not page.is_visible("#d1r4")
    page.click("#d1s4")
    page.wait_for_timeout(400)
    assert page.is_visible("#d1r4.on") and page.locator("#d1 .handle").get_attribute("aria-expanded") == "true"
    assert page.locator("#d1 .panel").bounding_box()["y"] < 250
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.click("#d1r5")
    page.wait_for_timeout(400)
    assert page.locator("#d1 .handle").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("width", [320, 768, 961, 1100])
def test_no_width_scrolls_sideways(open_page, width):
    page = open_page({"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_all_is_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".leaf:visible").count() == 2 and shown(page) == 14
    context.close()
