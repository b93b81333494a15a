"""Files, folders and records into documents, and every way in which that can fail."""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.model.documents import Document, Reject
from verbale.sources import read

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "The two ministers met in Nairobi on Tuesday and agreed to meet again in spring."


def one(path: Path | str, **options: object) -> Document | Reject:
    results = list(read([str(path)], **options))  # type: ignore[arg-type]
    assert len(results) == 1
    return results[0]


def document(path: Path | str, **options: object) -> Document:
    result = one(path, **options)
    assert isinstance(result, Document), result
    return result


def reject(path: Path | str, **options: object) -> Reject:
    result = one(path, **options)
    assert isinstance(result, Reject), result
    return result


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


class TestPlainText:
    def test_source_is_the_path_as_given_and_text_is_untouched(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        text = "  \r\nFirst line\r\nsecond\rthird\n\u00a0end \n\n"
        write(tmp_path, "a.txt", text)
        found = document("./a.txt")
        assert (found.source, found.text) == ("./a.txt", text)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_byte_order_mark_names_the_encoding_and_is_left_out(self, tmp_path: Path, encoding: str) -> None:
        assert document(write(tmp_path, "a.txt", "Réunion à Genève\r\n".encode(encoding))).text == "Réunion à Genève\r\n"

    def test_another_encoding_is_found(self, tmp_path: Path) -> None:
        text = "Les ministres se sont réunis à Genève, où ils ont évoqué la coopération économique et la sécurité. " * 4
        assert document(write(tmp_path, "a.txt", text.encode("cp1252"))).text == text

    @given(text=st.text(min_size=1).filter(lambda t: t.strip() and "\0" not in t and not t.startswith("\ufeff")))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
    def test_any_text_comes_back_to_the_character(self, tmp_path: Path, text: str) -> None:
        try:
            data = text.encode("utf-8")
        except UnicodeEncodeError:
            return
        if data.startswith((b"%PDF", b"PK\x03\x04")) or "<" in text:
            return
        assert document(write(tmp_path, "a.txt", data)).text == text

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "empty"),
            (b" \r\n\t", "empty"),
            ("\u3000\n".encode(), "empty"),
            (b"%PDF-1.7 ...", "binary: a PDF file"),
            (b"PK\x03\x04xx", "binary: a ZIP"),
            (b"abc\0def", "binary: it has NUL"),
            (b"\xff\xfea\0b", "undecodable"),
        ],
    )
    def test_what_is_no_text_is_rejected_with_the_reason(self, tmp_path: Path, data: bytes, reason: str) -> None:
        path = write(tmp_path, "a.txt", data)
        found = reject(path)
        assert found.source == str(path)
        assert found.reason.startswith(reason)

    def test_a_missing_file_is_rejected(self, tmp_path: Path) -> None:
        assert reject(tmp_path / "none.txt") == Reject(str(tmp_path / "none.txt"), "not found")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
    def test_a_file_without_permission_is_rejected(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", SENTENCE)
        path.chmod(0)
        assert reject(path).reason == "no permission to read it"

    def test_a_nul_in_a_path_is_rejected(self) -> None:
        assert reject("a\0b").source == "a\0b"


class TestFoldersAndGlobs:
    def test_a_folder_is_read_in_order_with_what_is_below_and_without_what_is_hidden(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / ".git").mkdir()
        for name in ("c.txt", "a.md", "b/x.txt", ".hidden.txt", ".git/y.txt"):
            write(tmp_path, name, SENTENCE)
        assert [r.source for r in read([str(tmp_path)])] == [str(tmp_path / n) for n in ("a.md", "b/x.txt", "c.txt")]

    def test_a_folder_goes_on_after_a_bad_file(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", SENTENCE)
        write(tmp_path, "b.bin", b"\0\1\2")
        write(tmp_path, "c.txt", SENTENCE)
        assert [type(r) for r in read([str(tmp_path)])] == [Document, Reject, Document]

    def test_an_empty_folder_is_rejected(self, tmp_path: Path) -> None:
        assert reject(tmp_path).reason == "no files in this folder"

    def test_a_glob_is_expanded_in_order(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.txt", "c.md"):
            write(tmp_path, name, SENTENCE)
        assert [r.source for r in read([str(tmp_path / "*.txt")])] == [str(tmp_path / n) for n in ("a.txt", "b.txt")]
        assert reject(str(tmp_path / "*.html")).reason == "not found"

    def test_a_file_whose_name_has_glob_characters_is_a_file(self, tmp_path: Path) -> None:
        assert document(write(tmp_path, "talks [final].txt", SENTENCE)).text == SENTENCE


class TestRecords:
    def test_a_record_becomes_a_document(self, tmp_path: Path) -> None:
        record = {
            "text": " A\r\nb ",
            "url": "https://example.org/1",
            "published": "2024-05-03",
            "outlet": "The Example",
            "language": "en",
        }
        found = document(write(tmp_path, "a.jsonl", json.dumps(record) + "\n"))
        assert found == Document("https://example.org/1", " A\r\nb ", "2024-05-03", "The Example", "en")

    def test_without_a_url_the_source_is_path_and_line(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.ndjson", '\n{"text": "A meeting."}\n{"text": "Another."}')
        assert [r.source for r in read([str(path)])] == [f"{path}:2", f"{path}:3"]

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("not json", "no JSON"),
            ("[1, 2]", "no record: a JSON list"),
            ("{}", "no record: `text` is missing"),
            ('{"text": null}', "no record: `text` is missing"),
            ('{"text": 5}', "no record: `text` is a JSON int"),
            ('{"text": "  "}', "empty: `text`"),
            ('{"text": "A", "url": 1}', "no record: `url` is a JSON int"),
            ('{"text": "A", "outlet": ["x"]}', "no record: `outlet` is a JSON list"),
            ('{"text": "A", "published": "yesterday"}', "no record: `published` is 'yesterday'"),
            ('{"text": "A", "published": "2023-02-30"}', "no record: `published` is '2023-02-30'"),
            ("[" * 100_000, "no"),
        ],
    )
    def test_a_bad_line_is_rejected_by_number_and_the_others_go_on(self, tmp_path: Path, line: str, reason: str) -> None:
        path = write(tmp_path, "a.jsonl", f'{{"text": "First."}}\n{line}\n{{"text": "Third."}}\n')
        first, bad, third = read([str(path)])
        assert isinstance(first, Document)
        assert isinstance(third, Document)
        assert isinstance(bad, Reject)
        assert bad.source == f"{path}:2"
        assert bad.reason.startswith(reason)

    def test_an_undecodable_line_is_rejected_alone(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.jsonl", b'{"text": "First."}\n{"text": "\xff"}\n{"text": "Third."}\n')
        assert [type(r) for r in read([str(path)])] == [Document, Reject, Document]

    @pytest.mark.parametrize(
        ("given_date", "edtf"),
        [
            ("2021-05-22T12:00:47+00:00", "2021-05-22"),
            ("2021", "2021"),
            ("2014-10", "2014-10"),
            ("2024~", "2024~"),
            ("2005/2014", "2005/2014"),
            ("", None),
            (None, None),
        ],
    )
    def test_dates_are_edtf(self, tmp_path: Path, given_date: str | None, edtf: str | None) -> None:
        path = write(tmp_path, "a.jsonl", json.dumps({"text": "A", "published": given_date}))
        assert document(path).published == edtf

    def test_a_lone_surrogate_is_kept(self, tmp_path: Path) -> None:
        found = document(write(tmp_path, "a.jsonl", '{"text": "a\\ud800b"}'))
        assert found.text == "a\ud800b"
        assert found.id.startswith("sha256:")

    def test_line_separators_of_unicode_do_not_part_records(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.jsonl", json.dumps({"text": "a\u2028b\u0085c"}, ensure_ascii=False))
        assert document(path).text == "a\u2028b\u0085c"

    def test_utf_16_and_bom_files_are_read(self, tmp_path: Path) -> None:
        assert document(write(tmp_path, "a.jsonl", '{"text": "Genève"}\n'.encode("utf-16"))).text == "Genève"
        assert document(write(tmp_path, "b.jsonl", '{"text": "Genève"}\n'.encode("utf-8-sig"))).text == "Genève"

    def test_a_file_without_records_is_rejected(self, tmp_path: Path) -> None:
        assert reject(write(tmp_path, "a.jsonl", "\n\n")).reason == "empty: no records"

    def test_json_holds_one_record_or_a_list(self, tmp_path: Path) -> None:
        assert document(write(tmp_path, "a.json", '{"text": "A"}')).source == str(tmp_path / "a.json")
        path = write(tmp_path, "b.json", '[{"text": "A"}, 3, {"text": "B", "url": "u"}]')
        assert [(type(r), r.source) for r in read([str(path)])] == [
            (Document, f"{path}:1"),
            (Reject, f"{path}:2"),
            (Document, "u"),
        ]
        assert reject(write(tmp_path, "c.json", "[]")).reason.startswith("empty")
        assert reject(write(tmp_path, "d.json", "{")).reason.startswith("no JSON")


class TestStandardInput:
    def test_plain_text(self) -> None:
        assert document("-", stdin=io.BytesIO(b"[Photo] A\r\n")) == Document("-", "[Photo] A\r\n")

    def test_records(self) -> None:
        found = list(read(["-"], stdin=io.BytesIO(b'{"text": "A"}\nbad\n{"text": "B"}\n')))
        assert [(type(r), r.source) for r in found] == [(Document, "-:1"), (Reject, "-:2"), (Document, "-:3")]

    def test_a_list(self) -> None:
        assert [r.source for r in read(["-"], stdin=io.BytesIO(b'[\n{"text": "A"}]'))] == ["-:1"]

    def test_nothing(self) -> None:
        assert reject("-", stdin=io.BytesIO(b"")) == Reject("-", "empty")


PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Ministers agree on river treaty | The Lakeside Courier</title>
<meta property="og:title" content="Ministers agree on river treaty">
<meta property="og:site_name" content="The Lakeside Courier">
<meta name="author" content="Ada Moreno">
<meta property="article:published_time" content="2024-03-14T08:30:00Z">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sports</a></li></ul></nav>
<article><h1>Ministers agree on river treaty</h1><p class="byline">By Ada Moreno</p>
<p>The foreign ministers of the two countries on Thursday signed a treaty on the use of the river that they share, after nine
years of talks that had broken down twice.</p>
<p>"This is a good day for everybody who lives on its banks," the host said at a joint press conference in the capital, which was
attended by the ambassadors of four neighbours.</p>
<p>The treaty sets up a commission of six members, which is to meet twice a year, first in October.</p>
<p>Both parliaments still have to approve it.</p>
</article>
<footer><p>Copyright 2024 The Lakeside Courier. All rights reserved.</p></footer></body></html>"""


class TestHtml:
    def test_the_main_text_and_the_metadata(self, tmp_path: Path) -> None:
        found = document(write(tmp_path, "a.html", PAGE))
        assert "nine\nyears" in found.text or "nine years" in found.text
        assert "Both parliaments still have to approve it." in found.text
        assert "All rights reserved" not in found.text
        assert found.language == "en"
        assert found.published is None
        assert found.hints is not None
        assert found.hints.title == "Ministers agree on river treaty"
        assert found.hints.authors == ("Ada Moreno",)
        assert found.hints.outlet == "The Lakeside Courier"
        assert found.hints.published == "2024-03-14"

    def test_a_year_in_the_foot_is_no_date(self, tmp_path: Path) -> None:
        page = "\n".join(line for line in PAGE.splitlines() if "published_time" not in line)
        found = document(write(tmp_path, "a.html", page))
        assert found.hints is not None
        assert found.hints.published is None

    def test_a_page_is_known_by_its_content(self, tmp_path: Path) -> None:
        assert "river" in document(write(tmp_path, "page", PAGE)).text
        assert "<html" not in document(write(tmp_path, "page.txt", PAGE)).text

    def test_text_about_markup_stays_text(self, tmp_path: Path) -> None:
        text = "The <html> tag opens a page.\n"
        assert document(write(tmp_path, "a.txt", text)).text == text
        assert document(write(tmp_path, "a.html", "No markup here.\n")).text == "No markup here.\n"

    def test_a_page_without_text_is_rejected(self, tmp_path: Path) -> None:
        assert reject(write(tmp_path, "a.html", "<html><body><script>1</script></body></html>")).reason.startswith("no text")


@given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_no_bytes_make_reading_fail(tmp_path: Path, data: bytes, name: str) -> None:
    results = list(read([str(write(tmp_path, name, data))]))
    assert results
    assert all(isinstance(r, Document) or r.reason for r in results)
