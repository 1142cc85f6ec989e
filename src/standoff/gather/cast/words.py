"""Words and tags that the cast is told by."""

from __future__ import annotations

# ---------------------------------------------------------------- measures

MEASURES = frozenset({
    "group", "number", "member", "majority", "crowd", "hundred", "thousand", "dozen", "score",
    "million", "series", "pair", "couple", "handful", "team", "one", "some", "many", "most", "all",
    "both", "each", "none", "several", "half", "part", "lot", "delegation", "town", "city",
    "village", "region", "province", "republic", "state", "island", "port", "territory", "kingdom",
    "people",
})  # fmt: skip
"""Words that, with "of", only say how many or what sort of place are meant."""

# ---------------------------------------------------------------- what stands beside a name

OWN = frozenset({"of", "for"})
HERE = frozenset({"in", "from", "at", "inside"})
ABROAD = frozenset({"JRN", "NGO", "HLH", "BUS", "EDU"})
"""Sectors whose people are often in a country that is not theirs."""
ENVOYS = frozenset({
    "ambassador", "diplomat", "envoy", "special envoy", "embassy", "consulate", "negotiator",
    "chief negotiator",
})  # fmt: skip
BUREAUS = frozenset({"ministry", "office", "department"})
"""Bodies that are of what they deal with before they are of a country."""
PREMODIFIED = frozenset({"ethnic", "fellow", "many", "some", "most", "local", "young", "all"})
PLURAL = frozenset({"NNS", "NNPS"})
CROWDS = frozenset({
    "group", "crowd", "hundred", "thousand", "dozen", "score", "ten", "million", "number",
    "majority", "handful", "few",
})  # fmt: skip
BEHIND_APPOSITION = frozenset({",", ".", ":", ")", "-RRB-", "''", "CC"})

# ---------------------------------------------------------------- coreference

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
COUNTRY = frozenset({"country", "nation", "homeland"})
SIDES = frozenset({"sides", "parties", "governments", "foes", "enemies", "rivals", "allies"})
PAIR = SIDES | {
    "countries", "nations", "states", "neighbours", "neighbors", "powers", "capitals", "republics",
    "giants", "superpowers", "kingdoms", "emirates", "monarchies", "islands", "economies",
}  # fmt: skip
"""What several countries, or other parties to a dispute, are called together."""
NUMBERS = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
SEVERAL = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4}
THESE = frozenset({"these", "those", "all", "other"})
JOINTS = frozenset({",", "and", "&", "or", "as", "well", "the", "both", "but", "also", "nor"})
"""What stands between the parts of a coordination."""
NATION = frozenset({"country", "nation", "state", "power", "republic"})
NEIGHBOUR = frozenset({"neighbour", "neighbor"})
GROUP = frozenset({"group", "movement", "organisation", "organization", "faction"})
DEFINITE = frozenset({"the", "this", "that"})
ANY = frozenset({"a", "an", "any", "no", "every", "each", "another", "some"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
EMPTY = frozenset({
    "be", "seem", "appear", "come", "take", "rain", "happen", "turn", "remain", "become", "look",
    "prove", "go",
})  # fmt: skip
"""Verbs whose "it" mostly stands for nothing."""
SAYING = frozenset({
    "say", "warn", "declare", "announce", "insist", "vow", "pledge", "promise", "claim", "threaten",
    "add", "state", "argue",
})  # fmt: skip
MODIFYING = frozenset({"compound", "amod", "nmod", "nummod"})
WOMEN = frozenset({"mrs", "mrs.", "ms", "ms.", "lady", "dame", "queen", "princess", "nun"})
MEN = frozenset({"mr", "mr.", "lord", "sir", "king", "prince", "crown prince", "pope", "emir"})

# ---------------------------------------------------------------- noun phrases

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "HYPH", "AFX", "FW"})
LINKS = frozenset({"VBN", "VBG", "RB"})
"""Tags that stand inside a noun phrase only between its parts: "Lebanon's newly elected"."""
PLACED = frozenset({
    "in", "near", "outside", "inside", "around", "across", "capital", "city", "town",
})  # fmt: skip
"""Words before a capital that mean the city, not the government in it."""
TOWARDS = frozenset({"to", "from", "for", "into", "at"})
MOVING = frozenset({
    "go", "come", "fly", "send", "dispatch", "travel", "return", "arrive", "drive", "march",
    "flee", "move", "head", "leave", "depart", "walk", "sail", "run", "take", "bring", "rush",
    "shuttle", "be", "land", "stay", "meet", "stop",
})  # fmt: skip
"""Verbs whose "to", "from" or "at" a capital is a place behind."""
VISITING = frozenset({"visit", "reach", "enter", "leave", "tour", "bomb", "shell"})
ATTACHED = frozenset({"based", "born", "run", "owned", "ruled", "controlled", "administered"})
"""What behind a hyphen says where somebody is from: "Pakistan-based", not "US-backed"."""
ACTS = frozenset({"opposition", "resistance"})
"""Generic actors that are acts where "to" stands behind them."""
ADJECTIVES = frozenset({"military", "rebel", "insurgent", "guerrilla", "militant", "separatist"})
ADJECTIVAL = frozenset({"civilian"})
"""Generic actors whose words are adjectives as well."""
GROUPS = frozenset({
    "group", "movement", "organisation", "organization", "alliance", "network", "bloc", "faction",
    "militia", "wing",
})  # fmt: skip
"""What may stand behind a group's name: "the Islamic Jihad group"."""
FORMER = frozenset({"former", "ex", "late", "deposed", "ousted", "exiled", "retired"})
KEPT = FORMER | {
    "armed", "elected", "acting", "ruling", "interim", "senior", "top", "foreign", "local",
    "regional", "federal", "provincial", "civilian", "political", "religious", "ethnic", "chief",
    "deputy", "western", "northern", "southern", "eastern", "paramilitary", "military", "radical",
    "islamist", "communist", "nuclear", "striking", "protesting", "serving", "sitting", "exiled",
    "wounded", "injured", "displaced", "jailed", "imprisoned", "unarmed", "masked", "retired",
}  # fmt: skip
"""Verbs and adjectives that say who somebody is: "armed groups", not "alarmed policymakers"."""

# ---------------------------------------------------------------- names

NOT_PEOPLE = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "today", "yesterday", "tomorrow", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "week", "month", "year", "last", "next",
})  # fmt: skip
"""Words of time, which stand before names without belonging to them."""

# ---------------------------------------------------------------- at home

AT_HOME = frozenset({
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "LEG", "SPY", "CVL", "REF", "CRM", "UAF",
})  # fmt: skip
"""Sectors whose people a document that names one country has in that country."""
ORGANS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors of a state's own organs."""
SCENE = frozenset({"COP", "OPP", "CVL", "EDU", "REB", "JUD", "CRM", "HLH", "LAB", "REL", "SOC"})
"""Sectors of the people of a place that a sentence begins with: "In X, students"."""
STUDYING = frozenset({
    "scholar", "expert", "analyst", "specialist", "historian", "researcher", "correspondent",
    "watcher", "observer",
})  # fmt: skip
"""Who studies a country and is not of it: "a China scholar", but "a Chinese scholar"."""
ANYWHERE = frozenset({"terrorist", "extremist", "jihadist", "jihadi", "islamist", "diplomat"})
