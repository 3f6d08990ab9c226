"""What the text of a language is worth, in one word, as pages and printed sheets tell it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a language: ``word`` for programs, ``notices`` for readers.

    ``word`` is ``draft``, ``stale`` or ``signed``; ``notices`` are names of labels.
    """

    word: str
    notices: tuple[str, ...]


DRAFT = Standing("draft", ("draft_notice",))
"""Somebody has yet to sign, whatever else may be said."""

DRAFT_AND_STALE = Standing("draft", ("draft_notice", "updating_notice"))
"""Nobody has signed all of it, and English has changed since it was translated."""

STALE = Standing("stale", ("updating_notice",))
"""All of it was signed, and English has changed since."""

SIGNED = Standing("signed", ("signed_notice",))
"""Two people have signed each statement as it is."""
