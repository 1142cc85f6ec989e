"""The source's claims against the model."""

from __future__ import annotations

from standoff.report.wording.ask import claims

TITLE = "What the source claims, against the model"
INTRO = (
    "A claim is what the source says, put as a question to the model. Where the model disagrees, "
    "either the source or the file is to be looked at again."
)
CAPTION = "The claims"
HEAD = ("Claim", "The source says", "As written", "Holds in", "Exactly when", "Source")
HEAD_ONE = ("Claim", "The source says", "As written", "Source")
briefly = claims.summary
