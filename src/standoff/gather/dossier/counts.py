"""How much a dossier holds."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.gather.dossier.dossier import Dossier

_COUNTS = """
select
  (select count(*) from document),
  (select count(*) from file where document is not null and document != id),
  (select count(*) from file where reason is not null),
  (select count(*) from file where document is null and reason is null),
  (select count(*) from actor),
  (select count(*) from mention),
  (select count(*) from statement),
  (select count(*) from event),
  (select count(*) from (select distinct document, cluster from event)),
  (select count(*) from fault),
  (select count(*) from paragraph p join section s
    on s.document = p.document and s.number = p.section
    where s.kind in ('comment', 'boilerplate'))
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of records; ``again`` are files that hold a document which another holds too."""

    documents: int
    again: int
    failed: int
    waiting: int
    actors: int
    mentions: int
    statements: int
    events: int
    acts: int
    faults: int
    aside: int
    """Paragraphs of comments and boilerplate, which nothing is gathered from."""


def counts(dossier: Dossier) -> Counts:
    """What a dossier holds, by number."""
    (row,) = dossier.select(_COUNTS)
    return Counts(*row)
