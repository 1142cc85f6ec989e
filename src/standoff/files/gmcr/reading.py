"""Reading ``.gmcr`` files."""

from __future__ import annotations

from standoff.errors import DisputeError
from standoff.files.gmcr.build import DisputeBuilder
from standoff.files.gmcr.document import parse_object
from standoff.files.gmcr.shape import ShapeReader
from standoff.files.gmcr.states import first_states, ranking_mistakes
from standoff.model.dispute import Dispute


def read(text: str, title: str) -> Dispute:
    """The dispute that a ``.gmcr`` text describes.

    The format names no status quo: the first feasible state is taken, which is the one without
    any option wherever that is feasible, and the dispute's grounds say so. What a dispute cannot
    hold is refused: an option with two owners or none, and misperceptions.

    Raises:
        DisputeError: one mistake if it is not JSON; else every wrong shape at once; then every
            wrong ranking, or that no state is feasible.
    """
    model = ShapeReader().read_model(parse_object(text))
    found = first_states(model)
    if wrong := list(ranking_mistakes(model, found)):
        raise DisputeError(wrong)
    return DisputeBuilder(model, found).build_dispute(title.encode("utf-8", "replace").decode())
