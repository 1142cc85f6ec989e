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
ENVOYS = frozenset({"ambassador", "diplomat", "envoy", "special envoy", "embassy", "consulate"})
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
PAIR = frozenset({
    "countries", "nations", "sides", "states", "neighbours", "neighbors", "governments", "parties",
    "powers", "allies", "rivals", "capitals", "republics", "foes", "enemies",
})  # fmt: skip
GROUP = frozenset({"group", "movement", "organisation", "organization", "faction"})
DEFINITE = frozenset({"the", "this", "that"})
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
    "in", "at", "near", "outside", "inside", "around", "across", "capital", "city", "town",
})  # fmt: skip
"""Words before a capital that mean the city, not the government in it."""
ATTACHED = frozenset({"based", "born", "run", "owned", "ruled", "controlled", "administered"})
"""What behind a hyphen says where somebody is from: "Pakistan-based", not "US-backed"."""
ACTS = frozenset({"opposition", "resistance"})
"""Generic actors that are acts where "to" stands behind them."""
ADJECTIVES = frozenset({"military", "rebel", "insurgent", "guerrilla", "militant", "separatist"})
GROUPS = frozenset({
    "group", "movement", "organisation", "organization", "alliance", "network", "bloc", "faction",
    "militia", "wing",
})  # fmt: skip
"""What may stand behind a group's name: "the Islamic Jihad group"."""
FORMER = frozenset({"former", "ex", "late", "deposed", "ousted", "exiled", "retired"})

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
ANYWHERE = frozenset({"terrorist", "extremist", "jihadist", "jihadi", "islamist", "diplomat"})
