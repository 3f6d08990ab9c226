"""Endings that Korean writes onto its words: if, until, only, or, and, since, because, about."""

from functools import lru_cache

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("쯤", ("about",)),
    ("가량", ("about",)),
    ("남짓", ("about",)),
    ("마다", ("all",)),
    ("까지만", ("at-most", "until")),
    ("까지", ("at-most", "until")),
    ("부터", ("since", "in-relation")),
    ("거나", ("or",)),
    ("이나", ("or",)),
    ("더라도", ("but", "even-more-than-thought")),
    ("지만", ("but",)),
    ("므로", ("because",)),
    ("니까", ("because",)),
    ("면", ("if",)),
    ("보다", ("than",)),
    ("만", ("only",)),
)
# Words that end so and say nothing of the kind.
_OTHERS = frozenset(
    "표면 측면 전면 안면 수면 국면 화면 장면 단면 내면 외면 "
    "정면 후면 지면 방면 이면 서면 대면 직면 도면 평면 반면 "
    "냉면 라면 절단면 접촉면 윗면 앞면 뒷면 옆면 벽면 최면 "
    "양면 한면 순면 이러면 가능하면 웬만하면 어쩌면 조금만 "
    "잠깐만 얼마만 웬만 그만 불만 비만 분만 오만 자만 다만 "
    "백만 천만 충만 미만 팽만 태만 오랜만 하지만 그렇지만 "
    "습니다만 입니다만 됩니다만 합니다만 있습니다만 지금까지 "
    "아까부터 처음부터 누구나 언제나 어디나 그러나 특히나 "
    "너무나 혹시나 역시나 하나 이나 두말하면 예를 되도록이면 "
    "왜냐하면 다시말하면 아니면 그렇지않으면 물론이거니와 만 "
    "까지 면 이면 이만 저만 요만 일까지".split()
)


_JOINING = {"와": "and", "과": "and", "랑": "and", "나": "or"}
_PARTICLES = tuple(
    "에서는 에서 에는 에도 으로 하고 이랑 까지 부터 마다 가량 남짓 쯤 씩 "
    "은 는 이 가 을 를 도 의 에 로 와 과 랑 나".split()
)


@lru_cache(maxsize=1 << 14)
def joining(word: str) -> str:
    """Return “and” or “or” where a word may end with it: 스타킹과, 전화나; 결과 is a word."""
    return _JOINING.get(word[-1], "") if len(word) > 2 else ""


def stems(word: str) -> list[str]:
    """Return what is left of a word without the particle that it may end with."""
    found = (word.removesuffix(particle) for particle in _PARTICLES if word.endswith(particle))
    return [stem for stem in found if stem]


@lru_cache(maxsize=1 << 14)
def endings(word: str) -> tuple[str, ...]:
    """Return what the ending of a word says, or nothing."""
    if len(word) < 2 or word in _OTHERS:
        return ()
    for ending, names in _ENDINGS:
        if word.endswith(ending):
            if ending == "만" and len(word) == 2:
                return ()  # 번만, 일만: only that many
            return () if len(word) == len(ending) and ending not in {"까지", "부터"} else names
    return ()
