from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.knowledge.likeness import Likeness, OfficeLikeness, keys_of, likeness, office_likeness, same_office, words_of
from verbale.knowledge.romanisation import korean_sounds, office_wording, romanisation

SAME = [
    ("Okano Masataka", "OKANO Masataka"),
    ("Okano Masataka", "Masataka Okano"),
    ("Kim Hong-kyun", "Hong-kyun Kim"),
    ("Kim Hong Kyun", "Kim Hong-kyun"),
    ("Kim Hongkyun", "Kim Hong-kyun"),
    ("Gu-yeon", "Guyeon"),
    ("Xi Jinping", "Jinping XI"),
    ("Antony Blinken", "Antony J. Blinken"),
    ("JD Vance", "J.D. Vance"),
    ("George W. Bush", "George Bush"),
    ("Retno Marsudi", "Retno L. P. Marsudi"),
    ("Rebeca Grynspan", "Rebeca Grynspán"),
    ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
    ("Ilham Əliyev", "Ilham Aliyev"),
    ("Bùi Thanh Sơn", "Bui Thanh Son"),
    ("Aung San Suu Kyi", "Daw Aung San Suu Kyi"),
    ("Aung San Suukyi", "Aung San Suu Kyi"),
    ("H.E. Mr. Wang Yi", "Wang Yi"),
    ("Ng Eng Hen", "Dr. Ng Eng Hen"),
    ("Prince Faisal bin Farhan Al-Saud", "Faisal bin Farhan Al Saud"),
    ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
    ("Gideon Sa'ar", "Gideon Saar"),
    ("Blinken, Antony", "Antony Blinken"),
    ("王毅", "王毅"),
    ("김 홍균", "김홍균"),
    ("Сергей Лавров", "Лавров Сергей"),
]

VARIANT = [
    ("Kim Hong-kyun", "Kim Hong-gyun"),
    ("Hong-kyun", "Hong-gyun"),
    ("Cho Gu-yeon", "Jo Ku-yeon"),
    ("Lee Jae-myung", "Yi Jae-myeong"),
    ("Rhee Chang-yong", "Lee Chang-yong"),
    ("Park Jin", "Pak Chin"),
    ("Pak Song-il", "Park Seong-il"),
    ("Chung Eui-yong", "Jeong Ui-yong"),
    ("Kang Kyung-wha", "Kang Gyeong-hwa"),
    ("Ban Ki-moon", "Ban Gi-mun"),
    ("Yoon Suk Yeol", "Yun Seok-youl"),
    ("Cho Tae-yul", "Cho Tae-yeol"),
    ("Choe Son-hui", "Choi Sun-hee"),
    ("Kim Jong-un", "Kim Jeong-eun"),
    ("O Kuk-ryol", "Oh Guk-ryeol"),
    ("Ono Taro", "Ohno Taro"),
    ("Kono Taro", "Kouno Taro"),
    ("Ito Ken", "Itoh Ken"),
    ("Gemba Koichiro", "Koichiro Genba"),
    ("Sergey Lavrov", "Sergei Lavrov"),
    ("Yuriy Ivanov", "Yuri Ivanov"),
    ("Yevgeny Popov", "Evgeny Popov"),
    ("Alexey Popov", "Aleksei Popov"),
    ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
    ("Sadyr Japarov", "Sadyr Zhaparov"),
    ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"),
    ("Gurbanguly Berdimuhamedov", "Gurbanguly Berdymukhamedov"),
    ("Mohammed bin Salman", "Muhammad bin Salman"),
    ("Mohamed Ali", "Mohammad Ali"),
    ("Hussein Ali", "Husain Ali"),
    ("Abdel-Fattah el-Sisi", "Abdul Fattah al-Sisi"),
    ("Adel al-Jubeir", "Adel Jubair"),
    ("Abbas Araghchi", "Abbas Araqchi"),
    ("Hossein Amir-Abdollahian", "Hussein Amir-Abdullahian"),
    ("Muammar Gaddafi", "Muammar Qaddafi"),
    ("Kyriakos Mitsotakis", "Kiriakos Mitsotakis"),
    ("Gerd Müller", "Gerd Mueller"),
    ("Suharto", "Soeharto"),
    ("Tony Blinken", "Antony Blinken"),
]

SLIP = [
    ("Okano Masataka", "Okano Masatoka"),
    ("Sergey Lavrov", "Sergey Larvov"),
    ("Antony Blinken", "Antony Blinkn"),
    ("Kim Hong-kyun", "Kim Hong-kyn"),
]

PART = [
    ("Kim", "Kim Hong-kyun"),
    ("Pak", "Park Jin"),
    ("Hong-gyun", "Kim Hong-kyun"),
    ("Blinken", "Antony Blinken"),
    ("Zelensky", "Volodymyr Zelenskyy"),
    ("A. Blinken", "Antony Blinken"),
    ("Mr. Lavrov", "Sergey Lavrov"),
    ("Faisal bin Farhan", "Faisal bin Farhan Al Saud"),
    ("Prince Faisal", "Faisal bin Farhan"),
    ("bin Salman", "Mohammed bin Salman"),
    ("al-Sisi", "Abdel Fattah El-Sisi"),
    ("Alberto van Klaveren", "Alberto van Klaveren Stork"),
    ("Prabowo", "Prabowo Subianto"),
    ("Ferdinand Marcos", "Ferdinand Marcos Jr."),
    ("King Salman", "Prince Salman"),
]

DIFFERENT = [
    ("Kim Do-hoon", "Kim Dong-hoon"),
    ("Lee Jae-myung", "Lee Jae-yong"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Kim Yo-jong", "Kim Jong-un"),
    ("Kim Min-ho", "Kim Min-hu"),
    ("Kim Hong-kyun", "Kim Hong-kyu"),
    ("Kim Yong", "Kim Yong Nam"),
    ("Wang Yi", "Wang Li"),
    ("Wang Yi", "Wang Yiwei"),
    ("Ma", "Mo"),
    ("Liu Jianchao", "Liu Jinchao"),
    ("He Lifeng", "Li Feng"),
    ("Sergey Lavrov", "Sergey Ryabkov"),
    ("George W. Bush", "George H. W. Bush"),
    ("George W. Bush", "George H.W. Bush"),
    ("Ferdinand Marcos Jr.", "Ferdinand Marcos Sr."),
    ("A. Blinken", "Sergey Blinken"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Salman", "Mohammed bin Salman"),
    ("Hassan Nasser", "Hussein Nasser"),
    ("Than Shwe", "Than Swe"),
    ("Nguyen Minh Hoang", "Nguyen Hoang Minh"),
    ("Jon Smith", "John Smith"),
    ("Mario Rossi", "Maria Rossi"),
    ("Vladimir Putin", "Vladimir Putina"),
    ("Ali", "Aly"),
    ("王毅", "王义"),
    ("김홍균", "김홍근"),
    ("Сергей Лавров", "Sergey Lavrov"),
    ("", ""),
    ("", "Kim"),
    ("...", "..."),
]

GRADED = [
    (*pair, grade)
    for grade, pairs in (
        (Likeness.SAME, SAME),
        (Likeness.VARIANT, VARIANT),
        (Likeness.SLIP, SLIP),
        (Likeness.PART, PART),
        (Likeness.DIFFERENT, DIFFERENT),
    )
    for pair in pairs
]

PRINTED = sorted({name for one, other, _ in GRADED for name in (one, other) if words_of(name)})
WORDS = sorted({word for name in PRINTED for word in name.split()})
names = st.one_of(
    st.sampled_from(PRINTED), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), st.text(max_size=12)
)


@pytest.mark.parametrize(("one", "other", "grade"), GRADED)
def test_how_alike_two_names_are(one: str, other: str, grade: Likeness) -> None:
    assert likeness(one, other) is grade
    assert likeness(other, one) is grade


@pytest.mark.parametrize(("one", "other", "grade"), [graded for graded in GRADED if graded[2]])
def test_names_that_are_alike_share_a_key(one: str, other: str, grade: Likeness) -> None:
    assert keys_of(one) & keys_of(other)


@given(names, names)
def test_likeness_is_symmetric_and_needs_a_key(one: str, other: str) -> None:
    grade = likeness(one, other)
    assert likeness(other, one) is grade
    assert not grade or keys_of(one) & keys_of(other)


@given(names)
def test_a_name_is_like_itself(name: str) -> None:
    assert likeness(name, name) is (Likeness.SAME if words_of(name) else Likeness.DIFFERENT)


@given(st.sampled_from([name for name in PRINTED if name[0] < "\u2e80"]), st.sampled_from(["Mr. ", "H.E. ", "Dr. ", "  "]))
def test_forms_of_address_are_away(name: str, address: str) -> None:
    assert likeness(address + name, name) is Likeness.SAME


@given(st.sampled_from(WORDS), st.sampled_from("abcdefghijklmnopqrstuvwxyz"), st.integers(0, 3))
def test_a_letter_in_a_short_word_is_no_slip(word: str, letter: str, at: int) -> None:
    short = "Bao"[:at] + letter + "Bao"[at + 1 :]
    assert likeness(f"Bao {word}", f"{short} {word}") is not Likeness.SLIP


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("H.E. Mr. Kim Hong-kyun", ("kim", "hongkyun")),
        ("Kim Hong Kyun", ("kim", "hongkyun")),
        ("Prince Faisal bin Farhan Al-Saud", ("faisal", "farhan", "saud")),
        ("Antony J. Blinken", ("antony", "blinken")),
        ("Abd al-Aziz Ould Ahmed", ("abdalaziz", "ahmed")),
        ("Ma Zhaoxu", ("ma", "zhaoxu")),
        ("Ben Wallace MP", ("ben", "wallace")),
        ("Le Hoai Trung", ("le", "hoai", "trung")),
        ('Ferdinand "Bongbong" Marcos Jr.', ("ferdinand", "marcos")),
        ("J. D.", ("j", "d")),
        ("", ()),
    ],
)
def test_the_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_no_exchange_of_letters_changes_the_skeleton() -> None:
    """So names that exchanges bring together have a key in common."""
    known = romanisation()
    for each in {each for several in known.exchanges.values() for each in several}:
        before, after = "" if each.start else "ba", "" if each.end else "ad"
        one, other = (known.skeleton(before + part + after) for part in (each.one, each.other))
        assert one == other, each


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("kyun", "gyun", True), ("do", "dong", False), ("hoon", "heon", False), ("hun", "heon", True), ("jong", "jeong", True)],
)
def test_what_a_korean_syllable_may_be(one: str, other: str, alike: bool) -> None:
    sounds = korean_sounds()
    assert bool(sounds.readings(one) & sounds.readings(other)) is alike


def test_the_words_of_offices_are_known() -> None:
    assert not office_wording().ranks & office_wording().finer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("First Vice Foreign Minister", "First Vice Minister of Foreign Affairs"),
        ("First Vice Foreign Minister", "1st Vice Foreign Minister"),
        ("First Vice Foreign Minister", "First Deputy Minister for Foreign Affairs"),
        ("South Korea's First Vice Foreign Minister", "first vice foreign minister"),
        ("Vice Minister of the Ministry of Foreign Affairs", "Vice Foreign Minister"),
        ("Defence Minister", "Minister of Defense"),
        ("Minister of External Affairs", "Foreign Minister"),
        ("Japanese Vice Foreign Minister", "Vice Foreign Minister"),
        ("Foreign Minister of Japan", "Japanese Foreign Minister"),
        ("FM", "Foreign Minister"),
        ("President of the United States", "US President"),
        ("Chairwoman", "Chairman"),
        ("Prime Minister and Foreign Minister", "Foreign Minister and Prime Minister"),
    ],
)
def test_one_office_in_other_words(one: str, other: str) -> None:
    assert same_office(one, other)
    assert same_office(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vice Foreign Minister", "First Vice Foreign Minister"),
        ("Minister", "Foreign Minister"),
        ("Foreign Minister", "Deputy Prime Minister and Foreign Minister"),
        ("Foreign Minister", "Minister of Foreign Affairs and Trade"),
        ("Acting Foreign Minister", "Foreign Minister"),
        ("Secretary", "Secretary of State"),
        ("Ambassador", "Ambassador to China"),
        ("Special Representative", "Special Representative for North Korea"),
    ],
)
def test_an_office_told_less_exactly(one: str, other: str) -> None:
    assert office_likeness(one, other) is OfficeLikeness.LOOSE
    assert office_likeness(other, one) is OfficeLikeness.LOOSE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Minister", "Vice Foreign Minister"),
        ("Foreign Minister", "Minister of State for Foreign Affairs"),
        ("First Vice Foreign Minister", "Second Vice Foreign Minister"),
        ("Foreign Minister", "Defence Minister"),
        ("Defence Minister", "Defence Secretary"),
        ("Prime Minister", "Minister"),
        ("Prime Minister", "Deputy Prime Minister"),
        ("President", "Vice President"),
        ("Director", "Director General"),
        ("Japanese Foreign Minister", "South Korean Foreign Minister"),
        ("Ambassador to Japan", "Ambassador to China"),
        ("Deputy Prime Minister and Foreign Minister", "Deputy Prime Minister and Defence Minister"),
        ("", "Foreign Minister"),
        ("", ""),
    ],
)
def test_different_offices(one: str, other: str) -> None:
    assert office_likeness(one, other) is OfficeLikeness.DIFFERENT
    assert office_likeness(other, one) is OfficeLikeness.DIFFERENT


@given(st.text(max_size=20), st.text(max_size=20))
def test_office_likeness_is_symmetric(one: str, other: str) -> None:
    assert office_likeness(one, other) is office_likeness(other, one)
