"""The page as HTML: what it holds and what it must never hold. How it behaves is in tests/browser."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from hand_made import TEXT, build_compilation, build_reading
from jiannuo.model.document import Document, Sentence, SentenceRole, Span
from jiannuo.model.statement import Kind, Reading, Statement
from jiannuo.report.leaves import group_leaves
from jiannuo.report.page import render_page
from jiannuo.report.page_text import render_text
from jiannuo.report.wording import keep_chinese


class Words(HTMLParser):
    """Takes the words out of HTML, less the summaries the page adds."""

    def __init__(self):
        super().__init__()
        self.words, self.skipping, self.ids = [], 0, []

    def handle_starttag(self, tag, attributes):
        self.skipping += tag == "summary"
        self.ids += [value for name, value in attributes if name == "id"]

    def handle_endtag(self, tag):
        self.skipping -= tag == "summary"

    def handle_data(self, words):
        if not self.skipping:
            self.words.append(words)


def take_words(html):
    parser = Words()
    parser.feed(html)
    return "".join("".join(parser.words).split())


@pytest.fixture(scope="module")
def page():
    return render_page([build_reading(), build_compilation()], keep_chinese)


def test_not_one_character_of_the_text_is_lost():
    (leaf,) = group_leaves([build_reading()])
    assert take_words(render_text(leaf, keep_chinese)) == "".join(TEXT.split())


@pytest.mark.parametrize(
    "text",
    ["", "\n", "  前\n\n 后", "无句", "甲。\r\n乙。\r\n", "一句跨\n行。尾", "\u3000甲。 乙。\n<script>丙&。"],
)
def test_odd_texts_are_set_whole(text):
    spans = [match.span() for match in re.finditer("[^。]*。", text)]
    statements = tuple(Statement("a", Span(*span), text[slice(*span)], Kind.OUTCOME) for span in spans)
    reading = Reading((Document("a", text, Span(0, len(text)), ""),), statements)
    (leaf,) = group_leaves([reading])
    assert take_words(render_text(leaf, keep_chinese)) == "".join(text.split())


def test_a_heading_with_text_on_its_line_runs_in():
    (leaf,) = group_leaves([build_reading()])
    html = render_text(leaf, keep_chinese)
    assert '<p class="run-in"><b>（一）稳住经济。</b><a class="mark commitment"' in html
    assert '<p class="heading h1">一、2024年工作回顾</p>' in html


def test_what_was_set_aside_is_folded_and_says_why():
    (leaf,) = group_leaves([build_reading()])
    assert "<summary>已搁置 1 句 · 网页杂项</summary><p>首页 &gt; 政务公开" in render_text(leaf, keep_chinese)


def test_every_entry_has_its_row_and_every_number_its_bound(page):
    for number in range(1, 8):
        assert f'id="d1s{number}" href="#d1r{number}"' in page and f'id="d1r{number}"' in page
    assert 'title="生产总值 · 不低于 6.5% · 增长率 ↑ · 2025">6.5%以上</span>' in page


def test_ids_are_given_once(page):
    parser = Words()
    parser.feed(page)
    assert len(parser.ids) == len(set(parser.ids))


def test_words_of_the_text_are_never_markup(page):
    assert "<一致好评>" not in page and "&lt;一致好评&gt;" in page


def test_nothing_is_loaded_and_nothing_runs_but_the_pages_own_script(page):
    assert not re.search(r"(?:src|href)=\"(?!#)", page) and "url(" not in page and "@import" not in page
    assert not re.search(r"<[^>]+\son\w+=", page) and " style=" not in page
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    for tag in ("style", "script"):
        (words,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_cards_tabs_and_parts(page):
    assert page.count('class="tab"') == 2 and "本文件含 2 篇" in page
    assert '<li class="partial">摘登</li>' in page and "<li>云川市人民政府</li>" in page
    assert 'lang="zh-CN"' in page and "2025 年度" in page


def test_a_page_of_one_document_has_no_tabs_and_of_none_still_stands():
    assert 'class="tab"' not in render_page([build_reading()], keep_chinese)
    assert "</html>" in render_page([], keep_chinese)


def test_overlapping_sentences_are_set_once():
    sentence = Sentence(Span(0, 4), SentenceRole.BODY)
    statement = Statement("a", Span(2, 6), "丙丁戊己", Kind.OUTCOME)
    reading = Reading((Document("a", "甲乙丙丁戊己", Span(0, 6), "", sentences=(sentence,)),), (statement,))
    (leaf,) = group_leaves([reading])
    assert take_words(render_text(leaf, keep_chinese)) == "甲乙丙丁戊己"
