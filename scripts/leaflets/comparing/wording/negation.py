"""How often a sentence says “not”, in languages that say it once, twice or within a word."""

from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.reading.termbase import Concepts

NEGATION = "not"

# Words that strengthen a negation which the sentence has already (negative concord), by their
# beginnings; and how many words may stand between the two.
_CONCORD = {
    "es": ("ni", "ningun", "ningún", "nada", "nadie", "tampoco"),
    "fr": ("pas", "plus", "jamais", "aucun", "rien", "personne", "ni", "point"),
    "it": ("né", "nessun", "niente", "nulla"),
    "pl": ("żadn", "żaden", "nikt", "nikogo", "nikomu", "nic", "nigdy", "nigdzie", "ani"),
    "pt": ("nem", "nenhum", "nada", "ninguém"),
    "uk": ("жодн", "жоден", "ніхто", "нікого", "ніщо", "нічого", "ніколи", "ніде", "ані"),
}
_REACH = 8

# The first half of a negation, which alone with “que” means “only” (French).
_WEAK = {"fr": (frozenset({"ne", "n"}), frozenset({"que", "qu"}))}


def negations(one: Skeleton, other: Skeleton, concepts: Concepts, lang: str) -> tuple[int, int]:
    """Count the negations of a sentence: those that are sure, and those that are possible.

    Words of one concord count once. ``avoid``, ``without`` and the like hold a negation among
    their parts, so that “do not fly” and “avoid flying” count alike. A concept that can be said
    with a negation (“keep on”: “do not take off”) may count where the other side says it so.
    """
    sure, possible = _plain_negations(one, lang), 0
    said = {name for item in other.items for name in (*item.options, *item.inner)}
    for item in one.items:
        if NEGATION in item.options:
            continue
        readings = [reading for name in item.options for reading in concepts.readings(name)]
        ways = [
            reading
            for reading in readings
            if NEGATION not in reading or len(reading) == 1 or set(reading) & said - {NEGATION}
        ]
        hidden = [NEGATION in reading for reading in ways]
        sure += bool(hidden) and all(hidden)
        possible += any(hidden) and not all(hidden)
    return sure, sure + possible


def _plain_negations(skeleton: Skeleton, lang: str) -> int:
    only = restricts(skeleton, lang)
    weak = _WEAK[lang][0] if lang in _WEAK else frozenset[str]()
    concord = _CONCORD.get(lang, ())
    count, last, last_weak = 0, -_REACH, False
    for item in skeleton.items:
        if NEGATION not in item.options or (only and item.text in weak):
            continue
        near = item.at - last < _REACH
        joined = last_weak or item.text in weak or item.text.startswith(concord or ("\0",))
        if not (near and count and joined):
            count += 1
        last, last_weak = item.at, item.text in weak
    return count


def restricts(skeleton: Skeleton, lang: str) -> bool:
    """Tell if a sentence may say “only” with half a negation: ne … que."""
    if lang not in _WEAK:
        return False
    halves, partners = _WEAK[lang]
    return bool(halves & skeleton.keys and partners & skeleton.keys)
