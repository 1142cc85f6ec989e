"""Captions of the pictures, by their keys."""

from __future__ import annotations

CAPTIONS = {
    "map": "The states of the dispute and the moves between them",
    "board": "What each side can do, and what is selected today and in the states told of here",
    "ladders": "How each side ranks the states, best on top",
    "readings": "In how many readings each finding holds",
    "tree": "The open judgements in the order in which they decide what works",
    "path": "The way to a settlement, move by move",
}
