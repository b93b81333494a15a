"""Sentences written for this project, with the event that each tells: type, actor and recipient as in the codebook.

Both parties of what two do together stand as actor, with no recipient. An event type of None: the sentence tells of no event.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A sentence and its event; parties as codes parted by blanks."""

    text: str
    type: str | None
    actor: str = ""
    recipient: str = ""


CASES = [
    # agreeing, promising, planning
    Case("Norway has promised to send 40 field kitchens to Malawi.", "AGREE", "NOR", "MWI"),
    Case("Chile and Peru agreed on Tuesday to share the waters of the river.", "AGREE", "CHL PER"),
    Case("The Ghanaian president will visit Togo next month.", "AGREE", "GHA", "TGO"),
    Case("Japan offered Fiji a loan of 90 million dollars.", "AGREE", "JPN", "FJI"),
    Case("Kenya is ready to mediate between Sudan and Ethiopia.", "AGREE", "KEN", "SDN ETH"),
    Case("Oman pledged to support Tunisia's bid for a seat on the council.", "AGREE", "OMN", "TUN"),
    Case("Brazil invited the Uruguayan prime minister to a summit.", "AGREE", "BRA", "URY"),
    Case("Latvia and Estonia plan to sign a treaty on fisheries in May.", "AGREE", "LVA EST"),
    # meeting
    Case("The Italian foreign minister met his Maltese counterpart in Rome.", "CONSULT", "MLT", "ITA"),
    Case("Officials from Laos and Vietnam held talks on the new railway.", "CONSULT", "LAO VNM"),
    Case("The Danish prime minister telephoned the Finnish president on Sunday.", "CONSULT", "DNK FIN"),
    Case("Morocco's king arrived in Madrid on Monday for a state visit.", "CONSULT", "MAR", "ESP"),
    Case("Senegal's president received the Gambian foreign minister at the palace.", "CONSULT", "SEN GMB"),
    Case("Qatar mediated between Chad and Niger.", "CONSULT", "QAT", "TCD NER"),
    # support
    Case("Portugal praised Angola for its handling of the vote.", "SUPPORT", "PRT", "AGO"),
    Case("Iceland recognised Kosovo on Wednesday.", "SUPPORT", "ISL", "XKX"),
    Case("Bolivia and Paraguay signed a treaty of friendship in Sucre.", "SUPPORT", "BOL PRY"),
    Case("Cuba restored diplomatic relations with Honduras.", "SUPPORT", "CUB HND"),
    Case("The Polish parliament ratified the accord with Lithuania.", "SUPPORT", "POL LTU"),
    Case("Greek lawmakers expressed solidarity with Cyprus.", "SUPPORT", "GRC", "CYP"),
    # cooperation and aid
    Case("Spain extradited a suspected smuggler to Colombia.", "COOPERATE", "ESP", "COL"),
    Case("India and Sri Lanka began joint naval exercises on Monday.", "COOPERATE", "IND LKA"),
    Case("Austria shares intelligence with Slovenia.", "COOPERATE", "AUT SVN"),
    Case("Mongolia bought 30,000 tons of wheat from Kazakhstan.", "COOPERATE", "MNG", "KAZ"),
    Case("Sweden gave Zambia four million dollars for clinics.", "AID", "SWE", "ZMB"),
    Case("Turkish rescue teams were sent to Nepal after the earthquake.", "AID", "TUR", "NPL"),
    Case("Canada granted asylum to eleven Eritrean journalists.", "AID", "CAN", "ERI"),
    Case("The United States delivered weapons to Jordan.", "AID", "USA", "JOR"),
    Case("Blankets and tents were donated to Mozambique by Ireland.", "AID", "IRL", "MOZ"),
    Case("France sent peacekeepers to the Central African Republic.", "AID", "FRA", "CAF"),
    # conceding and retreating
    Case("Armenia lifted the curfew in its capital.", "CONCEDE", "ARM", "ARM"),
    Case("Britain eased sanctions on Zimbabwe.", "CONCEDE", "GBR", "ZWE"),
    Case("Belarus dropped its demand for an apology from Poland.", "CONCEDE", "BLR", "POL"),
    Case("Australia apologised to Nauru.", "CONCEDE", "AUS", "NRU"),
    Case("Uganda will withdraw its troops from Somalia in June.", "CONCEDE", "UGA", "SOM"),
    Case("Egypt released 30 Sudanese prisoners.", "RETREAT", "EGY", "SDN"),
    Case("Ethiopian troops withdrew from Eritrea.", "RETREAT", "ETH", "ERI"),
    Case("The prime minister of Moldova resigned on Friday.", "RETREAT", "MDA", "MDA"),
    Case("Guatemalan rebels laid down their arms.", "RETREAT", "GTM", "GTM"),
    Case("Libya allowed U.N. inspectors into the plant.", "RETREAT", "LBY", "UN"),
    # asking
    Case("Haiti asked Canada for medical supplies.", "REQUEST", "HTI", "CAN"),
    Case("Cambodia demanded that Thailand return the statues.", "REQUEST", "KHM", "THA"),
    Case("The Bulgarian minister urged Serbia to hold a vote.", "REQUEST", "BGR", "SRB"),
    Case("Panama said Nicaragua must close the camp.", "REQUEST", "PAN", "NIC"),
    Case("Algeria told Mali to pull back.", "REQUEST", "DZA", "MLI"),
    # accusing
    Case("Rwanda accused Burundi of arming rebels.", "ACCUSE", "RWA", "BDI"),
    Case("Malaysia summoned the Myanmar ambassador over the shooting.", "ACCUSE", "MYS", "MMR"),
    Case("Ukraine was criticised by Hungary over the law.", "ACCUSE", "HUN", "UKR"),
    Case("Ireland lodged a complaint against Israel.", "ACCUSE", "IRL", "ISR"),
    Case("Dutch prosecutors opened an investigation into Surinamese officials.", "ACCUSE", "NLD", "SUR"),
    # refusing
    Case("Yemen rejected a Saudi proposal for talks.", "REJECT", "YEM", "SAU"),
    Case("Namibia refused to meet Botswana's delegation.", "REJECT", "NAM", "BWA"),
    Case("Croatia vetoed the Macedonian bid.", "REJECT", "HRV", "MKD"),
    Case("Ecuador cancelled a meeting with Venezuela.", "REJECT", "ECU", "VEN"),
    Case("Iran said it would not accept Bahraini observers.", "REJECT", "IRN", "BHR"),
    Case("Bangladesh failed to reach agreement with Bhutan on transit.", "REJECT", "BGD", "BTN"),
    # threatening
    Case("Azerbaijan threatened to attack Armenia.", "THREATEN", "AZE", "ARM"),
    Case("Kuwait warned Iraq of consequences.", "THREATEN", "KWT", "IRQ"),
    Case("Mali vowed to impose sanctions on Benin.", "THREATEN", "MLI", "BEN"),
    Case("Gabon will expel Cameroonian diplomats unless the embassy apologises.", "THREATEN", "GAB", "CMR"),
    # protesting
    Case("Thousands of Hungarians demonstrated against the government.", "PROTEST", "HUN", "HUN"),
    Case("Bolivian miners went on strike on Thursday.", "PROTEST", "BOL", "BOL"),
    Case("Maltese fishermen blocked the port in protest against Italy.", "PROTEST", "MLT", "ITA"),
    Case("Students rioted in the Kenyan capital.", "PROTEST", "KEN", "KEN"),
    # mobilising
    Case("Russia put its troops on alert.", "MOBILIZE", "RUS", "RUS"),
    Case("Eritrea has massed tanks along its border with Ethiopia.", "MOBILIZE", "ERI", "ETH"),
    Case("Taiwan called up reservists.", "MOBILIZE", "TWN", "TWN"),
    Case("China conducted naval exercises near Japan.", "MOBILIZE", "CHN", "JPN"),
    # reducing relations
    Case("Norway expelled three Russian diplomats.", "SANCTION", "NOR", "RUS"),
    Case("Costa Rica broke off diplomatic relations with Nicaragua.", "SANCTION", "CRI", "NIC"),
    Case("The European Union imposed sanctions on Belarus.", "SANCTION", "EU", "BLR"),
    Case("Denmark suspended aid to Tanzania.", "SANCTION", "DNK", "TZA"),
    Case("Oman recalled its ambassador from Denmark.", "SANCTION", "OMN", "DNK"),
    Case("Sanctions were imposed on Guinea by Ghana.", "SANCTION", "GHA", "GIN"),
    # coercing
    Case("Cuban police arrested twelve activists.", "COERCE", "CUB", "CUB"),
    Case("Indonesian patrols seized a Vietnamese trawler.", "COERCE", "IDN", "VNM"),
    Case("Djibouti deported 60 Somali migrants.", "COERCE", "DJI", "SOM"),
    Case("Tajikistan banned the opposition party.", "COERCE", "TJK", "TJK"),
    Case("Fiji imposed a curfew after the riots.", "COERCE", "FJI", "FJI"),
    # attacking
    Case("Sudanese planes bombed a village in Chad.", "ASSAULT", "SDN", "TCD"),
    Case("Two Pakistani soldiers were killed by Indian forces.", "ASSAULT", "IND", "PAK"),
    Case("Congolese rebels launched an attack on Rwandan positions.", "ASSAULT", "COD", "RWA"),
    Case("Gunmen shot dead a Thai official.", "ASSAULT", "THA", "THA"),
    Case("Iran and Iraq exchanged fire.", "ASSAULT", "IRN IRQ"),
    # nothing that the codebook counts
    Case("Belgium said the harvest was good.", None),
    Case("The Swiss economy grew by two percent.", None),
    Case("Mexico lies south of the United States.", None),
    Case("Israel did not attack Lebanon.", None),
    Case("The Estonian minister commented on the weather.", None),
]
