from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.clean import clean
from verbale.errors import KnowledgeError
from verbale.knowledge import agency as agency_knowledge
from verbale.knowledge import parties
from verbale.knowledge.agency import agencies, official_signs, side_of_host, side_of_name, source_named
from verbale.model.claims import Claim
from verbale.model.documents import Document, Hints, Kind, Passage, Report, Role
from verbale.model.spans import Span, quote
from verbale.resolve.voices import KEPT, Voice, dependent, independent, resemblance, voice_of

HEADLINE = "Fiji and Tonga hold maritime talks"
LEAD = "The foreign ministers of Fiji and Tonga met on Friday to discuss fisheries and the next round of their maritime dialogue."
REST = (
    "They agreed to exchange lists of licensed vessels before the end of the year, officials of both ministries said. "
    "The Tongan side thanked Fiji for its help after the cyclone and offered to host the following round in March.",
    "The dialogue was set up in 2016 and had not been held for three years because of the closing of the borders.",
)


def report(*lines: str, source: str = "reports/suva.txt", outlet: str | None = None) -> Report:
    return clean(Document(source, "\n\n".join(lines), outlet=outlet))


def of_bodies(*bodies: str, source: str = "reports/suva.txt", outlet: str | None = None, kind: Kind = Kind.NEWS) -> Report:
    """A report of body lines and nothing else."""
    text = "\n".join(bodies)
    passages, at = [], 0
    for body in bodies:
        passages.append(Passage(Role.BODY, Span(at, at + len(body))))
        at += len(body) + 1
    return Report(Document(source, text, outlet=outlet), tuple(passages), kind=kind, outlet=outlet)


def chain(*lines: str, **given_with: str) -> tuple[str, ...]:
    return voice_of(report(HEADLINE, *lines, **given_with)).chain


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("SUVA, June 28 (Xinhua) -- ", ("Xinhua",)),
        ("SUVA (Reuters) - ", ("Reuters",)),
        ("[IANS] ", ("IANS",)),
        ("Suva [Fiji], June 28 (ANI): ", ("ANI",)),
        ("Suva, June 28 (IANS/Xinhua) ", ("IANS", "Xinhua")),
        ("AMMAN (Petra) -- ", ("Petra",)),
        ("PETRA, Jordan -- ", ()),
        ("SUVA (Pacific Star News) -- ", ("Pacific Star News",)),
        ("SUVA, June 28 -- ", ()),
    ],
)
def test_agencies_of_the_dateline(dateline: str, expected: tuple[str, ...]) -> None:
    assert chain(dateline + LEAD, *REST) == expected


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        ("Source: ANI", ("ANI",)),
        ("(With inputs from PTI)", ("PTI",)),
        ("(With inputs from PTI and AFP)", ("PTI", "AFP")),
        ("(With inputs from agencies)", ()),
        ("(Reuters)", ("Reuters",)),
        ("Xinhua/ANI", ("Xinhua", "ANI")),
        ("Source: Ministry of Foreign Affairs of Tonga", ("Ministry of Foreign Affairs of Tonga",)),
        ("Photo: Reuters", ()),
    ],
)
def test_credit_lines_below(credit: str, expected: tuple[str, ...]) -> None:
    assert chain(LEAD, *REST, credit) == expected


@pytest.mark.parametrize(
    ("byline", "expected"), [("By Reuters", "Reuters"), ("AFP", "AFP"), ("By Ana Vula, Associated Press", "AP")]
)
def test_bylines(byline: str, expected: str) -> None:
    assert chain(byline, LEAD, *REST) == (expected,)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (LEAD[:-1] + ", Xinhua reported.", ("Xinhua",)),
        ("According to state news agency MAP, " + LEAD, ("MAP",)),
        ("Fiji will host the next round, the country's minister told Reuters on Friday in Suva.", ("Reuters",)),
        ("Citing a report by the Kuwait News Agency, ministers said that the talks had ended.", ("KUNA",)),
        ("Two days after Yonhap reported that a ship was lost, the ministers met in Suva on Friday.", ()),
        ("The ministers, of whom one used to write for Reuters, met in Suva on Friday afternoon.", ()),
        ("The ministers looked at a MAP of the border and at an APP for fishermen in Suva on Friday.", ()),
    ],
)
def test_the_lead_in_an_agencys_mouth(lead: str, expected: tuple[str, ...]) -> None:
    assert voice_of(of_bodies(lead, *REST)).chain == expected


def test_a_detail_by_an_agency_is_not_the_source_of_the_whole() -> None:
    assert (
        chain(LEAD, *REST, "A vessel had been lost at sea on Monday, Xinhua reported, without naming its harbour in the report.")
        == ()
    )


def test_a_picture_is_not_the_source_of_the_whole() -> None:
    found = voice_of(report(HEADLINE, "The ministers shake hands in Suva on Friday. (AFP)", "SUVA - " + LEAD, *REST))
    assert (found.outlet, found.chain) == (None, ())


def test_a_chain_over_two_agencies() -> None:
    found = voice_of(
        report(HEADLINE, "Suva, June 28 (IANS) According to state news agency Xinhua, " + LEAD, *REST, outlet="The Lagoon Times")
    )
    assert found.outlet == "The Lagoon Times"
    assert found.chain == ("IANS", "Xinhua")


@pytest.mark.parametrize(("outlet", "agency"), [("Xinhua", "Xinhua"), ("Alborz News Agency", "ANA"), ("Abay News", "Abay News")])
def test_an_outlet_is_not_taken_from_itself(outlet: str, agency: str) -> None:
    assert chain(f"SUVA, June 28 ({agency}) -- " + LEAD, *REST, outlet=outlet) == ()


def test_an_ending_in_a_name() -> None:
    assert voice_of(of_bodies(LEAD, *REST, "The next round is due in March. – Bernama")).chain == ("Bernama",)


def test_a_headline_that_names_its_source() -> None:
    told = replace(of_bodies(LEAD, *REST), headline="Kim and To hold talks: KCNA")
    assert voice_of(told).chain == ("KCNA",)


def test_authors_of_the_markup() -> None:
    page = of_bodies(LEAD, *REST)
    assert voice_of(replace(page, authors=("Agence France-Presse",))).chain == ("AFP",)


def test_claims_that_are_all_attributed() -> None:
    page = of_bodies(LEAD, *REST)
    evidence = quote(page.document.id, page.document.text, Span(4, 21))
    told = [Claim(f"m{n}", "city", "Suva", "Suva", evidence, attribution=("the news agency Kyodo",)) for n in range(3)]
    plain = [replace(claim, attribution=()) for claim in told]
    assert voice_of(page, told).chain == ("Kyodo",)
    assert voice_of(page, [*told, *plain]).chain == ()


@pytest.mark.parametrize(
    ("host", "side"),
    [
        ("www.mofa.go.kr", "KOR"),
        ("2021-2025.state.gov", "USA"),
        ("www.gov.uk", "GBR"),
        ("mea.gov.in", "IND"),
        ("www.eeas.europa.eu", "EU"),
        ("www.diplomatie.gouv.fr", "FRA"),
        ("mid.ru", "RUS"),
        ("mfa.gov.cn", "CHN"),
        ("www.auswaertiges-amt.de", "DEU"),
        ("www.foreignminister.gov.au", "AUS"),
        ("asean.org", "ASEAN"),
        ("press.un.org", "UN"),
        ("presidencia.gob.hn", "HND"),
        ("www.mfa.am", "ARM"),
        ("www.spa.gov.sa", None),
        ("www.pna.gov.ph", None),
        ("www.koreaherald.com", None),
        ("go.example.it", None),
        ("", None),
    ],
)
def test_sides_of_hosts(host: str, side: str | None) -> None:
    assert side_of_host(host) == side
    assert voice_of(of_bodies(LEAD, source=f"https://{host}/page")).side == side


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Ministry of Foreign Affairs of Japan", "JPN"),
        ("MFA Russia", "RUS"),
        ("Embassy of India in Rabat", "IND"),
        ("Embassy of India, Tashkent", "IND"),
        ("French Ministry for Europe and Foreign Affairs", "FRA"),
        ("Ministry of Foreign and European Affairs of Croatia", "HRV"),
        ("Delegation of the European Union to Japan", "EU"),
        ("African Union", "AU"),
        ("U.S. Department of State", "USA"),
        ("Xinhua", None),
        ("Saudi Press Agency", None),
        ("The Korea Herald", None),
        ("Ministry of Foreign Affairs", None),
    ],
)
def test_sides_of_outlets(name: str, side: str | None) -> None:
    assert side_of_name(name) == side
    assert voice_of(of_bodies(LEAD, outlet=name)).side == side


def test_who_signs_a_release() -> None:
    page = replace(of_bodies(LEAD, *REST, kind=Kind.PRESS_RELEASE), authors=("Embassy of Tonga in Suva",))
    assert voice_of(page).side == "TON"
    assert voice_of(replace(page, kind=Kind.NEWS)).side is None


def test_an_organisation_read_off_a_newspapers_page_is_not_its_side() -> None:
    page = replace(of_bodies(LEAD, *REST, source="https://news.example/1"), outlet="ASEAN")
    assert voice_of(page).side is None


def test_the_outlet_by_the_address() -> None:
    assert voice_of(of_bodies(LEAD, source="https://www.lagoon.example/1")).outlet == "lagoon.example"
    assert voice_of(of_bodies(LEAD, source="https://en.yna.co.kr/1")).outlet == "Yonhap News Agency"
    hinted = Document("x.html", LEAD, hints=Hints(outlet="Lagoon Post"))
    assert voice_of(Report(hinted, (), outlet="Lagoon Post")).outlet == "Lagoon Post"


def test_copies_are_dependent_though_nobody_says_so() -> None:
    one = voice_of(of_bodies(LEAD, *REST, outlet="Lagoon Post"))
    copied = voice_of(of_bodies("Fiji and Tonga spoke of fish.", LEAD.upper(), *REST, outlet="Reef Gazette"))
    other = voice_of(
        of_bodies("Ministers from two islands sat down in Suva to talk about tuna.", REST[1][:40], outlet="Atoll Mail")
    )
    assert dependent(one, copied)
    assert not dependent(one, other)
    assert independent([one, copied, other]) == 2


def test_reports_from_one_agency_are_dependent() -> None:
    agency = voice_of(of_bodies("Ministers met.", outlet="Xinhua News Agency"))
    near = Voice("Lagoon Post", ("IANS", "Xinhua"), None, (1, 2, 3))
    far = Voice("Reef Gazette", ("IANS",), None, (7, 8, 9))
    assert dependent(agency, near)
    assert dependent(near, far)
    assert not dependent(agency, far)
    assert independent([agency, far]) == 2
    assert independent([agency, far, near]) == 1


def test_a_government_has_one_voice() -> None:
    ministry = voice_of(of_bodies(LEAD, source="https://www.mofa.go.jp/x"))
    embassy = voice_of(of_bodies("The embassy announces talks.", outlet="Embassy of Japan in Fiji"))
    credited = voice_of(report(HEADLINE, "Ministers spoke. " + LEAD, *REST, "Source: Ministry of Foreign Affairs of Japan"))
    other = voice_of(of_bodies("The two met.", source="https://www.mofa.go.kr/x"))
    assert independent([ministry, embassy, credited]) == 1
    assert independent([ministry, other]) == 2


def test_pages_of_which_nothing_is_known_are_apart() -> None:
    assert not dependent(Voice(None, (), None, ()), Voice("Reef Gazette", (), None, ()))
    assert independent([]) == 0


def test_editions_of_two_papers_are_two() -> None:
    first, second = (Voice(f"{name} (English edition)", (), None, ()) for name in ("Lagoon Post", "Reef Gazette"))
    assert not dependent(first, second)


def test_sketches_are_stable() -> None:
    assert voice_of(of_bodies("Ministers met")).sketch == (3019755736,)
    assert voice_of(of_bodies("Ministers met")).sketch == voice_of(of_bodies(" MINISTERS, met!")).sketch
    assert voice_of(of_bodies("外务部长会谈 举行了")).sketch != ()
    assert len(voice_of(of_bodies(" ".join(map(str, range(500))))).sketch) == KEPT


def test_duplicate_paragraphs_count_once() -> None:
    once = of_bodies(LEAD)
    twice = of_bodies(LEAD, LEAD)
    marked = replace(twice, passages=(twice.passages[0], replace(twice.passages[1], duplicate=True)))
    assert voice_of(marked).sketch == voice_of(once).sketch


@pytest.mark.parametrize("shared", [60, 150, 300])
def test_resemblance_estimates_the_jaccard_index(shared: int) -> None:
    one = voice_of(of_bodies(" ".join(f"w{n}" for n in range(400))))
    other = voice_of(of_bodies(" ".join(f"w{n}" for n in range(400 - shared, 800 - shared))))
    assert resemblance(one, other) == pytest.approx((shared - 4) / (796 - shared), abs=0.15)


WORDS = st.lists(st.sampled_from(["suva", "nadi", "apia", "talks", "round", "fish", "march"]), max_size=90).map(" ".join)
VOICES = st.builds(
    Voice,
    st.none() | st.sampled_from(["Xinhua", "Lagoon Post", "Embassy of Tonga", "Reef Gazette"]),
    st.lists(st.sampled_from(["IANS", "Xinhua", "AFP"]), max_size=2, unique=True).map(tuple),
    st.none() | st.sampled_from(["TON", "FJI"]),
    st.frozensets(st.integers(0, 40), max_size=6).map(lambda s: tuple(sorted(s))),
)


@given(WORDS, WORDS)
def test_resemblance_is_symmetric_and_one_with_itself(one: str, other: str) -> None:
    first, second = voice_of(of_bodies(one)), voice_of(of_bodies(other))
    assert resemblance(first, second) == resemblance(second, first)
    assert resemblance(first, first) == 1.0
    assert 0.0 <= resemblance(first, second) <= 1.0


@given(st.lists(VOICES, max_size=7).flatmap(lambda voices: st.tuples(st.just(voices), st.permutations(voices))))
def test_independence_does_not_hang_on_the_order(orders: tuple[list[Voice], list[Voice]]) -> None:
    assert independent(orders[0]) == independent(orders[1])


@given(VOICES, VOICES)
def test_dependence_is_symmetric_and_reflexive(one: Voice, other: Voice) -> None:
    assert dependent(one, one)
    assert dependent(one, other) == dependent(other, one)


@given(st.text())
def test_any_text_has_a_voice(text: str) -> None:
    assert voice_of(of_bodies(text)).side is None


def test_agencies_of_all_regions() -> None:
    assert len(agencies()) > 100
    assert {a.country for a in agencies().values()} <= parties().keys()
    assert source_named("the PRESS TRUST of India") == "PTI"
    assert source_named("yna.co.kr") == "Yonhap"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"agencies": [{"name": "A", "country": "KOR"}, {"name": "B", "country": "KOR", "aliases": ["A"]}]}, "A stands twice"),
        ({"agencies": [{"name": "A", "country": "Nowhere"}]}, "unknown country"),
        ({"agencies": [{"name": "A"}]}, "lacks country"),
        ({"agencies": "A"}, "no list"),
        ({"hosts": {"a.org": "NOBODY"}}, "unknown party"),
        ({"labels": {"go": "example"}}, "unknown domain"),
    ],
)
def test_a_broken_file_is_an_error(change: dict[str, object], why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"agencies": [], "labels": {}, "hosts": {}, "issuers": ["ministry"], **change}
    monkeypatch.setattr(agency_knowledge, "_data", lambda: data)
    load = agencies.__wrapped__ if "agencies" in change else official_signs.__wrapped__
    with pytest.raises(KnowledgeError, match=why):
        load()
