"""Pages into reports: roles, metadata, and what must hold for any text."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.clean import clean
from verbale.model.documents import Document, Hints, Kind, Report, Role

BODY = (
    "Kenya and Portugal agreed on Thursday to open talks on fishing rights next year, their foreign ministries said.",
    "Foreign Minister Wanjiru Achieng received her Portuguese colleague Rui Salgado in Nairobi for the third round of the"
    " Kenya-Portugal Political Consultations.",
    '"We have not spoken at this level for six years," Achieng told reporters after the meeting.',
    "The two sides also discussed shipping in the western Indian Ocean, visas for students and the UN Security Council.",
    "Salgado is to travel on to Dar es Salaam on Friday.",
)
HEADLINE = "Kenya, Portugal to open talks on fishing rights"


def report(text: str, source: str = "page.txt", **more: str | None) -> Report:
    return clean(Document(source, text, **more))  # type: ignore[arg-type]


def texts(found: Report, *roles: Role) -> list[str]:
    return [p.span.of(found.document.text) for p in found.passages if p.role in roles]


def role_of(found: Report, words: str) -> set[str]:
    at = [i for i in range(len(found.document.text)) if found.document.text.startswith(words, i)]
    assert at, words
    return {p.role for p in found.passages for i in at if p.span.start <= i < p.span.end}


def page(*, before: str = "", after: str = "", between: str = "\n\n") -> str:
    return before + between.join(BODY) + after


class TestBody:
    def test_a_bare_text_is_body(self) -> None:
        assert texts(report(page()), Role.BODY) == list(BODY)

    @pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \u00a0\n"])
    def test_however_paragraphs_are_parted(self, between: str) -> None:
        assert texts(report(page(between=between)), Role.BODY) == list(BODY)

    def test_paragraphs_filled_to_a_column_without_empty_lines_are_whole(self) -> None:
        text = "\n".join("\n".join(wrap(paragraph, 62)) for paragraph in BODY)
        found = report(text)
        assert [" ".join(t.split()) for t in texts(found, Role.BODY)] == list(BODY)
        assert found.headline is None

    def test_one_paragraph_is_body(self) -> None:
        assert texts(report(BODY[0]), Role.BODY) == [BODY[0]]

    def test_lines_wrapped_inside_sentences_are_one_passage(self) -> None:
        wrapped = BODY[1].replace("Salgado in Nairobi", "Salgado\nin Nairobi").replace("of the Kenya", "of the\nKenya")
        found = texts(report("\n".join((BODY[0], wrapped, BODY[3]))), Role.BODY)
        assert found == [BODY[0], wrapped, BODY[3]]

    def test_text_filled_to_a_column_is_joined(self) -> None:
        filled = (
            "The deputy ministers of the two countries met on Monday in the old\n"
            "town hall, which had been repaired for the occasion. They spoke\n"
            "about trade, about the border and about the schools that children\n"
            "of both languages attend, and they agreed to meet again in the\n"
            "autumn.\n\n"
            "Neither side wished to say what had been decided about the bridge,\n"
            "which has been closed to lorries since the flood of last spring,\n"
            "but a spokesman said that engineers had been asked for their\n"
            "opinion."
        )
        assert texts(report(filled), Role.BODY) == filled.split("\n\n")

    def test_numbered_paragraphs_and_footnotes_stay(self) -> None:
        numbered = [f"{i}. {p}" for i, p in enumerate(BODY[:3], 1)] + ["* fishing; shipping; visas; and other fields"]
        assert texts(report("\n".join(numbered)), Role.BODY) == numbered

    def test_a_paragraph_that_ends_with_an_agency_is_no_caption(self) -> None:
        found = report(page(after=" (Yonhap)"))
        assert texts(found, Role.BODY)[-1] == BODY[-1] + " (Yonhap)"

    def test_a_transcript_keeps_its_short_lines(self) -> None:
        lines = [
            "MR OKELLO: Good afternoon. I have one announcement, about the consultations with Portugal next week in Nairobi.",
            "QUESTION: Okay.",
            "MR OKELLO: Yes.",
            "QUESTION: Will the minister speak about fishing rights, and if so, will there be a statement afterwards?",
            "MR OKELLO: No.",
        ]
        found = report("\n\n".join(lines))
        assert texts(found, Role.BODY) == lines
        assert found.kind is Kind.TRANSCRIPT


class TestFurniture:
    @pytest.mark.parametrize(
        "line",
        [
            "Back To Top",
            "MOST POPULAR",
            "Read more",
            "Related Article",
            "Share this article",
            "Leave a comment",
            "Log in to your account to write a comment",
            "Copyright 2024 The Example. All rights reserved.",
            "© The Example",
            "(ATTN: ADDS photo)",
            "피터빈트",
            "関連記事",
            "- - -",
            "###",
            "World POPULAR ARTICLE: Storm nears coast; markets fall; team wins cup",
        ],
    )
    @pytest.mark.parametrize("place", ["before", "after", "between"])
    def test_never_reaches_the_body(self, line: str, place: str) -> None:
        parts = {"before": (line, *BODY), "after": (*BODY, line), "between": (*BODY[:2], line, *BODY[2:])}[place]
        found = report("\n\n".join(parts))
        assert role_of(found, line) == {Role.FURNITURE}
        assert texts(found, Role.BODY) == list(BODY)

    def test_navigation_and_boxes_around_a_page(self) -> None:
        before = "Home\nNews\nWorld\nAfrica\nBusiness\nSports\nCulture\nOpinion\nVideo\nSubscribe\nLog in\n\n"
        after = "\n\nMost read\nRains flood the airport road\nCoffee prices reach a ten-year high\nTen things to do\n3 comments\n"
        found = report(page(before=before + HEADLINE + "\n\n", after=after))
        assert texts(found, Role.BODY) == list(BODY)
        assert found.headline == HEADLINE

    def test_links_to_other_reports_below_a_short_one(self) -> None:
        after = (
            "\n-\nRains flood the capital's airport road\n-\nCoffee prices reach a ten-year high in Mombasa\n-\n"
            "(LEAD) Parliament to vote on budget after long delay\n-\nNational team flies home without its coach\n"
        )
        found = report(page(between="\n", after=after))
        assert texts(found, Role.BODY) == list(BODY)

    def test_a_crawlers_date_is_furniture_and_no_date(self) -> None:
        found = report(" date 2020-02-02 " + page())
        assert texts(found, Role.FURNITURE) == ["date 2020-02-02"]
        assert texts(found, Role.BODY) == list(BODY)
        assert found.published is None


class TestHeadline:
    def test_the_line_above_the_body(self) -> None:
        found = report(HEADLINE + "\n" + page())
        assert found.headline == HEADLINE
        assert role_of(found, HEADLINE) == {Role.HEADLINE}

    def test_printed_twice_the_second_is_a_duplicate(self) -> None:
        found = report(f"{HEADLINE}\n\nprint\n\n{HEADLINE}\n\n" + page())
        assert [p.duplicate for p in found.passages if p.role is Role.HEADLINE] == [False, True]
        assert len(found.of_role(Role.HEADLINE)) == 1

    def test_none_where_the_text_begins_with_a_paragraph(self) -> None:
        assert report(page()).headline is None

    def test_the_markups_title_where_the_page_has_none(self) -> None:
        document = Document("p.html", page(), hints=Hints(title=HEADLINE, authors=("Ada Moreno",), published="2024-03-14"))
        found = clean(document)
        assert (found.headline, found.authors) == (HEADLINE, ("Ada Moreno",))
        assert (found.published, found.published_basis) == ("2024-03-14", "stated")

    def test_a_byline_run_together_with_it_is_parted(self) -> None:
        found = report(f"{HEADLINE}By Ada Moreno\n" + page())
        assert (found.headline, found.authors) == (HEADLINE, ("Ada Moreno",))


class TestCaptions:
    CAPTION = "Wanjiru Achieng (right) shakes hands with Rui Salgado before their talks in Nairobi on Thursday."

    @pytest.mark.parametrize(
        ("ending", "credit"),
        [
            (" (Kenyan Foreign Ministry)", "Kenyan Foreign Ministry"),
            (" [REUTERS]", "REUTERS"),
            (" Photo: Ana Reis", "Ana Reis"),
            (" REUTERS/Ana Reis", "REUTERS/Ana Reis"),
            (" (Photo: Ana Reis/Lusa)", "Ana Reis/Lusa"),
        ],
    )
    def test_credits(self, ending: str, credit: str) -> None:
        found = report(self.CAPTION + ending + "\n\n" + page())
        (passage,) = found.of_role(Role.CAPTION)
        assert passage.credit == credit
        assert texts(found, Role.BODY) == list(BODY)

    @pytest.mark.parametrize(
        "line",
        [
            "From left, Wanjiru Achieng, Rui Salgado and the mayor of Nairobi meet on Thursday.",
            "Photo: the two ministers in Nairobi",
            "FILE PHOTO: Rui Salgado arrives in Nairobi, Kenya, March 2, 2024.",
            "Rui Salgado (C), Wanjiru Achieng (L) at a hotel in Nairobi on March 2, 2024",
        ],
    )
    def test_without_a_credit(self, line: str) -> None:
        found = report("\n\n".join((*BODY[:2], line, *BODY[2:])))
        assert texts(found, Role.CAPTION) == [line]
        assert texts(found, Role.BODY) == list(BODY)

    def test_printed_twice_the_second_is_a_duplicate(self) -> None:
        line = self.CAPTION + " (Kenyan Foreign Ministry)"
        found = report(f"{HEADLINE}\n\n{line}\n{line}\n\n" + page())
        assert [p.duplicate for p in found.passages if p.role is Role.CAPTION] == [False, True]

    def test_a_widget_in_another_script_at_its_end_is_cut_off(self) -> None:
        found = report(f"{self.CAPTION} [wire photo]이미지 확대\n" + page())
        assert texts(found, Role.CAPTION) == [self.CAPTION + " [wire photo]"]
        assert texts(found, Role.FURNITURE) == ["이미지 확대"]

    def test_left_and_right_in_a_sentence_make_none(self) -> None:
        line = "The party of the right, which left the government in spring, said it would vote against the treaty (again)."
        assert role_of(report("\n\n".join((*BODY[:2], line, *BODY[2:]))), line) == {Role.BODY}


class TestBylines:
    @pytest.mark.parametrize(
        ("line", "authors", "emails"),
        [
            ("By Ada Moreno (ada@example.org)", ("Ada Moreno",), ("ada@example.org",)),
            ("BY ADA MC-KAY [ada@example.org]", ("Ada Mc-Kay",), ("ada@example.org",)),
            ("By Ada Moreno and Bo Ekström", ("Ada Moreno", "Bo Ekström"), ()),
            ("By Ada Moreno, Staff Writer", ("Ada Moreno",), ()),
            ("Reporting by Ada Moreno in Nairobi; Editing by Bo Ek", ("Ada Moreno",), ()),
            ("ada@example.org", (), ("ada@example.org",)),
        ],
    )
    @pytest.mark.parametrize("place", ["before", "after"])
    def test_before_and_after_the_body(self, line: str, authors: tuple[str, ...], emails: tuple[str, ...], place: str) -> None:
        text = f"{HEADLINE}\n\n{line}\n\n{page()}" if place == "before" else f"{HEADLINE}\n\n{page()}\n\n{line}"
        found = report(text)
        assert texts(found, Role.BYLINE) == [line]
        assert (found.authors, found.emails) == (authors, emails)
        assert texts(found, Role.BODY) == list(BODY)

    def test_a_sentence_that_begins_with_by_is_body(self) -> None:
        line = "By Friday the ministers had agreed on all but two of the nine points."
        found = report("\n\n".join((*BODY, line)))
        assert texts(found, Role.BODY)[-1] == line
        assert found.authors == ()

    def test_a_title_that_tells_what_an_officer_does_issued_nothing(self) -> None:
        title = "Achieng, Lusophone Union chair discuss fishing rights"
        found = report(f"{title}\n\n{page()}")
        assert texts(found, Role.HEADLINE) == [title]
        assert texts(report(f"Wanjiru Achieng, Minister for Fisheries\n\n{page()}"), Role.BYLINE)

    def test_who_issued_a_release(self) -> None:
        head = "Office of the Spokesperson\n\nThe following is attributable to Deputy Spokesperson Ada Moreno:\n\n"
        found = report(head + page())
        assert texts(found, Role.BYLINE) == head.strip().split("\n\n")
        assert texts(found, Role.BODY) == list(BODY)
        assert found.kind is Kind.READOUT


class TestDates:
    @pytest.mark.parametrize(
        ("line", "day"),
        [
            ("July 26, 2024", "2024-07-26"),
            ("26 July 2024", "2024-07-26"),
            ("Published: 26 Jul 2024 10:15 GMT", "2024-07-26"),
            ("21:00 JST, July 26, 2024", "2024-07-26"),
            ("2024.07.26 12:51:01 | 2024.07.27 16:30:48", "2024-07-26"),
            ("Friday, 26/07/2024", "2024-07-26"),
            ("mardi 26 juillet 2024", "2024-07-26"),
        ],
    )
    def test_a_line_that_is_a_date(self, line: str, day: str) -> None:
        found = report(f"{HEADLINE}\n{line}\n{page()}")
        assert role_of(found, line) == {Role.DATELINE}
        assert (found.published, found.published_basis) == (day, "stated")

    @pytest.mark.parametrize("line", ["Printed on 3 March 2025", "Last modified: 2025-03-03", "Retrieved on March 3, 2025"])
    def test_other_days_are_furniture(self, line: str) -> None:
        found = report(f"{HEADLINE}\n{line}\n{page()}")
        assert role_of(found, line) == {Role.FURNITURE}
        assert found.published is None

    def test_figures_that_can_be_misread_are_no_date(self) -> None:
        assert report(f"{HEADLINE}\n05/07/2024\n{page()}").published is None

    def test_of_two_the_nearer_one(self) -> None:
        assert report(f"3 March 2025\n{HEADLINE}\n26 July 2024\n{page()}").published == "2024-07-26"

    def test_a_given_date_goes_first(self) -> None:
        text = f"{HEADLINE}\n26 July 2024\n{page()}"
        found = report(text, published="2024-07-25")
        assert (found.published, found.published_basis) == ("2024-07-25", "given")
        found = clean(Document("p", text, "2024-07-25"), published="2024-07-24")
        assert (found.published, found.published_basis) == ("2024-07-24", "given")


class TestDatelines:
    @pytest.mark.parametrize(
        ("dateline", "published"),
        [
            ("NAIROBI, 26 July 2024 -", "2024-07-26"),
            ("Nairobi, July 26, 2024:", "2024-07-26"),
            ("NAIROBI, 26 July 2024.", "2024-07-26"),
            ("NAIROBI, July 26 (Agency) --", None),
        ],
    )
    def test_its_day_and_year_date_the_report(self, dateline: str, published: str | None) -> None:
        found = clean(Document("p", f"{HEADLINE}\n{dateline} {page()}"))
        assert (found.published, found.published_basis) == (published, published and "stated")

    @pytest.mark.parametrize(
        ("dateline", "city"),
        [
            ("NAIROBI, July 26 (Agency) --", "Nairobi"),
            ("Nairobi, July 26 (Agency)--", "Nairobi"),
            ("DAR ES SALAAM, Tanzania --", "Dar es Salaam"),
            ("NAIROBI -", "Nairobi"),
            ("NAIROBI (AP) —", "Nairobi"),
            ("NEW DELHI:", "New Delhi"),
            ("HÀ NỘI —", "Hà Nội"),
            ("NAIROBI/LISBON (Agency / Lusa - 26th July, 2024)", "Nairobi"),
            ("(Agency) —", None),
            ("Nairobi:", "Nairobi"),
            ("Nairobi –", "Nairobi"),
            ("NAIROBI, Kenya, July 26.", "Nairobi"),
            ("NAIROBI, July 26. /LUSA/.", "Nairobi"),
            ("NAIROBI, July 26 /Lusa/ -", "Nairobi"),
            ("NAIROBI. LUSA -", "Nairobi"),
            ("ST. LOUIS -", "St. Louis"),
            ("(GATHERED- Lusa News Agency (LUSA)) NAIROBI, July 26 (LUSA) --", "Nairobi"),
        ],
    )
    def test_is_a_passage_of_its_own(self, dateline: str, city: str | None) -> None:
        found = report(f"{HEADLINE}\n{dateline} {page()}")
        assert texts(found, Role.DATELINE) == [dateline]
        assert texts(found, Role.BODY) == list(BODY)
        assert found.dateline_city == city

    @pytest.mark.parametrize("start", ["BREAKING: ", "Kenya - ", "UPDATE — "])
    def test_other_words_are_none(self, start: str) -> None:
        found = report(start + page())
        assert found.dateline_city is None
        assert texts(found, Role.BODY)[0] == start + BODY[0]


class TestMetadata:
    def test_a_breadcrumb_tells_the_section(self) -> None:
        found = report(f"Home > World > Africa\n{HEADLINE}\n{page()}")
        assert found.section == ("World", "Africa")
        assert role_of(found, "Home >") == {Role.FURNITURE}

    @pytest.mark.parametrize(
        ("text", "source", "given_outlet", "outlet"),
        [
            (page(), "a.txt", "The Given", "The Given"),
            (page(after="\n\nLog in to connect with the Bangkok Post\n"), "a.txt", None, "Bangkok Post"),
            (page(after="\n\nBy Ada Moreno (ada@timesofmalta.com)"), "a.txt", None, "Times of Malta"),
            (page(), "https://www.mofa.go.jp/press/1.html", None, "Ministry of Foreign Affairs of Japan"),
            (page(), "https://unknown.example/1.html", None, None),
            (
                page(after="\n\nThe Bangkok Post had reported the talks first, citing a diplomat in the capital."),
                "a.txt",
                None,
                None,
            ),
        ],
    )
    def test_outlet(self, text: str, source: str, given_outlet: str | None, outlet: str | None) -> None:
        assert report(text, source, outlet=given_outlet).outlet == outlet

    @pytest.mark.parametrize(
        ("head", "source", "kind"),
        [
            (HEADLINE, "a.txt", Kind.NEWS),
            (HEADLINE, "https://www.mofa.go.jp/x.html", Kind.PRESS_RELEASE),
            ("Joint Statement on the Third Kenya-Portugal Political Consultations", "a.txt", Kind.JOINT_STATEMENT),
            ("Kenya, Portugal issue joint statement on fishing rights", "a.txt", Kind.NEWS),
            ("Readout of Foreign Minister Achieng's Meeting with Foreign Minister Salgado", "a.txt", Kind.READOUT),
        ],
    )
    def test_kind(self, head: str, source: str, kind: Kind) -> None:
        assert report(head + "\n\n" + page(), source).kind is kind

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            (page(), "en"),
            ("한국과 일본 외교차관은 금요일 도쿄에서 만나 양국 관계와 지역 정세를 논의했다.", "ko"),
            ("日韓両国の外務次官は金曜日に東京で会談し、地域情勢について意見を交換した。", "ja"),
            ("两国外交部副部长星期五在北京举行会谈，就地区局势交换了意见。", "zh"),
            ("Министры иностранных дел двух стран встретились в пятницу и обсудили положение.", "ru"),
            ("Les ministres des Affaires étrangères des deux pays se sont réunis vendredi à Genève pour la troisième fois.", "fr"),
        ],
    )
    def test_language(self, text: str, language: str) -> None:
        assert report(text).language == language

    def test_a_given_language_stays(self) -> None:
        assert report(page(), language="sw").language == "sw"


class TestGarbled:
    def test_a_name_run_together_with_a_word_is_cut_out(self) -> None:
        broken = "Achieng and Salgadofishing rights, as both said, are a matter for experts."
        found = report("\n\n".join((*BODY, broken)))
        assert texts(found, Role.GARBLED) == ["Salgadofishing"]
        assert texts(found, Role.BODY)[-2:] == ["Achieng and", "rights, as both said, are a matter for experts."]

    @pytest.mark.parametrize("word", ["Northeastern", "Portuguese", "Washingtonian", "Multilateral"])
    def test_honest_words_stay(self, word: str) -> None:
        found = report("\n\n".join((*BODY, f"{word} experts from the eastern coast will meet lateral to the talks in Washington.")))
        assert texts(found, Role.GARBLED) == []


ANY = st.text(
    st.sampled_from("ab Z.,:\n\r\u00a0\u200b\u2028\t0-—>()[]@|'\"éा́ש한字\ud800\U0001f600") | st.characters(), max_size=400
)


def check(found: Report) -> None:
    text, end = found.document.text, 0
    for passage in found.passages:
        start, stop = passage.span
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_passages_cover_any_text_in_order(text: str) -> None:
    found = report(text)
    check(found)
    assert clean(Document("page.txt", text)) == found


LINES = st.sampled_from(
    [*BODY, HEADLINE, "Home > World", "By Ada Moreno", "July 26, 2024", "Share", "-", "피터빈트", "NAIROBI, July 26 --", "",
     "Salgadofishing", "Photo: Ana Reis", " date 2020-02-02 x", TestCaptions.CAPTION + " (AP)이미지"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]))
@settings(max_examples=200, deadline=None)
def test_passages_cover_any_page_in_order(lines: list[str], newline: str) -> None:
    check(report(newline.join(lines)))


WORDS = st.lists(
    st.sampled_from(["minister", "talks", "treaty", "border", "agreed", "visit", "river", "council", "experts", "trade"]),
    min_size=9,
    max_size=25,
)
PARAGRAPH = st.builds(lambda ws: f"The {' of the '.join(' '.join(ws[i : i + 3]) for i in range(0, len(ws), 3))}.", WORDS)


@given(st.lists(PARAGRAPH, min_size=1, max_size=12), st.booleans(), st.sampled_from(["\n", "\n\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_every_paragraph_of_a_simple_page_survives(paragraphs: list[str], titled: bool, newline: str) -> None:
    head = [HEADLINE, "By Ada Moreno", "July 26, 2024"] if titled else []
    foot = ["Share this article", "Most popular", "Copyright 2024 The Example. All rights reserved."] if titled else []
    found = report(newline.join((*head, *paragraphs, *foot)))
    assert texts(found, Role.BODY) == paragraphs
