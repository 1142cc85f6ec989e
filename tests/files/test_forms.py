"""Graph form, barred moves, weights and rankings in dispute files: read, written, refused."""

from __future__ import annotations

import pytest

import standoff
from standoff.errors import DisputeError, Mistake
from standoff.files import formats
from standoff.files.writer import write
from standoff.graph.graph import compile_graph
from standoff.model.dispute import Dispute, DrawnMove, Grounds, NamedState, NoMove
from standoff.model.statement import parse

CANAL = """\
format = 1
title = "A canal"
status_quo = "shut"

[[state]]
id = "shut"
[[state]]
id = "open"
text = "ships pass"
why = "made up"
[[state]]
id = "blown"

[[term]]
id = "passable"
statement = "open"

[[side]]
id = "keeper"
move = [{ from = "shut", to = "open", both_ways = true }, { from = "open", to = ["blown"] }]
weights = { open = 3, shut = -1 }

[[side]]
id = "rebels"
ranking = [["blown", "open"], "shut"]
  [[side.move]]
  from = "shut"
  to = ["blown", "open"]
  assumes = "they have the powder"
  [[side.no_move]]
  from = "not passable"
  to = "blown"
"""

FENCE = """\
format = 1
title = "A fence"

[[side]]
id = "owner"
option = [{ id = "paint" }, { id = "sell" }]
no_move = [{ from = "sell", to = "not sell" }]
ranking = ["paint sell", "NY", ["", "paint"]]

[[side]]
id = "buyer"
weights = { paint = 2, sell = -1 }

[[judgement]]
id = "taste"
question = "What does who like?"
  [[judgement.answer]]
  id = "written"
  [[judgement.answer]]
  id = "other"
  change.owner.ranking = ["NY", "YY", ["NN", "YN"]]
  change.buyer.weights = { sell = 1 }
"""


def read(text: str) -> Dispute:
    return formats.read_dispute(text.encode(), "x.toml")


def mistakes(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(DisputeError) as error:
        read(text)
    return error.value.mistakes


def told(text: str, old: str, new: str) -> list[tuple[str, str]]:
    """The mistakes after a change: each with the text that its place points at."""
    assert text.count(old) == 1
    found = []
    for each in mistakes(text.replace(old, new)):
        assert each.place is not None
        found.append((each.id, each.place.text[each.place.column - 1 :]))
    return found


# ---------------------------------------------------------------- graph form


def test_a_graph_form_is_read() -> None:
    canal = read(CANAL)
    assert canal.states[1] == NamedState("open", "ships pass", Grounds(why="made up"))
    assert canal.status_quo == {"shut"}
    keeper, rebels = canal.sides
    assert keeper.moves == (
        DrawnMove("shut", ("open",), both_ways=True),
        DrawnMove("open", ("blown",)),
    )
    assert keeper.weights == {"open": 3, "shut": -1}
    assert rebels.ranking[0] == (frozenset({"blown"}), frozenset({"open"}))
    assert rebels.moves[0].grounds.assumes == "they have the powder"
    assert rebels.no_moves == (NoMove(parse("not passable"), parse("blown")),)


def test_its_states_and_moves() -> None:
    graph = compile_graph(read(CANAL))
    assert graph.patterns() == ["shut", "open", "blown"]
    assert [graph.moves(0, n) for n in range(3)] == [[1], [0, 2], []]
    assert [graph.moves(1, n) for n in range(3)] == [[1], [], []]  # to blow it up is barred
    assert [rank.tolist() for rank in graph.ranks] == [[0, 2, 1], [1, 2, 2]]


def test_rules_take_states_away_with_the_moves_that_lead_there() -> None:
    graph = compile_graph(read(CANAL + '[[rule]]\nnever = "blown"\n'))
    assert graph.patterns() == ["shut", "open"]
    assert [graph.moves(0, n) for n in range(2)] == [[1], [0]]


def test_it_is_written_and_reads_back() -> None:
    canal = read(CANAL)
    text = write(canal)
    again = read(text)
    assert again == canal
    assert write(again) == text
    assert 'status_quo = "shut"' in text
    assert 'move = [{ from = "shut", to = "open", both_ways = true }, { from' in text
    assert '  [[side.move]]\n  from = "shut"\n  to = ["blown", "open"]\n  assumes' in text


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"shut"\n\n[[state]]', '["shut", "open"]\n\n[[state]]', ("status-quo-state", '["shut"')),
        ('status_quo = "shut"\n', "", ("status-quo-state", "format")),
        ('"shut"\n\n[[state]]', '"shit"\n\n[[state]]', ("id-unknown", "status_quo")),
        ('{ from = "shut"', '{ from = "shit"', ("id-unknown", 'shit", to')),
        ('to = ["blown"]', 'to = ["blown", "blow"]', ("id-unknown", 'blow"]')),
        ('to = "open"', 'to = "opening"', ("id-unknown", 'opening"')),
        ('to = ["blown"]', 'to = ["open"]', ("move-nowhere", 'open"]')),
        ('to = ["blown"] }]', 'to = ["blown"] }]\noption = [{ id = "o" }]', ("form-mixed", "{ id")),
        ("open = 3", "opened = 3", ("id-unknown", "opened")),
        ("open = 3", "open = 3.5", ("value-wrong", "3.5")),
        ("open = 3", "open = 1_000_000_000_001", ("value-wrong", "1_000")),
        ('"open"], "shut"]', '"opened"], "shut"]', ("id-unknown", '"opened"')),
        ('"open"], "shut"]', '"open", "open"], "shut"]', ("value-wrong", 'open"], "shut')),
        ('[["blown", "open"], "shut"]', '["blown", "open"]', ("ranking-incomplete", '["blown')),
        ('from = "not passable"', 'from = "not passible"', ("id-unknown", "passible")),
        ('statement = "open"', 'statement = "opne"', ("id-unknown", "opne")),
        ('id = "blown"\n', 'id = "open"\n', ("id-twice", "open")),
        ("both_ways", "back", ("key-unknown", "back")),
        ('{ from = "shut", to', "{ to", ("key-missing", "{ to")),
        ('from = "shut"\n', "from = 1\n", ("value-wrong", "1")),
    ],
)
def test_mistakes_in_a_graph_form(old: str, new: str, found: tuple[str, str]) -> None:
    all_found = told(CANAL, old, new)
    assert [id for id, _ in all_found if id == found[0]]
    assert any(id == found[0] and at.startswith(found[1]) for id, at in all_found), all_found


def test_merges_and_claims_about_options_are_refused() -> None:
    merge = '[[merge]]\nwhen = "open"\nshown_as = ["open"]\n'
    claim = '[[claim]]\nid = "c"\ntest = { package_works = [] }\n'
    assert [each.id for each in mistakes(CANAL + merge + claim)] == ["form-mixed"] * 2


def test_claims_about_states_are_tested() -> None:
    claims = """
[question]
by = "keeper"
goal = "blown"
[[claim]]
id = "kept"
test = { is_stable = ["open"], concept = "nash", for = "rebels" }
[[claim]]
id = "lost"
test = { from = ["open"], to = "blown", by = "moves" }
"""
    answer = standoff.ask(read(CANAL + claims))
    assert [answer.finding(id).base for id in ("kept", "lost")] == [True, True]
    assert answer.settings.target == "rebels"  # the only other side


def test_moves_need_states() -> None:
    text = FENCE.replace("no_move = [", 'move = [{ from = "sell", to = "paint" }]\nno_move = [')
    assert [each.id for each in mistakes(text)] == ["form-mixed"]


# ---------------------------------------------------------------- option form


def test_states_of_a_ranking_by_key_or_by_ids() -> None:
    owner, buyer = read(FENCE).sides
    paint, sell = frozenset({"paint"}), frozenset({"sell"})
    assert owner.ranking == ((paint | sell,), (sell,), (frozenset(), paint))
    assert owner.no_moves == (NoMove(parse("sell"), parse("not sell")),)
    assert buyer.weights == {"paint": 2, "sell": -1}


def test_an_id_is_never_taken_for_a_key() -> None:
    side = 'id = "s"\noption = [{ id = "Y" }]\nranking = ["Y", ""]\n'
    found = read(f'format = 1\ntitle = "t"\n[[side]]\n{side}').sides[0].ranking
    assert found == ((frozenset({"Y"}),), (frozenset(),))


def test_weights_add_up_and_equal_sums_are_ties() -> None:
    graph = compile_graph(read(FENCE))
    assert graph.patterns() == ["NN", "YN", "NY", "YY"]
    assert [rank.tolist() for rank in graph.ranks] == [[1, 1, 2, 3], [1, 3, 0, 2]]


def test_a_barred_move_cannot_be_made() -> None:
    graph = compile_graph(read(FENCE))
    assert [graph.moves(0, n) for n in range(4)] == [[1, 2, 3], [0, 2, 3], [3], [2]]


def test_an_answer_swaps_a_ranking_and_weights() -> None:
    fence = read(FENCE)
    other = compile_graph(fence.under(taste="other"))
    assert [rank.tolist() for rank in other.ranks] == [[1, 1, 3, 2], [0, 0, 1, 1]]
    text = write(fence)
    assert read(text) == fence
    assert 'change.owner.ranking = ["NY", "YY", ["NN", "YN"]]' in text


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"paint sell"', '"paint sold"', ("id-unknown", '"paint sold"')),
        ('"paint sell"', '"YYY"', ("value-wrong", "YYY")),
        ('"paint sell"', '"sell, paint", "YY"', ("value-wrong", 'YY"')),
        ('"NY", ["", "paint"]]', '"NY", [""]]', ("ranking-incomplete", '["paint')),
        ('["NN", "YN"]]', '["NN"]]', ("ranking-incomplete", "change.owner")),
        ("change.owner.ranking", "change.buyer.ranking", ("change-form", "change.buyer")),
        ("change.buyer.weights", "change.owner.weights", ("change-form", "change.owner")),
        ("change.buyer.weights", "change.seller.weights", ("id-unknown", "change.seller")),
        ("{ sell = 1 }", "{ sold = 1 }", ("id-unknown", "sold")),
        ("{ sell = 1 }", '{ sell = "1" }', ("change-form", "change.buyer")),
        ('ranking = ["paint', 'prefers = ["sell"]\nranking = ["paint', ("value-wrong", '["paint')),
        ('from = "sell"', 'from = "sold"', ("id-unknown", "sold")),
        ('to = "not sell"', 'to = "not"', ("statement-ends", "")),
    ],
)
def test_mistakes_in_option_form(old: str, new: str, found: tuple[str, str]) -> None:
    all_found = told(FENCE, old, new)
    assert any(id == found[0] and at.startswith(found[1]) for id, at in all_found), all_found


def test_two_judgements_that_change_one_ranking() -> None:
    again = """
[[judgement]]
id = "twice"
question = "And then?"
  [[judgement.answer]]
  id = "no"
  [[judgement.answer]]
  id = "yes"
  change.owner.ranking = ["YY", "NN", "YN", "NY"]
"""
    assert [each.id for each in mistakes(FENCE + again)] == ["change-shared"]
