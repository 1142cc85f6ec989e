"""Measure gathering: events, statements and pages against what people marked, and what it takes.

    python -m benchmarks.gather [FOLDER] [--model NAME] [--runs 3] [--write PAGE]

FOLDER holds plover_gsr_dev.jsonl, polnear/ and pages/, as far as they are there; of what is not
there it is said where to get it. A table of all of them stands first, beside what version 0.1
had. ``attributions.py`` and ``articles.py`` say how statements and pages are counted.

Events: plover_gsr_dev.jsonl holds one record a line in the form of PLOVER's gold standard records:
``text``, ``event`` or ``event_plover08`` (taken first), ``source`` and ``target`` (lists with
``code`` and ``sector``), ``reciprocal``. Each record is a sentence with one coded event; it may
tell of others, which nobody coded. So an event of ours counts as found if any record with the
same text has it, and precision, of what we found in these sentences, is a lower bound.

How parties are matched: as sets of codes (and, in another column, of codes with the first
sector), sources with sources and targets with targets. Where the record or our event is
reciprocal, the parties of both sides together are compared. A code that is a known slip of the
published file is read as it was meant.

Speed is words in a second of processor time: of the bare pipeline of the model, of the pipeline
with our own columns, and of everything; the least of some runs in one process.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import articles, attributions, page
from standoff.gather.annotate import gathered
from standoff.gather.cast import actor_file
from standoff.gather.cast.actor_file import ActorFile
from standoff.gather.events.lexicon import lexicon
from standoff.gather.model import Model, Reader, load
from standoff.gather.records import Document, Gathered, Section, SectionKind

HERE = Path(__file__).parents[1] / "../shared/text"
CODED, MARKED, PAGES = "plover_gsr_dev.jsonl", "polnear", "pages"
WANTED = {
    CODED: (
        "PLOVER's gold standard records (CC BY-SA 4.0) are PLOVER_GSR_CAMEO.txt of "
        "github.com/openeventdata/PLOVER; put some of them, a JSON object a line, into {path}"
    ),
    MARKED: attributions.WANTED,
    PAGES: articles.WANTED,
}
BEFORE = {
    "events by type": (".911", ".826"),
    "events with both parties": (".715", ".629"),
    "statements": (".718", ".943"),
    "statements with speaker": (".658", ".823"),
    "article text": (".958", ".955"),
}
"""Recall and precision that version 0.1 had, by what is measured."""
SUMMARY = ("measured", "recall", "in 0.1", "precision", "in 0.1")
SLIPS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
HEAD = ("type", "coded", "found", "recall", "ours", "precision", "parties", "with sectors")
TAKES = ("what", "words in a CPU second", "times the bare pipeline", "peak MB")

Party = tuple[str, str]
Parties = frozenset[Party]


@dataclass(frozen=True, slots=True)
class Coded:
    """A type with its parties, each a code with a sector."""

    type: str
    source: Parties
    target: Parties
    reciprocal: bool

    def matches(self, other: Coded, *, sectors: bool) -> bool:
        """Whether it has the same type and the same parties."""
        return self.type == other.type and self._sides(other, sectors) == other._sides(
            self, sectors
        )

    def _sides(self, other: Coded, sectors: bool) -> tuple[object, ...]:
        if self.reciprocal or other.reciprocal:
            return (_known(self.source | self.target, sectors),)
        return _known(self.source, sectors), _known(self.target, sectors)


def _known(parties: Parties, sectors: bool) -> frozenset[object]:
    return frozenset(party if sectors else party[0] for party in parties)


# ---------------------------------------------------------------- records


def records(path: Path) -> dict[str, list[Coded]]:
    """The coded events of each text of a file."""
    texts: dict[str, list[Coded]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            texts.setdefault(row["text"], []).append(_record(row))
    return texts


def _record(row: dict[str, object]) -> Coded:
    return Coded(
        str(row.get("event_plover08") or row["event"]),
        _parties(row.get("source")),
        _parties(row.get("target")),
        bool(row.get("reciprocal")),
    )


def _parties(rows: object) -> Parties:
    return frozenset(
        (SLIPS.get(row["code"], row["code"]), (row.get("sector") or "").strip("*")[:3])
        for row in (rows if isinstance(rows, list) else [])
    )


def ours(found: Gathered) -> list[Coded]:
    """Our events, in the same form."""
    actors = {
        (mention.start, mention.end): (actor.code, actor.sector[:3])
        for actor in found.actors
        for mention in actor.mentions
    }
    return [
        Coded(
            event.type,
            frozenset(actors[span] for span in event.source),
            frozenset(actors[span] for span in event.target),
            event.reciprocal,
        )
        for event in found.events
    ]


def document(text: str) -> Document:
    """A text that is all body."""
    section = Section(SectionKind.BODY, 0, len(text))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document("a sentence", text, (section,), sha256, "text/plain")


# ---------------------------------------------------------------- how well


@dataclass(slots=True)
class Counts:
    """How many, by type."""

    coded: Counter[str]
    found: Counter[str]
    ours: Counter[str]
    right: Counter[str]
    parties: Counter[str]
    sectors: Counter[str]
    whole: Counter[str]
    """Those of ours that have the parties of a coded one as well."""


def counted(texts: dict[str, list[Coded]], coder: Callable[[str], list[Coded]]) -> Counts:
    """Compare each text's coded events with what a coder makes of it."""
    counts = Counts(*(Counter() for _ in range(7)))
    for text, gold in texts.items():
        made = coder(text)
        kinds = {each.type for each in made}
        for each in gold:
            counts.coded[each.type] += 1
            counts.found[each.type] += each.type in kinds
            counts.parties[each.type] += any(m.matches(each, sectors=False) for m in made)
            counts.sectors[each.type] += any(m.matches(each, sectors=True) for m in made)
        wanted = {each.type for each in gold}
        for each in made:
            counts.ours[each.type] += 1
            counts.right[each.type] += each.type in wanted
            counts.whole[each.type] += any(each.matches(g, sectors=False) for g in gold)
    return counts


def table(counts: Counts, sentences: int) -> Iterator[Sequence[str]]:
    """Rows by type, and of all together; below it events of ours in a sentence."""
    yield HEAD
    for name in lexicon().types:
        yield _row(name, counts, name)
    yield _row("all", counts, None)
    each = sum(counts.ours.values()) / max(1, sentences)
    yield ("a sentence", "", "", "", f"{each:.2f}", "", "", "")


def _row(label: str, counts: Counts, name: str | None) -> Sequence[str]:
    def many(counter: Counter[str]) -> int:
        return counter[name] if name else sum(counter.values())

    coded = many(counts.coded)
    return (
        label,
        f"{coded}",
        f"{many(counts.found)}",
        _share(many(counts.found), coded),
        f"{many(counts.ours)}",
        _share(many(counts.right), many(counts.ours)),
        _share(many(counts.parties), coded),
        _share(many(counts.sectors), coded),
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else ""


# ---------------------------------------------------------------- how fast


def taken(texts: Iterable[str], reader: Reader, actors: ActorFile, runs: int) -> Iterator[Cells]:
    """Rows of what the stages take, on the texts as paragraphs of one document."""
    whole = document("\n\n".join(" ".join(text.split()) for text in texts))
    words = len(reader.parse(whole))
    yield TAKES
    stages: list[tuple[str, Callable[[], object]]] = []
    if isinstance(reader, Model):
        import spacy

        paragraphs = whole.text.split("\n\n")
        pipeline = spacy.load(str(reader.pipeline.path))  # with all its steps, as people load it
        stages.append(("bare pipeline", lambda: list(pipeline.pipe(paragraphs, batch_size=64))))
    stages.append(("parse in columns", lambda: reader.parse(whole)))
    stages.append(("all of gather", lambda: gathered(whole, reader, actors)))
    seconds = _seconds([work for _, work in stages], runs)
    for (name, _), spent in zip(stages, seconds, strict=True):
        ratio = f"{spent / seconds[0]:.3f}"
        yield (name, f"{words / spent:,.0f}", ratio, f"{_peak():,.0f}")


Cells = Sequence[str]


def _seconds(works: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """The least processor time of each, the stages in turn so that all meet the same machine."""
    best = [float("inf")] * len(works)
    for _ in range(max(1, runs)):
        for number, work in enumerate(works):
            before = time.process_time()
            work()
            best[number] = min(best[number], time.process_time() - before)
    return best


def _peak() -> float:
    """The most memory this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


# ---------------------------------------------------------------- all together


def summary(rows: Iterable[tuple[str, float, float]]) -> Iterator[Cells]:
    """What is measured, beside version 0.1's."""
    yield SUMMARY
    for name, recall, precision in rows:
        before = BEFORE.get(name, ("", ""))
        yield (name, f"{recall:.3f}", before[0], f"{precision:.3f}", before[1])


def of_events(counts: Counts) -> Iterator[tuple[str, float, float]]:
    """Recall and precision by type, and with both parties."""
    coded, made = max(1, counts.coded.total()), max(1, counts.ours.total())
    yield "events by type", counts.found.total() / coded, counts.right.total() / made
    yield "events with both parties", counts.parties.total() / coded, counts.whole.total() / made


def of_statements(
    folder: Path, reader: Reader, actors: ActorFile
) -> Iterator[tuple[str, float, float]]:
    """Recall and precision of statements, and with their speaker; documents lost are told."""
    tally, lost = attributions.Tally(), 0
    for text, marked in attributions.articles(folder):
        made = gathered(document(text), reader, actors)
        lost += bool(made.faults)
        attributions.add(tally, marked, made)
    yield from tally.rows()
    sys.stderr.write(f"polnear: {lost} documents with a fault\n")


def of_pages(folder: Path) -> Iterator[tuple[str, float, float]]:
    """Recall and precision of the words of articles."""
    found = articles.score(folder)
    yield "article text", found.recall, found.precision
    sys.stderr.write(f"pages: F {found.f:.3f}, {found.lost} of {found.pages} articles lost\n")


def main(words: Sequence[str] | None = None) -> None:
    """Print the tables as Markdown, and write them into a page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gather")
    parser.add_argument("folder", type=Path, nargs="?", default=HERE)
    parser.add_argument("--model", help="an English pipeline by name")
    parser.add_argument("--runs", type=int, default=3)
    page.write_option(parser)
    asked = parser.parse_args(words)
    there = [asked.folder / name for name in WANTED if _is_there(asked.folder / name)]
    if not there:
        parser.error(f"nothing to measure is in {asked.folder}")
    reader, actors = load(asked.model), actor_file.ours()
    texts = records(asked.folder / CODED) if asked.folder / CODED in there else {}
    counts = counted(texts, lambda text: ours(gathered(document(text), reader, actors)))
    rows = list(of_events(counts)) if texts else []
    if asked.folder / MARKED in there:
        rows += of_statements(asked.folder / MARKED, reader, actors)
    if asked.folder / PAGES in there:
        rows += of_pages(asked.folder / PAGES)
    page.show("gather all", summary(rows), asked.write)
    if texts:
        sys.stdout.write("\n")
        page.show("gather", table(counts, len(texts)), asked.write)
        sys.stdout.write("\n")
        page.show("gather takes", taken(texts, reader, actors, asked.runs), asked.write)


def _is_there(path: Path) -> bool:
    """Whether data is there; where it is not, it is told where to get it."""
    if not path.exists():
        sys.stderr.write(f"not measured: {WANTED[path.name].format(path=path)}\n")
    return path.exists()


if __name__ == "__main__":
    main()
