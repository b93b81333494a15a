"""Reports of a few sentences on other dialogues of the world: each lead tells of a round, the rest of the history."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A report with what it tells of its first dialogue; `never` are properties that it does not tell."""

    text: str
    told: dict[str, object]
    never: tuple[str, ...] = ()
    published: str = "2024-03-15"


KENYA = "Foreign ministers of Kenya and Oman met in Muscat on Thursday for the sixth Kenya-Oman Joint Commission. "
BRAZIL = (
    "Brazilian Foreign Minister Mauro Vieira and Indian External Affairs Minister S. Jaishankar held the India-Brazil "
    "Strategic Dialogue in New Delhi on Tuesday. "
)
POLAND = "The deputy foreign ministers of Poland and Turkey met in Ankara on Wednesday for the Poland-Turkey Security Dialogue. "
CHILE = "Vice ministers of Chile and Peru met in Lima on Monday for the Chile-Peru Political Consultations. "
EGYPT = "The foreign ministers of Egypt, Jordan and Iraq met in Amman on Sunday for the Egypt-Jordan-Iraq Trilateral Dialogue. "

CASES = [
    # beginning
    Case(KENYA + "The Joint Commission was established in 1998.", {"founded": "1998"}),
    Case(KENYA + "The Joint Commission, founded in May 2003, covers trade and labour.", {"founded": "2003-05"}),
    Case(KENYA + "The commission was launched on 4 June 2011 by the two presidents.", {"founded": "2011-06-04"}),
    Case(KENYA + "Set up in 2009, the Joint Commission is the main channel between the two states.", {"founded": "2009"}),
    Case(BRAZIL + "The Strategic Dialogue was first held in 2007.", {"founded": "2007"}),
    Case(BRAZIL + "The dialogue has met six times since its inception in 2007.", {"founded": "2007"}),
    Case(BRAZIL + "The Strategic Dialogue has been held annually since 2015.", {"founded": "2015"}),
    Case(BRAZIL + "The first round of the Strategic Dialogue was held in Brasilia in 2006.", {"founded": "2006"}),
    Case(BRAZIL + "The two governments created the Strategic Dialogue in 2006.", {"founded": "2006"}),
    Case(POLAND + "The Security Dialogue began in November 2012.", {"founded": "2012-11"}),
    Case(POLAND + "The dialogue started at 9 a.m. on Wednesday and lasted three hours.", {}, ("founded",)),
    Case(POLAND + "Poland was admitted to the alliance in 1999.", {}, ("founded", "resumed", "lapsed")),
    Case(POLAND + "The two sides agreed to establish a working group on drones in 2025.", {}, ("founded",)),
    # purpose
    Case(
        KENYA + "The Joint Commission was established in 1998 to promote trade and investment.",
        {"founded": "1998", "purpose": "promote trade and investment"},
    ),
    Case(
        CHILE + "The Political Consultations were created in 2001 to strengthen ties between the two neighbours.",
        {"purpose": "strengthen ties between the two neighbours"},
    ),
    Case(
        POLAND + "The Security Dialogue aims to coordinate positions on the Black Sea.",
        {"purpose": "coordinate positions on the Black Sea"},
    ),
    # rounds
    Case(KENYA + "The Joint Commission was held five times until 2016.", {"rounds until": ("2016", 5)}),
    Case(CHILE + "The consultations were held 11 times between 2001 and 2019.", {"rounds until": ("2019", 11)}),
    Case(BRAZIL + "Eight rounds of the Strategic Dialogue were held until 2019.", {"rounds until": ("2019", 8)}),
    Case(
        BRAZIL + "The Strategic Dialogue has been held nine times since 2007.",
        {"founded": "2007", "rounds until": ("2024-03-15", 9)},
    ),
    Case(
        KENYA + "The previous meeting, the fifth Joint Commission in March 2016, dealt with fisheries.",
        {"rounds until": ("2016-03", 5)},
    ),
    # halt
    Case(
        POLAND + "The Security Dialogue was suspended in 2018 over the purchase of missiles.",
        {"lapsed": "2018", "cause": "the purchase of missiles"},
    ),
    Case(POLAND + "The dialogue has been suspended since 2018.", {"lapsed": "2018"}),
    Case(
        POLAND + "The Security Dialogue stalled after the fourth meeting in June 2017.",
        {"lapsed": "2017-06", "rounds until": ("2017-06", 4)},
    ),
    Case(
        CHILE + "The Political Consultations were interrupted in 2020 because of the pandemic.",
        {"lapsed": "2020", "cause": "the pandemic"},
    ),
    Case(CHILE + "The consultations have not been held since October 2019.", {"lapsed": "2019-10"}),
    Case(
        CHILE + "The mechanism had been dormant since 2015 owing to a border dispute.",
        {"lapsed": "2015", "cause": "a border dispute"},
    ),
    Case(
        EGYPT + "The Trilateral Dialogue was frozen in 2021 amid differences over water.",
        {"lapsed": "2021", "cause": "differences over water"},
    ),
    Case(EGYPT + "The ministers called for the war to be halted in 2024.", {}, ("lapsed",)),
    Case(EGYPT + "The dialogue was not suspended in 2021.", {}, ("lapsed",)),
    Case(EGYPT + "Flights between the two capitals were suspended in 2020.", {}, ("lapsed",)),
    # pause
    Case(KENYA + "The meeting followed an eight-year hiatus.", {"hiatus": "P8Y", "resumed": "2024-03-14"}),
    Case(KENYA + "The Joint Commission resumed after a gap of eight years.", {"hiatus": "P8Y"}),
    Case(
        KENYA + "The Joint Commission was held five times until 2016. "
        "After a seven-year hiatus due to a lack of funds, it resumed in 2023.",
        {"rounds until": ("2016", 5), "lapsed": "2016", "hiatus": "P7Y", "cause": "a lack of funds", "resumed": "2023"},
    ),
    Case(
        "The deputy foreign ministers of Poland and Turkey held the Poland-Turkey Security Dialogue for the first time "
        "in six years in Ankara on Wednesday.",
        {"hiatus": "P6Y", "resumed": "2024-03-13"},
    ),
    Case(
        "Chile and Peru held their first Political Consultations in nearly a decade in Lima on Monday. "
        "The vice ministers of both countries led the talks.",
        {"hiatus": "nearly a decade"},
    ),
    Case(POLAND + "It was the first visit of a Polish minister in six years.", {}, ("hiatus", "resumed")),
    Case(POLAND + "Exports fell for the first time in five years.", {}, ("hiatus", "resumed")),
    # taking up again
    Case(POLAND + "The Security Dialogue was revived in 2022.", {"resumed": "2022"}),
    Case(
        POLAND + "The dialogue was relaunched last year, following a meeting of the two presidents.",
        {"resumed": "2023", "resumed by": "a meeting of the two presidents"},
    ),
    Case(
        EGYPT + "The Trilateral Dialogue restarted in 2023 under an accord signed in Baghdad.",
        {"resumed": "2023", "resumed by": "an accord signed in Baghdad"},
    ),
    Case(
        POLAND + "The two presidents agreed to resume the Security Dialogue.",
        {"resumed by": "The two presidents agreed to resume the Security Dialogue"},
    ),
    Case(POLAND + "The dialogue will be relaunched in 2025.", {}, ("resumed",)),
    Case(POLAND + "Grain exports resumed in 2023.", {}, ("resumed",)),
    # like dialogues
    Case(
        POLAND + "Poland holds similar dialogues with Ukraine, Romania and the United States.",
        {"parallel": {"UKR", "ROU", "USA"}},
    ),
    Case(
        BRAZIL + "In addition to Brazil, India has such strategic dialogues with Argentina, Mexico and South Africa.",
        {"parallel": {"ARG", "MEX", "ZAF"}},
    ),
    Case(POLAND + "Poland discussed similar dangers with Ukraine and Romania.", {}, ("parallel",)),
]
