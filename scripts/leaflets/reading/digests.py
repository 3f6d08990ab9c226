"""Digests of texts: what was signed or frozen is bound to the exact words."""

import hashlib

from leaflets.reading.blocks import folded


def digest(text: str) -> str:
    """Return the SHA-256 of a text in NFC with white space folded, its algorithm named."""
    return "sha256:" + hashlib.sha256(folded(text).encode()).hexdigest()
